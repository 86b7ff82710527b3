using System.Text.RegularExpressions;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Cli.Learn;

/// <summary>A result in words: what, where, expected and got, which mistake, and because of which step.</summary>
internal sealed partial class Report(Workspace workspace, Submission code, StepResult verdict)
{
    private const int LongestMessage = 12;

    /// <summary>The verdict on a line.</summary>
    public StyledLine State => new(
        verdict.Verdict switch
        {
            Verdict.Passed => $"passed: {Count(verdict.Checks.Count(check => check.Verdict == Verdict.Passed), "check")}{Missing()}",
            Verdict.DoesNotCompile or Verdict.Infrastructure => verdict.Verdict.InWords(),
            Verdict.NotStarted when verdict.Failing.Count() == verdict.Needed => $"not started: {Count(verdict.Needed, "check")} to pass",
            Verdict.TimedOut or Verdict.Crashed or Verdict.OutOfMemory =>
                $"{verdict.Verdict.InWords()} in check {verdict.Checks.Count}; later checks were not run",
            _ => $"{verdict.Verdict.InWords()}: {verdict.Failing.Count()} of {Count(verdict.Needed, "check")} not passed",
        },
        verdict.Passed ? LineStyle.Good : LineStyle.Bad);

    /// <summary>What was checked: path and hash.</summary>
    public StyledLine Checked =>
        new($"checked {DisplayPath.Of(workspace.PathOf(verdict.Step))}, code {code.HashOf(verdict.Step)[..12]}", LineStyle.Quiet);

    /// <summary>Everything below the state.</summary>
    /// <param name="isLast">Whether the verdict has been explained; before, it is not known whether the step fails alone.</param>
    public IEnumerable<StyledLine> Body(bool isLast = true) =>
        verdict.Passed ? Proven() : [.. Errors(), .. First(), .. isLast ? FollowThrough() : [], .. Mistaken()];

    private string Missing() => verdict.MissingArgumentChecks switch
    {
        0 => "",
        1 => "; 1 argument check of the stub is missing",
        var missing => $"; {missing} argument checks of the stub are missing",
    };

    private IEnumerable<StyledLine> Proven()
    {
        var laws = verdict.Checks.Where(check => check is { Suite: "Properties", Verdict: Verdict.Passed })
            .Select(check => Sentence(check.Name)).ToList();
        var numbers = Count(
            verdict.Checks.Count(check => check is { Suite: "Unit", Verdict: Verdict.Passed, IsRequired: true }), "check");
        yield return new($"Your {verdict.Step} passes {numbers} against hand-worked or published values. It also satisfies:");
        foreach (var law in laws.Take(8)) yield return new($"- {law}");
        if (laws.Count > 8) yield return new($"- and {Count(laws.Count - 8, "law")} more");
        var ignored = verdict.Checks.Where(check => check.Verdict == Verdict.Ignored).ToList();
        if (ignored.Count > 0) yield return new($"Not checked: {Count(ignored.Count, "check")}. {ignored[0].Message}", LineStyle.Quiet);
    }

    private IEnumerable<StyledLine> Errors()
    {
        foreach (var error in verdict.Errors.Take(3))
        {
            var lines = error.ToString().Split('\n');
            yield return new(lines[0]);
            foreach (var line in lines.Skip(1)) yield return new(line.TrimEnd('\r'), LineStyle.Code);
        }

        if (verdict.Errors.Count > 3) yield return new($"and {Count(verdict.Errors.Count - 3, "error")} more");
    }

    private IEnumerable<StyledLine> First()
    {
        if (verdict.First is not { } check) yield break;
        yield return new(Sentence(check.Name), LineStyle.Strong);
        if (Source(check) is { } source) yield return new($"the check: {source}", LineStyle.Quiet);
        if (Thrown(check) is { } thrown) yield return new($"in your code: {thrown}", LineStyle.Quiet);
        if (check.Unwritten is { } function)
        {
            yield return new($"{function} is not written yet.");
            yield break;
        }

        foreach (var line in Cut(FailureMessage.Lines(check.Message))) yield return new(line);
        foreach (var line in Cut(check.Output.Split('\n'))) yield return new(line, LineStyle.Quiet);
    }

    private IEnumerable<StyledLine> Mistaken()
    {
        foreach (var line in Named()) yield return line;
        if (verdict.Repairs.Count > 0) yield return new(string.Join(' ', verdict.Repairs.Select(repair => repair.Place)), LineStyle.Strong);
    }

