using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Mistakes;

namespace Kata.Harness.Diagnosis;

/// <summary>Two mistakes in the same place, which no group of questions shows one at a time.</summary>
internal static class PairSearch
{
    /// <summary>
    /// The first pair, in either order, that gives all answers but those about arguments; empty if there is none, or if the answers are
    /// facts and another pair gives them too.
    /// </summary>
    internal static IReadOnlyList<Mistake> Of(Step step, IReadOnlyList<Answer> answers, IReadOnlyList<ProbeGroup> groups)
    {
        var right = ProbeSet.Right(step);
        List<ProbeGroup> wrong = [.. groups.Where(group => !group.OfArguments && !group.Fits(answers, i => right[i]))];
        var first = wrong[0].Probes.First(i => !right[i].Matches(answers[i]));
        var isTelling = wrong[0].IsTelling(answers, i => right[i]);
        // The facts of an optimizer are too few to tell two mistakes apart.
        if (answers[first].Thrown is not null || (step == Step.Optimizer && !isTelling)) return [];
        // A mistake that leaves all wrong answers as they are has no part in them.
        List<Mistake> touching =
        [
            .. MistakeBank.All.Where(mistake => mistake.Step == step && !mistake.Remembers
                && wrong.Any(group => group.Probes.Any(i => !Prediction.Of(mistake)[i].Matches(right[i])))),
        ];
        // The order matters in the hooks, where a few mistakes replace what others change, and to facts, which replace one another.
        var pairs = from one in touching.Index()
                    from other in touching.Index()
                    where one.Index < other.Index || (one.Index > other.Index && (one.Item.InHooks is not null || !isTelling))
                    select (Mistake[])[one.Item, other.Item];
        var fitting = pairs.AsParallel().AsOrdered().Where(pair =>
        {
            var prediction = new Prediction(step, pair);
            return prediction[first].Matches(answers[first])
                && groups.Where(group => !group.OfArguments).All(group => group.Fits(answers, i => prediction[i]));
        });
        if (isTelling) return fitting.FirstOrDefault() ?? [];
        List<Mistake[]> found = [.. fitting];
        return found.Count > 0 && found.TrueForAll(pair => pair.ToHashSet().SetEquals(found[0])) ? found[0] : [];
    }
}
