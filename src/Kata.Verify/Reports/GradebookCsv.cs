using Kata.Runner;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// gradebook.csv: a row for each submission, with its points and, for each step, the verdict alone and the points. Where the judge itself
/// failed, the points are empty: a failure of ours is no 0.
/// </summary>
public static class GradebookCsv
{
    /// <summary>The table.</summary>
    public static string Of(IReadOnlyList<SubmissionVerdict> submissions)
    {
        Step[] steps = [.. submissions.SelectMany(submission => submission.Steps).Select(step => step.Step).Distinct().Order()];
        IEnumerable<object?> header =
        [
            "Submission", "Student", "Student ID", "Points", "Points Possible", "Steps Passed", "Incomplete", "SHA-256",
            .. steps.SelectMany(step => new[] { $"{step}", $"{step} Points" }),
        ];
        return CsvTable.Of(submissions.Select(submission => Row(submission, steps)).Prepend(header));
    }

    private static IEnumerable<object?> Row(SubmissionVerdict submission, IEnumerable<Step> steps) =>
    [
        Escaping.Name(submission.Id), Escaping.Name(submission.Student), Escaping.Name(submission.StudentId),
        submission.IsIncomplete ? null : submission.Points, submission.MaxPoints,
        submission.Steps.Count(step => step.Alone == Verdict.Passed),
        submission.IsIncomplete ? "yes" : "no", submission.Hash,
        .. steps.Select(step => submission.Steps.FirstOrDefault(verdict => verdict.Step == step)).SelectMany(Cells),
    ];

    private static object?[] Cells(StepVerdict? step) => step is null
        ? [null, null]
        : [step.Class.InWords(), step.Alone == Verdict.Infrastructure ? null : step.Points];
}
