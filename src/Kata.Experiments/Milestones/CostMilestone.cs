using Kata.Experiments.Published;

namespace Kata.Experiments.Milestones;

/// <summary>For step 6: the cost beside the published one.</summary>
internal static class CostMilestone
{
    // Sums may be taken in any order: 5,000 examples by 10 outputs round to about 1e-15.
    private const double Tolerance = 1e-12;

    public static void Give(Steps steps, ReferenceModel given, Action<ExperimentEvent> tell)
    {
        var y = steps.Encode(given.Examples.Labels, given.Network.Layers[^1].Theta.RowCount);
        tell(new() { Line = $"{given.About}:" });
        List<string> costs = [];
        foreach (var (lambda, known) in new[] { (0, given.Cost), (1, given.PenalisedCost) })
        {
            var cost = steps.Cost(given.Network, given.Examples.X, y, lambda);
            var off = Math.Abs(cost - known);
            var verdict = off <= Tolerance ? "" : ", too much";
            FormattableString line = $"lambda {lambda}: yours {cost:G13}, {given.Source} {known:G13}, differs by {off:0e+0}{verdict}";
            tell(new() { Line = FormattableString.Invariant(line) });
            costs.Add(FormattableString.Invariant($"cost {cost:G8} with λ = {lambda}"));
        }

        tell(new() { Reached = string.Join(", ", costs) });
    }
}
