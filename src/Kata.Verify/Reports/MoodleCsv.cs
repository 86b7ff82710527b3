using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// The columns of Moodle's grading worksheet. Moodle finds a student by the number of the participant, and shows the comments to the
/// student, as HTML. It wants the time of the last grade, even if it is empty: a new grade then replaces an older one only if the box for
/// that is ticked. Submissions that the judge could not judge are left out, so that they keep what they have.
/// </summary>
public static class MoodleCsv
{
    /// <summary>The worksheet.</summary>
    /// <param name="submissions">Those whose <see cref="SubmissionVerdict.StudentId"/> is a participant's number or an address.</param>
    /// <param name="rules">What students see.</param>
    public static string Of(IReadOnlyList<SubmissionVerdict> submissions, VisibilityRules rules) => CsvTable.Of(
    [
        ["Identifier", "Full name", "Email address", "Grade", "Maximum Grade", "Last modified (grade)", "Feedback comments"],
        .. submissions.Where(submission => !submission.IsIncomplete)
            .Select(submission => Row(submission, StudentView.Of(submission, rules))),
    ]);

    private static IEnumerable<object?> Row(SubmissionVerdict submission, StudentView view)
    {
        var id = Escaping.Name(submission.StudentId);
        var isNumber = id.Length > 0 && id.All(char.IsAsciiDigit);
        var name = submission.Student.Length > 0 ? submission.Student : submission.Id;
        yield return isNumber ? $"Participant {id}" : "";
        yield return Escaping.Name(name);
        yield return isNumber ? "" : id;
        yield return submission.Points;
        yield return submission.MaxPoints;
        yield return "";
        yield return Escaping.Html(string.Join(' ', view.Steps.Select(Sentence)));
    }

    private static string Sentence(StudentStep step)
    {
        var points = Words.Points(step.Verdict.Points, step.Verdict.MaxPoints);
        var hidden = step.Hidden > 0 ? $"; {step.HiddenInWords}" : "";
        return $"{step.Verdict.Step.Title()}: {step.Verdict.Class.InWords()}, {points}{hidden}.";
    }
}
