using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Mistakes;

namespace Kata.Harness.Diagnosis;

/// <summary>Two mistakes in the same place, which no group of questions shows one at a time.</summary>
internal static class PairSearch
{
    /// <summary>The first pair, in either order, that gives all answers but those about arguments; empty if there is none.</summary>
    internal static IReadOnlyList<Mistake> Of(Step step, IReadOnlyList<Answer> answers, IReadOnlyList<ProbeGroup> groups, ProbeGroup wrong)
    {
        var right = ProbeSet.Right(step);
        var first = wrong.Probes.First(i => !right[i].Matches(answers[i]));
        // The facts of an optimizer are too few to tell two mistakes apart.
        if (answers[first].Thrown is not null || (step == Step.Optimizer && !wrong.IsTelling(answers, i => right[i]))) return [];
        // Neither of two that leave the answer as it is has a part in it.
        List<Mistake> touching =
        [
            .. MistakeBank.All.Where(mistake => mistake.Step == step && !mistake.Remembers
                && wrong.Probes.Any(i => !Prediction.Of(mistake)[i].Matches(right[i]))),
        ];
        // The order matters in the hooks only, where a few mistakes replace what others change.
        var pairs = from one in touching.Index()
                    from other in touching.Index()
                    where one.Index < other.Index || (one.Index > other.Index && one.Item.InHooks is not null)
                    select (Mistake[])[one.Item, other.Item];
        return pairs.AsParallel().AsOrdered().FirstOrDefault(pair =>
        {
            var prediction = new Prediction(step, pair);
            return prediction[first].Matches(answers[first])
                && groups.Where(group => !group.OfArguments).All(group => group.Fits(answers, i => prediction[i]));
        }) ?? [];
    }
}
