using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 12: another function than J is minimised, another point returned, or another budget spent.</summary>
internal static class OptimizerMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("optimizer/last-point", 12,
            "The last point tried is returned instead of the best",
            "A minimiser gets better with every point.",
            "It tries points to find out where not to go: when the budget ends on one of them, the cost is above the best seen.",
            "Is the last of your costs always the lowest?",
            "")
        {
            InSteps = right => right with { Optimize = (Minimiser(right) with { ReturnsLast = true }).Optimize },
        },
        new("optimizer/uphill", 12,
            "The minimiser gets the gradient with the wrong sign",
            "The minimiser adds what it is given, so it must be given the way down.",
            "It goes against the gradient by itself: told that down is up it finds nothing lower and stays near the start.",
            "What does the minimiser expect at a point: the slope or the way down?",
            "")
        {
            InSteps = right => right with { Optimize = (Minimiser(right) with { Sign = -1 }).Optimize },
        },
        new("optimizer/rate-by-budget", 12,
            "Small steps down the slope, the smaller the larger the budget",
            "A budget of evaluations is a number of steps of gradient descent, and many steps may be small ones.",
            "The minimiser is to use what it has seen of the slopes: with a larger budget it goes further on the same "
            + "way, not slower on another.",
            "Do the first ten costs depend on how many more you are allowed?",
            "")
        {
            InSteps = right => right with { Optimize = (network, x, y, lambda, budget) => Creep(right, network, x, y, lambda, budget) },
        },
        new("optimizer/penalty-forgotten", 12,
            "λ does not reach the cost",
            "The penalty has been seen to in an earlier step.",
            "It has, but only where λ is handed on: with 0 the weights grow as if there were no penalty.",
            "Does the point you return depend on λ?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, 0 * lambda, budget),
            },
        },
        new("optimizer/starts-at-zero", 12,
            "The minimiser starts at 0 instead of the network's weights",
            "A good minimiser finds the minimum from anywhere.",
            "From equal weights all hidden units stay equal, and what was trained so far is thrown away.",
            "Which network does your first cost belong to?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(Mapped(network, theta => 0 * theta), x, y, lambda, budget),
            },
        },
        new("optimizer/start-returned", 12,
            "The start is returned",
            "The minimiser changes the vector it is given.",
            "It returns a new one: the costs fall, but the point that comes back is the one that went in.",
            "Is the cost of the point you return the lowest of your costs?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, lambda, budget) with { Theta = Flat(right, network) },
            },
        },
        new("optimizer/lowest-cost-only", 12,
            "Only the lowest cost is returned",
            "What counts is how low it came.",
            "The costs are those of every evaluation in order: they show how the minimiser got there and what it was worth.",
            "How many costs belong to a budget of seven evaluations?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) =>
                {
                    var descent = right.Optimize(network, x, y, lambda, budget);
                    return descent with { Costs = [descent.Costs.Min()] };
                },
            },
        },
        new("optimizer/network-overwritten", 12,
            "The minimum is written into the network given",
            "The network is to be trained, so its weights are changed.",
            "The caller's network is another one afterwards: a second minimisation from the same start begins somewhere else.",
            "Minimise twice from the same network: do you get the same first cost?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) =>
                {
                    var descent = right.Optimize(network, x, y, lambda, budget);
                    Shape[] shapes = [.. network.Layers.Select(layer => new Shape(layer.Theta.RowCount, layer.Theta.ColumnCount))];
                    foreach (var (layer, theta) in network.Layers.Zip(right.Unflatten(descent.Theta, shapes))) theta.CopyTo(layer.Theta);
                    return descent;
                },
            },
        },
        new("optimizer/one-evaluation-more", 12,
            "There is an evaluation too many",
            "The start is there before the counting begins.",
            "It is an evaluation like the others: every budget is exceeded by one.",
            "With a budget of a single evaluation, which one is it?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, lambda, budget < 1 ? budget : budget + 1),
            },
        },
        new("optimizer/budget-ignored", 12,
            "The budget is not kept",
            "The minimiser's limit of iterations is the limit of evaluations.",
            "An iteration may take several evaluations, and each costs a pass through all examples: a budget of seven becomes dozens.",
            "Count how often cost and gradient are computed: is it ever more than was allowed?",
            "")
        {
            InSteps = right => right with
            {
                Optimize = (network, x, y, lambda, budget) => right.Optimize(network, x, y, lambda, budget < 1 ? budget : (3 * budget) + 5),
            },
        },
        MissingGuards.Mistake("optimizer", 12, "no evaluation at all returns the start as if it were a minimum", right => right with
        {
            Optimize = (network, x, y, lambda, budget) => MissingGuards.Unchecked(
                () => right.Optimize(network, x, y, lambda, budget),
                () => new(Flat(right, network), [])),
        }),
    ];

    // The plain minimiser, or the one a mistake was made in already, so that two mistakes can be made at once.
    private static OracleOptimizer Minimiser(Steps right) => right.Optimize.Target as OracleOptimizer ?? new OracleOptimizer(right.Backprop);

    private static Network Mapped(Network network, Func<Matrix<double>, Matrix<double>> change) => network with
    {
        Layers = [.. network.Layers.Select(layer => layer with { Theta = change(layer.Theta) })],
    };

    private static Vector<double> Flat(Steps right, Network network) => right.Flatten([.. network.Layers.Select(layer => layer.Theta)]);

    private static Descent Creep(Steps right, Network network, Matrix<double> x, Matrix<double> y, double lambda, int budget)
    {
        // The door is the right one's.
        right.Optimize(network, x, y, lambda, Math.Min(budget, 1));
        var (best, costs) = (network, new List<double>());
        while (costs.Count < budget)
        {
            var (cost, gradient) = right.Backprop(network, x, y, lambda);
            if (cost < costs.DefaultIfEmpty(double.PositiveInfinity).Min()) best = network;
            costs.Add(cost);
            Layer[] stepped = [.. network.Layers.Select((layer, l) => layer with { Theta = layer.Theta - (0.05 / budget * gradient[l]) })];
            network = network with { Layers = stepped };
        }

        return new(Flat(right, best), costs);
    }
}
