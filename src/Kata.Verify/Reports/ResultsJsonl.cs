using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// results.jsonl: a line of JSON for each check, for programs. "verdict" is the check's; "alone" is its step's, with the reference's other
/// steps. A step of which no check could be run has one line with an empty check. Names are whole.
/// </summary>
public static class ResultsJsonl
{
    /// <summary>The lines of a submission, each with its line feed.</summary>
    public static string Of(SubmissionVerdict submission) => string.Concat(submission.Steps.Select(step => Of(submission.Id, step)));

    /// <summary>The lines of one step of a submission, as soon as it is judged.</summary>
    public static string Of(string submission, StepVerdict step) => step.Checks.Count == 0
        ? Line(new(submission, $"{step.Step}", "", Verdict(step.Alone), Verdict(step.Alone), Verdict(step.Class), step.Mistakes, 0))
        : string.Concat(step.Checks.Select(check => Line(new(
            submission,
            $"{step.Step}",
            check.Name,
            Verdict(check.Verdict),
            Verdict(step.Alone),
            Verdict(check.Class),
            check.IsFault() ? step.Mistakes : [],
            check.Milliseconds))));

    private static string Line(ResultLine line) => ReportJson.Line(line) + "\n";

    private static string Verdict(Enum value) => ReportJson.Name(value);

    private sealed record ResultLine(
        string Submission,
        string Step,
        string Check,
        string Verdict,
        string Alone,
        string Class,
        IReadOnlyList<string> Mistakes,
        double Milliseconds);
}