    private IEnumerable<StyledLine> Named()
    {
        if (verdict.Diagnosis is not { } diagnosis) yield break;
        yield return StyledLine.Empty;
        if (diagnosis.FirstWrong is not { } quantity)
        {
            if (verdict.Repairs.Count == 0) yield return new("Only the checks show what is wrong: the questions of the diagnosis do not.");
            yield break;
        }

        var named = diagnosis.Names.SelectMany(mistakes => mistakes).ToList();
        yield return new($"The first wrong quantity is {quantity}.{(named.Count == 0 ? " This is not one of the known mistakes." : "")}");
        foreach (var (n, mistake) in named.Index())
        {
            yield return new($"{(n == 0 ? "This looks like" : "together with")}: {mistake.Title} ({mistake.Id}).", LineStyle.Strong);
            yield return new($"The likely thinking: {mistake.Belief}");
            yield return new($"Why it is wrong: {mistake.Why}");
        }

        if (named.Count > 0 && diagnosis.Unexplained is { } left)
            yield return new($"Also wrong, and explained by none of the known mistakes: {left}.");
        if (diagnosis.Pattern is { } pattern) yield return new(Capitalized(pattern));
        if (diagnosis.Example is { } example) yield return new(example.ToString());
    }

    private IEnumerable<StyledLine> FollowThrough()
    {
        if (verdict.Step == Step.Serialize || verdict is { Verdict: Verdict.NotStarted, InIsolation: null }) yield break;
        var earlier = string.Join(" and ", verdict.CausedBy.Select(step => $"step {(int)step}, {step}"));
        var sentence = verdict switch
        {
            { Verdict: Verdict.DoesNotCompile, CausedBy: [] } or { Verdict: Verdict.Infrastructure } => null,
            {
                Verdict: Verdict.DoesNotCompile,
                InIsolation: { } alone
            } => $"What does not compile is {earlier}. With the reference in its place, {verdict.Step} alone: "
                    + $"{alone.InWords()}.",
            { InIsolation: null } => $"{verdict.Step} does not compile without your other files, so it cannot be checked alone.",
            {
                InIsolation: Verdict.Passed,
                CausedBy: []
            } => "It passes with the reference's earlier steps. No single earlier step causes this; several do together.",
            { InIsolation: Verdict.Passed } => $"It passes with the reference's earlier steps: it fails only because of {earlier}.",
            { InIsolation: Verdict.TimedOut } =>
                $"It is also too slow with the reference's earlier steps: the slow code is in {verdict.Step}.cs.",
            { InIsolation: Verdict.Infrastructure or Verdict.NotStarted } or { Repairs.Count: > 0 } => null,
            _ => $"It also fails with the reference's earlier steps, so the mistake is in {verdict.Step}.cs.",
        };
        if (sentence is null) yield break;
        yield return StyledLine.Empty;
        yield return new(sentence);
    }

    private static string Capitalized(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>A check's name as a sentence, which is how the suites name their checks.</summary>
    public static string Sentence(string name)
    {
        var method = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var arguments = method.IndexOf('(', StringComparison.Ordinal);
        var words = Number().Replace(arguments < 0 ? method : method[..arguments], "").Replace('_', ' ');
        var sentence = Capitalized(words);
        return arguments < 0 ? sentence : $"{sentence} {method[arguments..].Replace(",", ", ", StringComparison.Ordinal)}";
    }

    // The workspace holds the check's source, to be read and debugged.
    private string? Source(CheckResult check)
    {
        if (check.Name.Split('(')[0].Split('.') is not [var type, var method]) return null;
        var file = new DirectoryInfo(Path.Combine(workspace.Folder, "tests")) is { Exists: true } tests
            ? tests.EnumerateDirectories().Select(suite => Path.Combine(suite.FullName, $"{type}.cs")).FirstOrDefault(File.Exists)
            : null;
        if (file is null) return null;
        var line = File.ReadLines(file).TakeWhile(line => !line.Contains($" {method}(", StringComparison.Ordinal)).Count() + 1;
        return $"{DisplayPath.Of(file)}:{line}";
    }

    private string? Thrown(CheckResult check) => Frame().Matches(check.Trace)
        .Where(frame => code.Files.Any(file => file.Path == frame.Groups[1].Value))
        .Select(frame => $"{frame.Groups[1].Value}:{frame.Groups[2].Value}").FirstOrDefault();

    private static IEnumerable<string> Cut(IEnumerable<string> text)
    {
        string[] lines = [.. text.Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        foreach (var line in lines.Take(LongestMessage)) yield return line.Length > 400 ? $"{line[..400]} …" : line;
        if (lines.Length > LongestMessage) yield return $"… {Count(lines.Length - LongestMessage, "line")} more";
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    // Properties are numbered.
    [GeneratedRegex(@"^P\d+_")]
    private static partial Regex Number();

    [GeneratedRegex(@" in (.+?):line (\d+)")]
    private static partial Regex Frame();
}
