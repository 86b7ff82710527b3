using System.Text.RegularExpressions;
using Kata.Cli.Output;
using Kata.Learning;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Cli.Learn;

/// <summary>A verdict in words: what, where, expected and got, which mistake, and because of which step.</summary>
internal sealed partial class Report(Workspace workspace, Submission code, StepResult verdict)
{
    private const int LongestMessage = 12;

    /// <summary>A verdict's name for people.</summary>
    public static string Name(Verdict verdict) => verdict switch
    {
        Verdict.NotStarted => "not started",
        Verdict.TimedOut => "timed out",
        Verdict.OutOfMemory => "out of memory",
        Verdict.DoesNotCompile => "does not compile",
        Verdict.Infrastructure => "could not be judged",
        _ => verdict.ToString().ToLowerInvariant(),
    };

    /// <summary>The verdict on a line.</summary>
    public StyledLine State => new(
        verdict.Verdict switch
        {
            Verdict.Passed => $"passed: {Count(verdict.Checks.Count(check => check.Verdict == Verdict.Passed), "check")}",
            Verdict.DoesNotCompile or Verdict.Infrastructure => Name(verdict.Verdict),
            _ => $"{Name(verdict.Verdict)}: {verdict.Failing.Count()} of {Count(verdict.Checks.Count, "check")} not passed",
        },
        verdict.Passed ? LineStyle.Good : LineStyle.Bad);

    /// <summary>What was judged: path and hash.</summary>
    public StyledLine Judged => new($"judged {Place.Shown(workspace.PathOf(verdict.Step))}, code {code.HashOf(verdict.Step)[..12]}", LineStyle.Quiet);

    /// <summary>Everything below the state.</summary>
    /// <param name="isLast">Whether the verdict has been explained; before, it is not known whether the step fails alone.</param>
    public IEnumerable<StyledLine> Body(bool isLast = true) =>
        verdict.Passed ? Proven() : [.. Errors(), .. First(), .. isLast ? FollowThrough() : [], .. Mistaken()];

    private IEnumerable<StyledLine> Proven()
    {
        var laws = verdict.Checks.Where(check => check is { Suite: "Properties", Verdict: Verdict.Passed }).Select(check => Sentence(check.Name)).ToList();
        yield return new($"Proven of your {verdict.Name}, beside {Count(verdict.Checks.Count(check => check is { Suite: "Unit", Verdict: Verdict.Passed }), "number")} by hand or published:");
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
        if (Stub().Match(check.Message) is { Success: true } stub)
        {
            yield return new(stub.Value);
            yield break;
        }

        foreach (var line in Cut(check.Message)) yield return new(line);
        foreach (var line in Cut(check.Output)) yield return new(line, LineStyle.Quiet);
    }

    private IEnumerable<StyledLine> Mistaken()
    {
        if (verdict.Diagnosis is not { FirstWrong: { } quantity } diagnosis) yield break;
        yield return StyledLine.Empty;
        if (diagnosis.Names.Count == 0)
        {
            yield return new($"The first wrong quantity is {quantity}. It is none of the mistakes we know.");
            if (diagnosis.Pattern is { } pattern) yield return new(pattern);
            if (diagnosis.Example is { } example) yield return new(example.ToString());
            yield break;
        }

        foreach (var mistakes in diagnosis.Names)
        {
            yield return new($"This looks like: {string.Join(", and ", mistakes.Select(mistake => $"{mistake.Title} ({mistake.Id})"))}.", LineStyle.Strong);
            if (diagnosis.Names.Count > 1) continue;
            foreach (var mistake in mistakes)
            {
                yield return new($"What one believes: {mistake.Belief}");
                yield return new($"Why it is wrong: {mistake.Why}");
            }
        }

        yield return new($"The first wrong quantity is {quantity}.");
    }

    private IEnumerable<StyledLine> FollowThrough()
    {
        if (verdict.Step == 1 || verdict is { Verdict: Verdict.NotStarted, InIsolation: null }) yield break;
        var earlier = string.Join(" and ", verdict.CausedBy.Select(step => $"step {step}, {Reference.StepName(step)}"));
        var sentence = verdict switch
        {
            { Verdict: Verdict.DoesNotCompile, CausedBy: [] } or { Verdict: Verdict.Infrastructure } => null,
            { Verdict: Verdict.DoesNotCompile, InIsolation: { } alone } => $"What does not compile is {earlier}. With the reference in its place, {verdict.Name} alone: {Name(alone)}.",
            { InIsolation: null } => $"{verdict.Name} does not compile without your other files, so it cannot be judged alone.",
            { InIsolation: Verdict.Passed, CausedBy: [] } => "With the reference beneath it, it passes. No earlier step brings it down by itself, so several together do.",
            { InIsolation: Verdict.Passed } => $"With the reference beneath it, it passes: it fails only because of {earlier}.",
            _ => $"It fails alone too, with the reference beneath it: what is wrong is in {verdict.Name}.cs.",
        };
        if (sentence is null) yield break;
        yield return StyledLine.Empty;
        yield return new(sentence);
    }

    // Suites name their checks as sentences.
    private static string Sentence(string name)
    {
        var method = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var arguments = method.IndexOf('(', StringComparison.Ordinal);
        return arguments < 0 ? method.Replace('_', ' ') : $"{method[..arguments].Replace('_', ' ')} {method[arguments..]}";
    }

    // The check's own source lies in the workspace, to be read and debugged.
    private string? Source(CheckResult check)
    {
        if (check.Name.Split('(')[0].Split('.') is not [var type, var method]) return null;
        var file = new DirectoryInfo(Path.Combine(workspace.Folder, "tests")) is { Exists: true } tests
            ? tests.EnumerateDirectories().Select(suite => Path.Combine(suite.FullName, $"{type}.cs")).FirstOrDefault(File.Exists)
            : null;
        if (file is null) return null;
        var line = File.ReadLines(file).TakeWhile(line => !line.Contains($" {method}(", StringComparison.Ordinal)).Count() + 1;
        return $"{Place.Shown(file)}:{line}";
    }

    private string? Thrown(CheckResult check) => Frame().Matches(check.Trace)
        .Where(frame => code.Files.Any(file => file.Path == frame.Groups[1].Value))
        .Select(frame => $"{frame.Groups[1].Value}:{frame.Groups[2].Value}").FirstOrDefault();

    private static IEnumerable<string> Cut(string text)
    {
        string[] lines = [.. text.Trim('\n', '\r').Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        foreach (var line in lines.Take(LongestMessage)) yield return line.Length > 400 ? $"{line[..400]} …" : line;
        if (lines.Length > LongestMessage) yield return $"… {Count(lines.Length - LongestMessage, "line")} more";
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    [GeneratedRegex(@"Step \d+: \w+\.\w+ is not written yet\.")]
    private static partial Regex Stub();

    [GeneratedRegex(@" in (.+?):line (\d+)")]
    private static partial Regex Frame();
}
