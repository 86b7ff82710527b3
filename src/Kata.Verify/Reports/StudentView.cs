using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>
/// What a student may see of a submission. The formats for students are written from this alone, so that none can tell what is hidden.
/// </summary>
/// <param name="Id">The submission's name.</param>
/// <param name="Steps">Its steps, in order.</param>
/// <param name="Points">Its points, the hidden checks' too.</param>
/// <param name="MaxPoints">The points that it could have.</param>
/// <param name="Notes">What was noticed while it was read.</param>
/// <param name="Printed">What it printed; empty if a check is hidden, because the code may print what it is given.</param>
/// <param name="IsIncomplete">Whether the judge itself failed in a step.</param>
public sealed record StudentView(
    string Id,
    IReadOnlyList<StudentStep> Steps,
    double Points,
    double MaxPoints,
    IReadOnlyList<string> Notes,
    string Printed,
    bool IsIncomplete)
{
    /// <summary>The view.</summary>
    /// <param name="submission">The whole verdict.</param>
    /// <param name="rules">What students see.</param>
    /// <param name="withLater">Whether the format itself can hold back until later what is not visible yet; if not, it is hidden.</param>
    public static StudentView Of(SubmissionVerdict submission, VisibilityRules rules, bool withLater = false)
    {
        StudentStep[] steps = [.. submission.Steps.Select(step => StudentStep.Of(step, rules, withLater))];
        var isOpen = submission.Steps.All(step => step.Checks.All(check => rules.Of(step.Step, check.Name) == Visibility.Visible));
        return new(
            submission.Id,
            steps,
            submission.Points,
            submission.MaxPoints,
            submission.Notes,
            isOpen ? submission.Printed : "",
            submission.IsIncomplete);
    }

    /// <summary>How many steps pass, in words.</summary>
    internal string PassedInWords =>
        $"{Steps.Count(step => step.Verdict.Alone == Runner.Verdict.Passed)} of {Steps.Count} {(Steps.Count == 1 ? "step" : "steps")} pass";
}

/// <summary>What a student may see of a step.</summary>
/// <param name="Verdict">The verdict, without the hidden checks, and without the diagnosis if hidden checks alone gave rise to it.</param>
/// <param name="Hidden">How many checks are hidden.</param>
/// <param name="HiddenPassed">How many of them pass.</param>
/// <param name="Visibilities">When each of the checks left may be seen, in their order.</param>
public sealed record StudentStep(StepVerdict Verdict, int Hidden, int HiddenPassed, IReadOnlyList<Visibility> Visibilities)
{
    /// <summary>All that is said of hidden checks.</summary>
    internal string HiddenInWords => $"hidden checks: passed {HiddenPassed} of {Hidden}";

    /// <summary>The checks with the time from which each may be seen.</summary>
    internal IEnumerable<(CheckVerdict Check, Visibility Visibility)> Checks => Verdict.Checks.Zip(Visibilities);

    internal static StudentStep Of(StepVerdict step, VisibilityRules rules, bool withLater)
    {
        var checks = step.Checks.Select(check => (Check: check, Visibility: rules.Of(step.Step, check.Name))).ToList();
        var byShown = checks.ToLookup(check =>
            check.Visibility == Visibility.Visible || (withLater && check.Visibility != Visibility.Hidden));

        // The diagnosis tells of the wrong answers, so that one which the student may see has to be among them.
        var isOpen = checks.All(check => check.Visibility == Visibility.Visible || !check.Check.IsFault())
            || checks.Any(check => check.Visibility == Visibility.Visible && check.Check.IsFault());
        var verdict = step with
        {
            Checks = [.. byShown[true].Select(check => check.Check)],
            FirstWrong = isOpen ? step.FirstWrong : "",
            Mistakes = isOpen ? step.Mistakes : [],
            Repairs = isOpen ? step.Repairs : [],
        };
        return new(
            verdict,
            byShown[false].Count(),
            byShown[false].Count(hidden => hidden.Check.Verdict == Runner.Verdict.Passed),
            [.. byShown[true].Select(check => check.Visibility)]);
    }
}
