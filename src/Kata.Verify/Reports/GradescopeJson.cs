using Kata.Runner;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// Gradescope's results.json, which belongs into /autograder/results: a test with points for each step, and one without for each check that
/// is not hidden. What is visible later is marked so.
/// </summary>
public static class GradescopeJson
{
    /// <summary>The document.</summary>
    public static string Of(SubmissionVerdict submission, RunFacts facts, VisibilityRules rules)
    {
        var view = StudentView.Of(submission, rules, withLater: true);
        return ReportJson.Document(new Document(
            submission.Points,
            Math.Round(submission.Steps.Sum(step => step.Milliseconds) / 1000, 3),
            $"{Words.Points(view.Points, view.MaxPoints)}. {view.PassedInWords}.\n{facts.InWords()}.",
            "text",
            "text",
            "text",
            "visible",
            "hidden",
            new(submission.Hash, facts.Version, facts.Suites, facts.Isolation, facts.Seed, facts.Runtime),
            [.. view.Steps.SelectMany(step => Checks(step).Prepend(Step(step)))]));
    }

    private static Test Step(StudentStep step) => new(
        step.Verdict.Points,
        step.Verdict.MaxPoints,
        Status(step.Verdict.Alone == Verdict.Passed),
        step.Verdict.Step.Title(),
        $"{(int)step.Verdict.Step}",
        string.Join('\n', Output(step)),
        "visible");

    private static IEnumerable<string> Output(StudentStep step)
    {
        var visible = step.Checks.Where(check => check.Visibility == Visibility.Visible).Select(check => check.Check).ToList();
        yield return $"Alone, with the right other steps: {step.Verdict.Class.InWords()}. With yours: {step.Verdict.Whole.InWords()}.";
        if (visible.Count > 0) yield return $"Checks: passed {visible.Count(check => check.Verdict == Verdict.Passed)} of {visible.Count}.";
        if (step.Hidden > 0) yield return $"{char.ToUpperInvariant(step.HiddenInWords[0])}{step.HiddenInWords[1..]}.";
        foreach (var sentence in StepExplanation.Of(step)) yield return sentence;
    }

    private static IEnumerable<Test> Checks(StudentStep step) => step.Checks.Index().Select(check => new Test(
        null,
        null,
        Status(check.Item.Check.Verdict is Verdict.Passed or Verdict.Ignored),
        Escaping.Name(check.Item.Check.Name),
        $"{(int)step.Verdict.Step}.{check.Index + 1}",
        Outcome(check.Item.Check),
        Level(check.Item.Visibility)));

    private static string Outcome(CheckVerdict check) =>
        check.Verdict == Verdict.Passed ? "" : $"{check.Class.InWords()}\n{Escaping.Message(check.Message)}".Trim();

    private static string Status(bool isPassed) => isPassed ? "passed" : "failed";

    private static string Level(Visibility visibility) => visibility switch
    {
        Visibility.Visible => "visible",
        Visibility.AfterDueDate => "after_due_date",
        Visibility.AfterPublished => "after_published",
        _ => "hidden",
    };

    private sealed record Document(
        double Score,
        double ExecutionTime,
        string Output,
        string OutputFormat,
        string TestOutputFormat,
        string TestNameFormat,
        string Visibility,
        string StdoutVisibility,
        Facts ExtraData,
        IReadOnlyList<Test> Tests);

    private sealed record Facts(string Sha256, string Version, string Suites, string Isolation, string Seed, string Runtime);

    private sealed record Test(
        double? Score, double? MaxScore, string Status, string Name, string Number, string Output, string Visibility);
}
