using MathNet.Numerics.Optimization;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 12: the wrong function is minimised, the wrong point returned, or the wrong budget spent.</summary>
internal static class OptimizerMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("optimizer/last-point")
        {
            InSteps = right => By(right, RightOrFaulty(right) with { ReturnsLast = true }),
        },
        new("optimizer/uphill")
        {
            InSteps = right => By(right, RightOrFaulty(right) with { Sign = -1 }),
        },
        new("optimizer/rate-by-budget")
        {
            InSteps = right => right with { Optimize = (network, x, y, lambda, budget) => Creep(right, network, x, y, lambda, budget) },
        },
        new("optimizer/penalty-forgotten")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, 0 * lambda, budget),
            },
        },
        new("optimizer/starts-at-zero")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(
                    network.With([.. network.Layers.Select(layer => 0 * layer.Theta)]), x, y, lambda, budget),
            },
        },
        new("optimizer/start-returned")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) =>
                    right.Optimize(network, x, y, lambda, budget) with { Theta = Flat(right, network) },
                Minimize = (f, start, budget) => right.Minimize(f, start, budget) with { Theta = start.Clone() },
            },
        },
        new("optimizer/lowest-cost-only")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => LowestCostOnly(right.Optimize(network, x, y, lambda, budget)),
                Minimize = (f, start, budget) => LowestCostOnly(right.Minimize(f, start, budget)),
            },
        },
        new("optimizer/network-overwritten")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) =>
                {
                    var descent = right.Optimize(network, x, y, lambda, budget);
                    var thetas = right.Unflatten(descent.Theta, [.. network.Layers.Select(layer => layer.Shape)]);
                    foreach (var (layer, theta) in network.Layers.Zip(thetas)) theta.CopyTo(layer.Theta);
                    return descent;
                },
                Minimize = (f, start, budget) =>
                {
                    var descent = right.Minimize(f, start, budget);
                    descent.Theta.CopyTo(start);
                    return descent;
                },
            },
        },
        new("optimizer/one-evaluation-more")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, lambda, budget < 1 ? budget : budget + 1),
                Minimize = (f, start, budget) => right.Minimize(f, start, budget < 1 ? budget : budget + 1),
            },
        },
        new("optimizer/budget-ignored")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, lambda, budget < 1 ? budget : (3 * budget) + 5),
                Minimize = (f, start, budget) => right.Minimize(f, start, budget < 1 ? budget : (3 * budget) + 5),
            },
        },
        new("optimizer/failed-search-thrown")
        {
            InSteps = right => right with { Minimize = (f, start, budget) => ThrownIfNothingLower(right.Minimize(f, start, budget)) },
        },
        .. OptimizerFamilies.All,
        new("optimizer/no-argument-checks")
        {
            InSteps = right => right with
        {
            Optimize = (network, x, y, lambda, budget) => MissingGuards.Unchecked(
                () => right.Optimize(network, x, y, lambda, budget),
                () => new(Flat(right, network), [])),
            Minimize = (f, start, budget) => MissingGuards.Unchecked(() => right.Minimize(f, start, budget), () => new(start, [])),
        },
        },
    ];

    // The right optimizer, or one that already has a mistake, so that two mistakes can be injected at once.
    private static OracleOptimizer RightOrFaulty(Steps right) =>
        right.Optimize.Target as OracleOptimizer ?? new OracleOptimizer(right.Backprop);

    private static Steps By(Steps right, OracleOptimizer optimizer) =>
        right with { Optimize = optimizer.Optimize, Minimize = optimizer.Minimize };

    private static Descent ThrownIfNothingLower(Descent descent) => descent.Costs.Count == 1 || descent.Costs.Min() < descent.Costs[0]
        ? descent
        : throw new OptimizationException("Search direction must be a descent direction.");

    private static Descent LowestCostOnly(Descent descent) => descent with { Costs = [descent.Costs.Min()] };

    private static Vector<double> Flat(Steps right, Network network) => right.Flatten([.. network.Layers.Select(layer => layer.Theta)]);

    private static Descent Creep(Steps right, Network network, Matrix<double> x, Matrix<double> y, double lambda, int budget)
    {
        // The argument checks are the right function's.
        right.Optimize(network, x, y, lambda, Math.Min(budget, 1));
        var (best, costs) = (network, new List<double>());
        while (costs.Count < budget)
        {
            var (cost, gradient) = right.Backprop(network, x, y, lambda);
            if (cost < costs.DefaultIfEmpty(double.PositiveInfinity).Min()) best = network;
            costs.Add(cost);
            network = network.With([.. network.Layers.Zip(gradient, (layer, slope) => layer.Theta - (0.05 / budget * slope))]);
        }

        return new(Flat(right, best), costs);
    }
}
