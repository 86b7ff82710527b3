using Kata.Harness.Mistakes;

namespace Kata.Harness.Diagnosis;

/// <summary>A diagnosis of mistakes that were injected on purpose.</summary>
/// <param name="Injected">One mistake, or two of the same step.</param>
/// <param name="Diagnosis">Its diagnosis.</param>
/// <param name="Named">Whether it named them.</param>
/// <param name="Misnamed">Whether it named another one, and what it named gives other answers to probes it had not asked.</param>
public sealed record DiagnosisTrial(IReadOnlyList<Mistake> Injected, StepDiagnosis Diagnosis, bool Named, bool Misnamed);

/// <summary>Injects mistakes and tests whether the diagnosis finds them.</summary>
public static class DiagnosisTrials
{
    // A seed that the diagnosis does not use.
    private const int HoldOutSeed = 101;

    /// <summary>Injects mistakes of one step into right steps and diagnoses them.</summary>
    /// <param name="right">Right steps, preferably not the oracle's: rounding must not matter.</param>
    /// <param name="mistakes">One mistake, or two of the same step.</param>
    public static DiagnosisTrial Of(Steps right, params IReadOnlyList<Mistake> mistakes)
    {
        var diagnosis = StepDiagnosis.Of(mistakes[0].Step, MistakeBank.Inject(right, mistakes));
        var named = diagnosis.Names.Select(names => names.Select(text => MistakeBank.Find(text.Id)!).ToList()).ToList();
        return new(
            mistakes,
            diagnosis,
            named.Any(names => names.ToHashSet().SetEquals(mistakes)),
            named.Any(names => names.Exists(name => !mistakes.Contains(name)) && !Same(names, mistakes, HoldOutSeed)));
    }

    /// <summary>
    /// Pairs of mistakes of one step, drawn uniformly from those that show: pairs whose answers are neither right nor those of one of the
    /// two.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed of the draw.</param>
    public static IReadOnlyList<IReadOnlyList<Mistake>> Pairs(int count, int seed)
    {
        List<IReadOnlyList<Mistake>> pairs = [.. from first in MistakeBank.All
                                                 from second in MistakeBank.All
                                                 where first.Step == second.Step && string.CompareOrdinal(first.Id, second.Id) < 0
                                                 select (IReadOnlyList<Mistake>)[first, second]];
        return [.. Order.Of(pairs.Count, seed, 0).Select(i => pairs[i]).Where(Shows).Take(count)];
    }

    private static bool Shows(IReadOnlyList<Mistake> pair) => !Same(pair, [], 1) && !Same(pair, [pair[0]], 1) && !Same(pair, [pair[1]], 1);

    private static bool Same(IReadOnlyList<Mistake> some, IReadOnlyList<Mistake> others, int seed)
    {
        var (one, other) = (MistakeBank.Inject(ScalarOracle.Steps, some), MistakeBank.Inject(ScalarOracle.Steps, others));
        return ProbeSet.For(some[0].Step, seed).All(probe => probe.Of(one).Matches(probe.Of(other)));
    }
}
