using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Mistakes;

namespace Kata.Harness.Diagnosis;

/// <summary>Which mistakes give exactly these answers.</summary>
internal static class MistakeMatcher
{
    /// <summary>Single mistakes first; pairs, in either order, only if no single one fits.</summary>
    /// <param name="step">The step.</param>
    /// <param name="answers">The answers to all probes.</param>
    /// <param name="firstWrong">The first probe with a wrong answer.</param>
    /// <param name="asked">The probes whose answers are to be explained.</param>
    internal static IReadOnlyList<IReadOnlyList<Mistake>> Names(
        Step step, IReadOnlyList<Answer> answers, int firstWrong, IReadOnlyList<int> asked)
    {
        var known = MistakeBank.All.Where(mistake => mistake.Step == step).ToList();
        var singles = Fitting(known.Select(mistake => (IReadOnlyList<Mistake>)[mistake]), step, answers, firstWrong, asked);
        if (singles.Count > 0) return singles;

        var ordered = from first in known from second in known where first != second select (IReadOnlyList<Mistake>)[first, second];
        var pairs = Fitting(ordered, step, answers, firstWrong, asked);
        // Most pairs do not depend on the order: one of the two is enough.
        return [.. pairs.DistinctBy(pair => string.Join(' ', pair.Select(mistake => mistake.Id).Order(StringComparer.Ordinal)))];
    }

    private static List<IReadOnlyList<Mistake>> Fitting(
        IEnumerable<IReadOnlyList<Mistake>> candidates,
        Step step,
        IReadOnlyList<Answer> answers,
        int firstWrong,
        IReadOnlyList<int> asked)
    {
        var probes = ProbeSet.Of(step);
        // Nearly all candidates give another answer to the first wrong probe, so it is asked before the others. Mistakes that remember
        // earlier calls must be asked in order.
        return [.. candidates.AsParallel().AsOrdered().Where(mistakes =>
            (mistakes.Any(mistake => mistake.Remembers) || Fits(MistakeBank.Inject(ScalarOracle.Steps, mistakes), firstWrong))
            && FitsAll(MistakeBank.Inject(ScalarOracle.Steps, mistakes)))];

        bool Fits(Steps faulty, int i) => probes[i].Of(faulty).Matches(answers[i]);

        bool FitsAll(Steps faulty) => asked.All(i => Fits(faulty, i));
    }
}
