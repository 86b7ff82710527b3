namespace Kata.Verify.Judging;

/// <summary>
/// How long things may take beside the checks. Time is the processor's, so that a busy machine changes no verdict; by the clock it is
/// <see cref="ClockFactor"/> times as long.
/// </summary>
/// <param name="Submission">How long judging a submission may take in all.</param>
/// <param name="Compiling">
/// How long one compilation may take. It takes some hundredths of a second; what takes longer is written to take longer.
/// </param>
public sealed record SubmissionTimes(TimeSpan Submission, TimeSpan Compiling)
{
    /// <summary>How many times as long things may take by the clock.</summary>
    public const int ClockFactor = 8;

    /// <summary>5 minutes, and 10 seconds for a compilation.</summary>
    public static SubmissionTimes Standard { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));

    /// <summary>What is said of a compilation that does not end.</summary>
    internal string CompilingTooLong => string.Create(
        CultureInfo.InvariantCulture, $"compiling took more than {Compiling.TotalSeconds:0.#} s.");

    /// <summary>What is said of a step that is not judged any more.</summary>
    internal string SubmissionTooLong => string.Create(
        CultureInfo.InvariantCulture, $"not run, since judging the submission took more than {Submission.TotalSeconds:0.#} s.");
}
