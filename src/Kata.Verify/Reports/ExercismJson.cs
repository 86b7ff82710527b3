using System.Text.RegularExpressions;
using Kata.Runner;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>Exercism's results.json, version 3, for one submission: a test for each check, whose task is its step.</summary>
public static partial class ExercismJson
{
    // A message may have 65,535 bytes, a character has at most 3 in UTF-8.
    private const int LongestMessage = 21_000;

    /// <summary>The document.</summary>
    public static string Of(SubmissionVerdict submission, VisibilityRules rules)
    {
        var view = StudentView.Of(submission, rules);
        Test[] tests = [.. view.Steps.SelectMany(Tests)];
        // An error is what kept every test from being run.
        if (view.Steps.All(step => step.Verdict.Checks.Count == 0 && step.Hidden == 0))
            return ReportJson.Document(new Document(3, "error", Why(view), []));
        var status = tests.All(test => test.Status == "pass") ? "pass" : "fail";
        return ReportJson.Document(new Document(3, status, null, tests));
    }

    private static string Why(StudentView view)
    {
        var sentences = view.Steps.SelectMany(StepExplanation.Of).Distinct();
        return Escaping.Cut(WithoutFolders(string.Join('\n', sentences.Prepend("No check could be run."))), LongestMessage);
    }

    private static IEnumerable<Test> Tests(StudentStep step)
    {
        var task = (int)step.Verdict.Step;
        var why = string.Join('\n', StepExplanation.Of(step));
        foreach (var check in step.Verdict.Checks)
            yield return new(Escaping.Name(check.Name), Status(check), check.IsFault() ? Message(check, why) : null, task);
        if (step.Hidden > 0)
        {
            var passes = step.HiddenPassed == step.Hidden;
            yield return new($"{step.Verdict.Step.Title()}: {step.HiddenInWords}", passes ? "pass" : "fail", null, task);
        }

        if (step.Verdict.Checks.Count == 0 && step.Hidden == 0)
        {
            var passes = step.Verdict.Alone == Verdict.Passed;
            yield return new(step.Verdict.Step.Title(), passes ? "pass" : "error", passes ? null : Message(step.Verdict.Class, why), task);
        }
    }

    private static string Status(CheckVerdict check) => check switch
    {
        _ when !check.IsFault() => "pass",
        { Class: FailureClass.Fail or FailureClass.NotStarted } => "fail",
        _ => "error",
    };

    private static string Message(CheckVerdict check, string why) =>
        Message(check.Class, string.Join('\n', new[] { Escaping.Message(check.Message), why }.Where(text => text.Length > 0)));

    private static string Message(FailureClass failure, string why) =>
        Escaping.Cut(why.Length > 0 ? $"{failure.InWords()}\n{WithoutFolders(why)}" : failure.InWords(), LongestMessage);

    /// <summary>A text in which a file in a folder from the root on has its name alone, e.g. Cost.cs for /srv/course/eve/Cost.cs.</summary>
    internal static string WithoutFolders(string text) => Folders().Replace(text, "");

    [GeneratedRegex("""(?<![^\s'"(\[=])(?:[A-Za-z]:)?(?:[\\/][^\s\\/:'"]+)+[\\/](?=[^\s\\/:'"])""")]
    private static partial Regex Folders();

    private sealed record Document(int Version, string Status, string? Message, IReadOnlyList<Test> Tests);

    private sealed record Test(string Name, string Status, string? Message, int TaskId);
}
