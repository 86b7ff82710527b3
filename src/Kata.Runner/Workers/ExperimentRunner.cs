using System.Globalization;
using Kata.Experiments;
using Kata.Runner.Compiling;

namespace Kata.Runner.Workers;

/// <summary>Puts somebody's steps to use, in a process of their own that is gone afterwards.</summary>
public static class ExperimentRunner
{
    // What learns from 60,000 images by plain loops speaks once an epoch; a longer silence is an endless loop.
    private static readonly Limits LongRunLimits = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(3), 6L << 30);

    /// <summary>How long a use that was asked to end may take over it.</summary>
    internal static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Does it.</summary>
    /// <param name="use">The use.</param>
    /// <param name="code">What somebody wrote: its steps up to the last that is needed, and the reference's for what is later or missing.</param>
    /// <param name="told">Told everything that is to be shown, as it happens, on this thread.</param>
    /// <param name="cancellation">Asks it to end, or ends the process where the use does not listen.</param>
    /// <returns>Null where all went well, else what came in between.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not come up, or data cannot be read.</exception>
    /// <inheritdoc cref="Run(Experiment, Submission, Action{ExperimentEvent}, CancellationToken)"/>
    public static JobFailure? Run(Experiment use, Submission code, Action<ExperimentEvent> told, CancellationToken cancellation = default) =>
        Run(use, code, told, LongRunLimits, cancellation);

    /// <inheritdoc cref="Run(Experiment, Submission, Action{ExperimentEvent}, CancellationToken)"/>
    public static JobFailure? Run(Experiment use, Submission code, Action<ExperimentEvent> told, Limits limits, CancellationToken cancellation)
    {
        using var process = new SubmissionProcess(code, limits);
        return process.Run(use, told, cancellation);
    }

    internal static JobFailure TimedOut(Limits limits) => new(Verdict.TimedOut, string.Create(
        CultureInfo.InvariantCulture,
        $"the code was ended: it may be silent for {limits.Check.TotalSeconds:0.#} s and run for {limits.Step.TotalSeconds:0.#} s, and took longer."));
}
