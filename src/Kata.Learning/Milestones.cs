using Kata.Experiments;
using Kata.Experiments.Milestones;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Workers;

namespace Kata.Learning;

/// <summary>What the learner's code can do once a step of it passes. It runs in a process of its own.</summary>
public static class Milestones
{
    // Three minutes without progress are an endless loop; training on 60,000 images by plain loops reports once an epoch.
    private static readonly Limits MilestoneLimits = new(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), 4L << 30) { ClockFactor = 1 };

    /// <summary>The steps that have a milestone.</summary>
    public static IReadOnlyList<Step> Steps { get; } = [.. MilestoneExperiment.Descriptions.Keys];

    /// <summary>The steps whose milestone takes only seconds.</summary>
    public static IReadOnlyList<Step> Immediate { get; } = [Step.Predict, Step.Cost, Step.Backprop, Step.FastBackprop];

    /// <summary>The steps' numbers, e.g. for a message.</summary>
    public static string Numbers => string.Join(", ", Steps.Select(step => (int)step));

    /// <summary>A sentence that says what will happen, or null if the step has no milestone.</summary>
    public static string? Description(Step step) => MilestoneExperiment.Descriptions.GetValueOrDefault(step);

    /// <summary>Why the milestone cannot be reached yet: a sentence, or null if every step up to this one passes.</summary>
    /// <param name="step">A step that has a milestone.</param>
    /// <param name="submission">What the learner wrote. An earlier step that is missing is the reference's.</param>
    /// <param name="checking">Receives each step before it is checked.</param>
    /// <param name="cancellation">Stops everything.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static string? Blocker(Step step, Submission submission, Action<Step>? checking = null, CancellationToken cancellation = default)
    {
        if (Missing(step, submission) is { } missing) return missing;
        List<Step> written = [.. Enum.GetValues<Step>().Where(earlier => earlier <= step && Has(submission, earlier))];
        using var checker = new StepChecker(warmUp: [.. written.Take(3)]);
        foreach (var earlier in written)
        {
            checking?.Invoke(earlier);
            var result = checker.Check(earlier, submission, cancellation: cancellation);
            if (result.Passed) continue;
            var why = result.Errors.Count > 0 ? result.Errors[0].Sentence : $"{result.First?.Name} {result.Verdict.InWords()}.";
            return $"The reward for step {(int)step} needs step {(int)earlier} ({earlier}), which does not pass yet: {why}";
        }

        return null;
    }

    /// <summary>Runs the milestone in a process of its own, which is gone afterwards.</summary>
    /// <param name="step">A step that has a milestone.</param>
    /// <param name="submission">Its steps up to this one are used, and the reference's for later or missing ones.</param>
    /// <param name="report">Receives each event as it occurs, on the calling thread.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>null on success; otherwise why it stopped.</returns>
    /// <exception cref="ArgumentException">The step has no milestone.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not start, or data cannot be read.</exception>
    public static JobFailure? Run(Step step, Submission submission, Action<ExperimentEvent> report,
        CancellationToken cancellation = default) =>
        Run(new MilestoneExperiment(step, MilestoneSize.Standard), submission, report, MilestoneLimits, cancellation);

    internal static JobFailure? Run(
        MilestoneExperiment milestone, Submission submission, Action<ExperimentEvent> report, Limits limits, CancellationToken cancellation)
    {
        if (Description(milestone.Step) is null)
            throw new ArgumentException($"step is {(int)milestone.Step} but needs to be one of {Numbers}: no other has a reward.");
        return Missing(milestone.Step, submission) is { } missing
            ? new(Verdict.DoesNotCompile, missing)
            : ExperimentRunner.Run(milestone, submission, report, limits, cancellation).Failure;
    }

    private static string? Missing(Step step, Submission submission)
    {
        if (submission.Problems is [var problem, ..]) return problem.Sentence;
        return Has(submission, step) ? null : $"{step}.cs is missing but needed: it is what the reward for step {(int)step} runs.";
    }

    private static bool Has(Submission submission, Step step) => submission.Files.Any(file => file.Step == step);
}
