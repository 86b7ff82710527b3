using System.CommandLine;
using Kata.Runner.Checking;

namespace Kata.Cli.Learn;

/// <summary>`kata hint`: a question first, then a formula, then where to look, then nearly the code.</summary>
internal static class HintCommand
{
    public static Command Create()
    {
        var (step, folder) = (StepArgument.Create(), StepArgument.Folder());
        var command =
            new Command("hint", "The next hint for a step, chosen by what is wrong with it; all of them once it has passed.") { step,
                folder };
        command.SetAction(parsed =>
        {
            var workspace = WorkspaceLocator.Find(parsed.GetValue(folder));
            var (code, progress) = (workspace.Read(), Progress.Read(workspace));
            var which = parsed.GetValue(step) is { } named ? StepArgument.Parse(named) : progress.Current(code);
            if (progress.HasPassed(which, code.HashOf(which)))
            {
                foreach (var line in All(which)) Screen.Print(line);
                return Exit.Success;
            }

            using var checker = new StepChecker();
            foreach (var line in Next(workspace, checker.Check(which, code, repairs: true))) Screen.Print(line);
            return Exit.Success;
        });
        return command;
    }

    /// <summary>The next hint, which is noted as shown.</summary>
    public static IReadOnlyList<StyledLine> Next(Workspace workspace, StepResult verdict)
    {
        var hint = NextHint.After(verdict, Progress.Read(workspace));
        Progress.AddHint(workspace, hint.Id, hint.Tier);
        return
        [
            new($"Hint {hint.Tier} of {NextHint.Tiers} for {hint.Id}: {NextHint.Name(hint.Tier)}", LineStyle.Strong),
            .. hint.Nudge is { } nudge ? [new($"To find the mistake: {nudge}")] : Array.Empty<StyledLine>(),
            .. hint.Place is { } place ? [new(place)] : Array.Empty<StyledLine>(),
            .. Shown(hint.Text),
        ];
    }

    private static IEnumerable<StyledLine> All(Step step)
    {
        foreach (var function in Hints.Of(step))
        {
            for (var tier = 1; tier <= NextHint.Tiers; tier++)
            {
                yield return new($"{step}.{function.Function}: {NextHint.Name(tier)}", LineStyle.Strong);
                foreach (var line in Shown(function.Tiers[tier - 1])) yield return line;
                yield return StyledLine.Empty;
            }
        }
    }

    // Paragraphs are wrapped to the terminal, not to the page; code stays as it is.
    private static IEnumerable<StyledLine> Shown(string markdown)
    {
        var (inCode, paragraph) = (false, "");
        foreach (var row in markdown.Split('\n').Append(""))
        {
            var fence = row.StartsWith("```", StringComparison.Ordinal);
            if (!inCode && !fence && row.Length > 0)
            {
                paragraph += paragraph.Length > 0 ? $" {row}" : row;
                continue;
            }

            if (paragraph.Length > 0) yield return new(paragraph.Replace("`", ""));
            paragraph = "";
            if (inCode && !fence) yield return new($"    {row}", LineStyle.Code);
            if (fence) inCode = !inCode;
        }
    }
}
