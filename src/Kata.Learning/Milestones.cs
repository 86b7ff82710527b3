using Kata.Experiments;
using Kata.Experiments.Milestones;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Learning;

/// <summary>What somebody's code is put to once a step of it passes. It runs in a process of its own.</summary>
public static class Milestones
{
    // Three minutes of silence are an endless loop; what learns from 60,000 images by plain loops speaks once an epoch.
    private static readonly Limits Generous = new(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), 4L << 30);

    private static readonly Dictionary<int, string> Offers = new()
    {
        [5] = "your own code reads 5,000 digits with weights that somebody else has trained.",
        [6] = "your own cost meets the published numbers.",
        [8] = "your own gradient is put to the test, and its errors are drawn.",
        [10] = "your own code learns to tell two moons apart.",
        [11] = "your own code learns to read MNIST's digits, a few examples a step.",
        [12] = "your own code learns to read 5,000 digits with your own optimizer.",
    };

    /// <summary>The steps that have a reward.</summary>
    public static IReadOnlyList<int> Steps { get; } = [.. Offers.Keys.Order()];

    /// <summary>A sentence that says what will happen, or null where the step has no reward.</summary>
    /// <param name="step">1 … 12.</param>
    public static string? Offer(int step) => Offers.GetValueOrDefault(step);

    /// <summary>Why there is no reward yet: a sentence, or null where every step up to this one passes.</summary>
    /// <param name="step">A step that has a reward.</param>
    /// <param name="code">What somebody wrote. A step before this one that is missing is the reference's.</param>
    /// <param name="judging">Told each step before it is looked at.</param>
    /// <param name="cancellation">Stops everything.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static string? Obstacle(int step, Submission code, Action<int>? judging = null, CancellationToken cancellation = default)
    {
        if (Lacks(step, code) is { } lack) return lack;
        List<int> written = [.. Enumerable.Range(1, step).Where(earlier => Has(code, earlier))];
        using var judge = new StepChecker(rehearse: [.. written.Take(3)]);
        foreach (var earlier in written)
        {
            judging?.Invoke(earlier);
            var verdict = judge.Check(earlier, code, cancellation: cancellation);
            if (verdict.Passed) continue;
            var why = verdict.Errors.Count > 0 ? SubmissionProcess.Sentence(verdict.Errors[0]) : $"{verdict.First?.Name} says {Word(verdict.First?.Verdict)}.";
            return $"step {earlier}, {verdict.Name}, does not pass yet but needs to before the reward for step {step}: {why}";
        }

        return null;
    }

    /// <summary>Puts somebody's code to use in a process of its own, which is gone afterwards.</summary>
    /// <param name="step">A step that has a reward.</param>
    /// <param name="code">What somebody wrote: its steps up to this one, and the reference's for what is later or missing.</param>
    /// <param name="told">Told everything that is to be shown, as it happens, on this thread.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>Null where all went well, else what came in between.</returns>
    /// <exception cref="ArgumentException">The step has no reward.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not come up, or data cannot be read.</exception>
    public static JobFailure? Give(int step, Submission code, Action<ExperimentEvent> told, CancellationToken cancellation = default) =>
        Give(step, code, told, MilestoneSize.Standard, false, Generous, cancellation);

    internal static JobFailure? Give(int step, Submission code, Action<ExperimentEvent> told, MilestoneSize size, bool shippedOnly, Limits limits, CancellationToken cancellation)
    {
        if (Offer(step) is null)
            throw new ArgumentException($"step is {step} but needs to be one of {string.Join(", ", Steps)}: no other has a reward.");
        return Lacks(step, code) is { } lack
            ? new(Verdict.DoesNotCompile, lack)
            : ExperimentRunner.Run(new MilestoneExperiment(step, size) { ShippedOnly = shippedOnly }, code, told, limits, cancellation);
    }

    private static string? Lacks(int step, Submission code)
    {
        if (code.Problems is [var problem, ..]) return SubmissionProcess.Sentence(problem);
        return Has(code, step) ? null : $"{Reference.StepNames[step - 1]}.cs is missing but needed: it is what the reward for step {step} runs.";
    }

    private static bool Has(Submission code, int step) => code.Files.Any(file => file.Name == Reference.StepNames[step - 1]);

    // "not started", of NotStarted.
    private static string Word(Verdict? verdict) =>
        string.Concat($"{verdict}".Select((letter, i) => i > 0 && char.IsUpper(letter) ? $" {letter}" : $"{letter}")).ToLowerInvariant();
}
