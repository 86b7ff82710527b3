using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 12: the wrong function is minimised, the wrong point returned, or the wrong budget spent.</summary>
internal static class OptimizerMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("optimizer/last-point", 12,
            "The last point tried is returned instead of the best",
            "An optimizer improves with every point.",
            "It also tries points that turn out worse: if the budget ends on one of them, the cost is above the best seen.",
            "Is the last of your costs always the lowest?",
            "")
        {
            InSteps = right => By(right, RightOrFaulty(right) with { ReturnsLast = true }),
        },
        new("optimizer/uphill", 12,
            "The optimizer gets the gradient with the wrong sign",
            "The optimizer adds what it gets, so it must get the way down.",
            "It goes against the gradient itself: with the wrong sign it finds nothing lower and stays near the start.",
            "What does the optimizer expect at a point: the gradient or the way down?",
            "")
        {
            InSteps = right => By(right, RightOrFaulty(right) with { Sign = -1 }),
        },
        new("optimizer/rate-by-budget", 12,
            "Gradient descent, with smaller steps for a larger budget",
            "A budget of evaluations is a number of steps of gradient descent, and many steps can be small.",
            "An optimizer uses the gradients it has seen: with a larger budget it goes further along the same path, not more "
            + "slowly along another.",
            "Do the first ten costs depend on how many more you are allowed?",
            "")
        {
            InSteps = right => right with { Optimize = (network, x, y, lambda, budget) => Creep(right, network, x, y, lambda, budget) },
        },
        new("optimizer/penalty-forgotten", 12,
            "λ does not reach the cost",
            "An earlier step takes care of the penalty.",
            "It does, but only if λ is passed on: with 0 the weights grow as if there were no penalty.",
            "Does the point you return depend on λ?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, 0 * lambda, budget),
            },
        },
        new("optimizer/starts-at-zero", 12,
            "The optimizer starts at 0 instead of the network's weights",
            "A good optimizer finds the minimum from anywhere.",
            "From equal weights all hidden units stay equal, and all previous training is lost.",
            "Which network does your first cost belong to?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(
                    network.With([.. network.Layers.Select(layer => 0 * layer.Theta)]), x, y, lambda, budget),
            },
        },
        new("optimizer/start-returned", 12,
            "The start is returned",
            "The optimizer changes the vector it gets.",
            "It returns a new one: the costs fall, but the returned point is the one that went in.",
            "Is the cost of the point you return the lowest of your costs?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) =>
                    right.Optimize(network, x, y, lambda, budget) with { Theta = Flat(right, network) },
                Minimize = (f, start, budget) => right.Minimize(f, start, budget) with { Theta = start.Clone() },
            },
        },
        new("optimizer/lowest-cost-only", 12,
            "Only the lowest cost is returned",
            "What counts is how low the cost got.",
            "The costs are those of all evaluations in order: they show how the optimizer got there and what each one gained.",
            "How many costs does a budget of seven evaluations give?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => LowestCostOnly(right.Optimize(network, x, y, lambda, budget)),
                Minimize = (f, start, budget) => LowestCostOnly(right.Minimize(f, start, budget)),
            },
        },
        new("optimizer/network-overwritten", 12,
            "The minimum is written into the given network",
            "Training a network means changing its weights.",
            "Afterwards the caller's network is different: a second minimisation from the same start begins somewhere else.",
            "If you minimise twice from the same network, do you get the same first cost?",
            "")
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
            },
        },
        new("optimizer/one-evaluation-more", 12,
            "There is one evaluation too many",
            "Counting begins after the start.",
            "The start is an evaluation like the others: every budget is exceeded by one.",
            "With a budget of a single evaluation, which one is it?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, lambda, budget < 1 ? budget : budget + 1),
                Minimize = (f, start, budget) => right.Minimize(f, start, budget < 1 ? budget : budget + 1),
            },
        },
        new("optimizer/budget-ignored", 12,
            "The budget is not kept",
            "The optimizer's limit on iterations is the limit on evaluations.",
            "An iteration may take several evaluations, each with a pass over all examples: a budget of seven becomes dozens.",
            "How often are cost and gradient computed, and is it ever more than the budget?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, lambda, budget < 1 ? budget : (3 * budget) + 5),
                Minimize = (f, start, budget) => right.Minimize(f, start, budget < 1 ? budget : (3 * budget) + 5),
            },
        },
        MissingGuards.Mistake("optimizer", 12, "a budget of 0 returns the start as if it were a minimum", right => right with
        {
            Optimize = (network, x, y, lambda, budget) => MissingGuards.Unchecked(
                () => right.Optimize(network, x, y, lambda, budget),
                () => new(Flat(right, network), [])),
            Minimize = (f, start, budget) => MissingGuards.Unchecked(() => right.Minimize(f, start, budget), () => new(start, [])),
        }),
    ];

    // The right optimizer, or one that already has a mistake, so that two mistakes can be injected at once.
    private static OracleOptimizer RightOrFaulty(Steps right) =>
        right.Optimize.Target as OracleOptimizer ?? new OracleOptimizer(right.Backprop);

    private static Steps By(Steps right, OracleOptimizer optimizer) =>
        right with { Optimize = optimizer.Optimize, Minimize = optimizer.Minimize };


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
