using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// The columns of Canvas's gradebook with one assignment. Canvas finds a student by its own number or by the login, and would take an empty
/// grade for one to be removed: submissions that the judge could not judge are left out, so that they keep what they have.
/// </summary>
public static class CanvasCsv
{
    // Canvas takes every row whose first cell holds these words for the assignment's own, a student's too.
    private const string PointsPossible = "Points Possible";

    /// <summary>The gradebook.</summary>
    /// <param name="submissions">Those whose <see cref="SubmissionVerdict.StudentId"/> is Canvas's number or the login.</param>
    /// <param name="assignment">The assignment's name, with its number in parentheses if it is there already, e.g. "Kata (123)".</param>
    public static string Of(IReadOnlyList<SubmissionVerdict> submissions, string assignment) => CsvTable.Of(
    [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", Escaping.Name(assignment)],
        // The row that Canvas itself writes below the header, with these four spaces.
        [$"    {PointsPossible}", null, null, null, null, submissions.Select(submission => submission.MaxPoints).DefaultIfEmpty().Max()],
        .. submissions.Where(submission => !submission.IsIncomplete).Select(Row),
    ]);

    private static IEnumerable<object?> Row(SubmissionVerdict submission)
    {
        var id = Escaping.Name(submission.StudentId);
        var isNumber = id.Length > 0 && id.All(char.IsAsciiDigit);
        var name = Escaping.Name(submission.Student.Length > 0 ? submission.Student : submission.Id);
        return
        [
            name.Replace(PointsPossible, "Points, Possible", StringComparison.Ordinal),
            isNumber ? id : "", "", isNumber ? "" : id, "", submission.Points,
        ];
    }
}
