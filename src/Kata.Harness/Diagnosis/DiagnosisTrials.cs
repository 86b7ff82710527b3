using Kata.Harness.Mistakes;
using Kata.Harness.Oracle;

namespace Kata.Harness.Diagnosis;

/// <summary>A diagnosis of mistakes that were planted on purpose.</summary>
/// <param name="Planted">One mistake, or two of the same step.</param>
/// <param name="Diagnosis">What the diagnosis made of them.</param>
/// <param name="Named">Whether it named them.</param>
/// <param name="Misnamed">Whether it named anything that does not fit answers to questions it had not asked.</param>
public sealed record DiagnosisTrial(IReadOnlyList<Mistake> Planted, StepDiagnosis Diagnosis, bool Named, bool Misnamed);

/// <summary>Plants mistakes and looks whether the diagnosis finds them.</summary>
public static class DiagnosisTrials
{
    // A seed that the diagnosis does not use.
    private const int HoldOutSeed = 101;

    /// <summary>Plants mistakes of one step in somebody's right steps.</summary>
    /// <param name="right">Right steps, by preference not the oracle's: rounding must not matter.</param>
    /// <param name="mistakes">One mistake, or two of the same step.</param>
    public static DiagnosisTrial Of(Steps right, params IReadOnlyList<Mistake> mistakes)
    {
        var diagnosis = StepDiagnosis.Of(mistakes[0].Step, MistakeBank.Inject(right, mistakes));
        var planted = Ids(mistakes);
        return new(mistakes, diagnosis, diagnosis.Names.Any(names => Ids(names) == planted), diagnosis.Names.Any(names => !Same(names, mistakes, HoldOutSeed)));
    }

    /// <summary>Pairs of mistakes of one step, drawn evenly from all that show: whose answers are neither right nor those of one of the two alone.</summary>
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

    private static string Ids(IEnumerable<Mistake> mistakes) => string.Join(' ', mistakes.Select(mistake => mistake.Id).Order(StringComparer.Ordinal));
}
