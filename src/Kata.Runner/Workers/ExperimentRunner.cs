using Kata.Experiments;

namespace Kata.Runner.Workers;

/// <summary>Runs experiments on submissions, in a process of their own that is gone afterwards.</summary>
public static class ExperimentRunner
{
    // Training on 60,000 images by plain loops reports once an epoch; a longer silence is an endless loop.
    private static readonly Limits LongRunLimits = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(3), 6L << 30) { ClockFactor = 1 };

    /// <summary>How long an experiment that was asked to stop may take to do so.</summary>
    internal static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(20);

    /// <summary>Runs an experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="submission">Its steps up to the last that is needed are used, and the reference's for later or missing ones.</param>
    /// <param name="report">Receives each event as it occurs, on the calling thread.</param>
    /// <param name="limits">What it may take; null for ten minutes of silence, three hours in all and 6 GiB.</param>
    /// <param name="cancellation">Asks it to stop, or ends the process if the experiment does not listen.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not start, or data cannot be read.</exception>
    public static ExperimentOutcome Run(
        Experiment experiment, Submission submission, Action<ExperimentEvent> report, Limits? limits = null,
            CancellationToken cancellation = default)
    {
        using var process = new SubmissionProcess(submission, limits ?? LongRunLimits);
        return process.Run(experiment, report, cancellation);
    }

    internal static JobFailure TimedOut(Limits limits) => new(Verdict.TimedOut, string.Create(
        CultureInfo.InvariantCulture,
        $"the code was stopped: it made no progress for {limits.Check.TotalSeconds:0.#} s, or ran for more than "
            + $"{limits.Step.TotalSeconds:0.#} s."));
}
