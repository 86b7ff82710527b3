using Kata.Harness;

namespace Kata.Runner;

/// <summary>The harness proves itself: on the reference, on every mistake it knows, on pairs of them, and on right code written differently.</summary>
public static class SelfCheck
{
    /// <summary>Runs everything.</summary>
    /// <param name="suites">The suites to prove.</param>
    /// <param name="pairs">How many pairs of mistakes to draw.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="progress">Told what is being done.</param>
    public static SelfCheckReport Run(Suites suites, int pairs = 240, int seed = 1, IProgress<string>? progress = null)
    {
        progress?.Report("the reference");
        using var reference = suites.Bind(Subject.Whole(Reference.Files));
        var right = Binding.StepsOf(reference.Kata);
        var checks = reference.Run();

        List<CheckResult> stubs = [];
        List<MistakeReport> mistakes = [];
        List<VariantReport> variants = [];
        using var bound = suites.Plant(right);
        for (var step = 1; step <= Reference.StepNames.Count; step++)
        {
            progress?.Report($"step {step}");
            stubs.AddRange(suites.Run(step, Subject.Hybrid(step, [Stubs.Of(step)])));
            mistakes.AddRange(Mistaken(step, bound, right, checks));
            variants.AddRange(Written(step, bound, right));
        }

        progress?.Report("pairs of mistakes");
        var trials = Trials.Pairs(pairs, seed).Select(pair => Trials.Of(right, pair)).ToList();
        return new(stubs, checks, mistakes, trials, variants);
    }

    private static IEnumerable<MistakeReport> Mistaken(int step, BoundSuites bound, Steps right, IReadOnlyList<CheckResult> checks)
    {
        List<CheckResult> own = [.. checks.Where(check => check.Step == step && check.Verdict == Verdict.Passed)];
        // Thousands of digits through a scalar loop take seconds: such a check is only tried until it has failed for something.
        var untried = own.Where(check => check.OnOutsideData).Select(check => check.Name).ToHashSet();
        foreach (var mistake in Mistakes.All.Where(mistake => mistake.Step == step))
        {
            bound.Plant(Mistakes.Plant(right, mistake));
            var results = bound.Run(step, [.. own.Where(check => !check.OnOutsideData).Select(check => check.Name).Concat(untried)]);
            HashSet<string> killers = [.. results.Where(result => result.Verdict is Verdict.Failed or Verdict.NotStarted).Select(result => result.Name)];
            untried.ExceptWith(killers);
            yield return new(mistake, killers, Trials.Of(right, mistake));
        }
    }

    private static IEnumerable<VariantReport> Written(int step, BoundSuites bound, Steps right)
    {
        foreach (var variant in Variants.All.Where(variant => variant.Steps.Contains(step)))
        {
            var written = variant.Of(right);
            bound.Plant(written);
            var failed = bound.Run(step).Where(result => result.Verdict is Verdict.Failed or Verdict.NotStarted);
            yield return new(variant, step, [.. failed], Diagnosis.Of(step, written));
        }
    }
}
