using Kata.Verify.Results;

namespace Kata.Verify.Marking;

/// <summary>The names of the checks that were run.</summary>
internal static class CheckNames
{
    /// <summary>Whether a pattern fits any.</summary>
    public static bool Any(IReadOnlyList<SubmissionVerdict> submissions, CheckPattern pattern) => submissions
        .SelectMany(submission => submission.Steps).SelectMany(step => step.Checks).Any(check => pattern.Fits(check.Name));
}
