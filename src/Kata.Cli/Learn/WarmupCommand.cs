using System.CommandLine;

namespace Kata.Cli.Learn;

/// <summary>`kata warmup`: the optional exercise between steps 7 and 8, checked with the learner's own step 7.</summary>
internal static class WarmupCommand
{
    public static Command Create()
    {
        var folder = StepArgument.Folder();
        var command = new Command("warmup", "Check the warm-up before step 8, first with your own step 7.") { folder };
        command.SetAction(parsed =>
        {
            var (lines, isRight) = WarmupText.Check(WorkspaceLocator.Find(parsed.GetValue(folder)));
            foreach (var line in lines) Screen.Print(line);
            return isRight ? Exit.Success : Exit.Mismatch;
        });
        return command;
    }

    /// <summary>Checks the warm-up whenever its file has been saved, and shows what was found out.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="post">Runs something on the thread that owns the screen.</param>
    /// <param name="view">The screen.</param>
    public static FileChanges Watch(Workspace workspace, Action<Action> post, LearnerView view)
    {
        var path = WarmupCheck.PathIn(workspace);
        var known = Text(path);
        return new(Path.GetDirectoryName(path)!, () =>
        {
            var text = Text(path);
            if (text is null || Interlocked.Exchange(ref known, text) == text) return;
            var lines = Checked(workspace);
            post(() =>
            {
                if (known == text) view.Note(lines);
            });
        });
    }

    private static IReadOnlyList<StyledLine> Checked(Workspace workspace)
    {
        try
        {
            return WarmupText.Check(workspace).Lines;
        }
        catch (IOException failure)
        {
            return [new(failure.Message, LineStyle.Bad)];
        }
    }

    // An editor may be about to replace it.
    private static string? Text(string path)
    {
        try
        {
            return File.ReadAllText(path) is { Length: > 0 } text ? text : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
