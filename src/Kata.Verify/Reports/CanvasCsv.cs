using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// The columns of Canvas's gradebook with one assignment. Canvas finds a student by its own number or by the login; an empty grade changes
/// nothing there.
/// </summary>
public static class CanvasCsv
{
    /// <summary>The gradebook.</summary>
    /// <param name="submissions">Those whose <see cref="SubmissionVerdict.StudentId"/> is Canvas's number or the login.</param>
    /// <param name="assignment">The assignment's name, with its number in parentheses if it is there already, e.g. "Kata (123)".</param>
    public static string Of(IReadOnlyList<SubmissionVerdict> submissions, string assignment) => CsvTable.Of(
    [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", Escaping.Name(assignment)],
        // The row that Canvas itself writes below the header, with these four spaces.
        ["    Points Possible", null, null, null, null, submissions.Select(submission => submission.MaxPoints).DefaultIfEmpty().Max()],
        .. submissions.Select(Row),
    ]);

    private static IEnumerable<object?> Row(SubmissionVerdict submission)
    {
        var id = Escaping.Name(submission.StudentId);
        var isNumber = id.Length > 0 && id.All(char.IsAsciiDigit);
        var name = submission.Student.Length > 0 ? submission.Student : submission.Id;
        return [Escaping.Name(name), isNumber ? id : "", "", isNumber ? "" : id, "", GradebookCsv.Grade(submission)];
    }
}
