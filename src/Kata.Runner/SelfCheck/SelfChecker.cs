using Kata.Harness.Diagnosis;
using Kata.Harness.Mistakes;
using Kata.Runner.Suites;

namespace Kata.Runner.SelfCheck;

/// <summary>
/// The harness proves itself: on the reference, on every mistake it knows, on pairs of them, and on right code written differently.
/// </summary>
public static class SelfChecker
{
    private const int SlipsToAPair = 10;
    private const int ReportedTrials = 25;

    /// <summary>Runs everything.</summary>
    /// <param name="suites">The suites to prove.</param>
    /// <param name="pairs">How many pairs of mistakes to draw.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <param name="slips">
    /// How many wrong steps to draw, each a slip in right code, whose line is to be found: about a second each. A tenth as many have two.
    /// </param>
    /// <param name="progress">Receives what is being done.</param>
    public static SelfCheckReport Run(
        SuiteFiles suites, int pairs = 240, int seed = 1, int slips = 0, IProgress<string>? progress = null)
    {
        progress?.Report("the reference");
        var right = Binding.StepsOf(StepSources.Whole(Reference.Files));
        var bound = suites.Load(right);
        var checks = bound.Run();

        List<CheckResult> stubs = [];
        List<MistakeReport> mistakes = [];
        List<VariantReport> variants = [];
        foreach (var step in Enum.GetValues<Step>())
        {
            progress?.Report($"step {(int)step}");
            bound.Bind(Binding.StepsOf(StepSources.Hybrid(step, [Stubs.Of(step)])));
            stubs.AddRange(bound.Run(step).Where(check => check.IsRequired));
            mistakes.AddRange(Mistaken(step, bound, right, checks));
            variants.AddRange(Written(step, bound, right));
        }

        progress?.Report("pairs of mistakes");
        var trials = DiagnosisTrials.Pairs(pairs, seed).Select(pair => DiagnosisTrials.Of(right, pair)).ToList();
        return new(stubs, checks, mistakes, trials, variants,
            Counted("slips in right code", LocationTrial.Run(slips, seed), slips, progress),
            Counted("two slips", LocationTrial.RunPairs(slips / SlipsToAPair, seed), slips / SlipsToAPair, progress));
    }

    // Half an hour without a word looks like an endless loop.
    private static List<LocationTrial> Counted(string what, IEnumerable<LocationTrial> trials, int count, IProgress<string>? progress)
    {
        List<LocationTrial> done = [];
        foreach (var trial in trials)
        {
            done.Add(trial);
            if (done.Count % ReportedTrials == 0 || done.Count == count)
                progress?.Report($"{what}: {done.Count} of {count}, {done.Count(each => each.IsRight)} located");
        }

        return done;
    }

    private static IEnumerable<MistakeReport> Mistaken(Step step, LoadedSuites bound, Steps right, IReadOnlyList<CheckResult> checks)
    {
        List<CheckResult> own = [.. checks.Where(check => check.Step == step && check.Verdict == Verdict.Passed)];
        // Thousands of digits through a scalar loop take seconds: such a check is only tried until it has failed for something.
        var untried = own.Where(check => check.NeedsExternalData).Select(check => check.Name).ToHashSet();
        foreach (var mistake in MistakeBank.All.Where(mistake => mistake.Step == step))
        {
            bound.Bind(MistakeBank.Inject(right, mistake));
            var results = bound.Run(step, [.. own.Where(check => !check.NeedsExternalData).Select(check => check.Name).Concat(untried)]);
            HashSet<string> killers =
                [.. results.Where(result => result.Verdict is Verdict.Failed or Verdict.NotStarted).Select(result => result.Name)];
            untried.ExceptWith(killers);
            yield return new(mistake, killers, DiagnosisTrials.Of(right, mistake));
        }
    }

    private static IEnumerable<VariantReport> Written(Step step, LoadedSuites bound, Steps right)
    {
        foreach (var variant in EquivalentImplementations.All.Where(variant => variant.Steps.Contains(step)))
        {
            var written = variant.Of(right);
            bound.Bind(written);
            var failed = bound.Run(step).Where(result => result.Verdict is Verdict.Failed or Verdict.NotStarted);
            yield return new(variant, step, [.. failed], StepDiagnosis.Of(step, written));
        }
    }
}
