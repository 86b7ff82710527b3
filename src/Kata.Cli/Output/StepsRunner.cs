using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Kata.Experiments;
using Kata.Experiments.Training;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Runner.Workers;

namespace Kata.Cli.Output;

/// <summary>Runs experiments: on the reference in this process, on a submission in a process of its own.</summary>
internal static class StepsRunner
{
    /// <summary>The reference's steps.</summary>
    public static Steps Reference { get; } = Binding.StepsOf(typeof(Backprop).Assembly);

    // Training takes minutes, and its numbers are the same but for rounding.
    private static Steps Fast { get; } = FastTraining.Of(Reference);

    public static Option<string?> Subject() => new("--subject")
    {
        Description = "A workspace, or a folder with the steps' files: whose steps are used; the reference's unless given.",
    };

    /// <summary>Runs an experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="submission">What the learner wrote, or null for the reference.</param>
    /// <param name="report">Receives each event as it occurs, on the calling thread.</param>
    /// <param name="stop">Asks it to stop early.</param>
    /// <exception cref="OperationCanceledException">It was stopped before it had a result.</exception>
    public static ExperimentOutcome Run(Experiment experiment, Submission? submission, Action<ExperimentEvent> report,
        CancellationToken stop) =>
        submission is null
            ? new(experiment.Run(new(experiment is TrainingExperiment ? Fast : Reference, experiment.Store(), report, stop)))
            : ExperimentRunner.Run(experiment, submission, report, cancellation: stop);

    /// <summary>Reads a submission.</summary>
    /// <param name="subject">A workspace or a folder; null for none.</param>
    /// <exception cref="ArgumentException">There is no such folder.</exception>
    [return: NotNullIfNotNull(nameof(subject))]
    public static Submission? Read(string? subject)
    {
        if (subject is null) return null;
        if (!Directory.Exists(subject))
            throw new ArgumentException($"--subject is {subject} but needs to be an existing folder: it holds Forward.cs and the others.");
        return File.Exists(Path.Combine(subject, Workspace.Marker)) ? Workspace.Open(subject).Read() : Submission.Read(subject);
    }
}
