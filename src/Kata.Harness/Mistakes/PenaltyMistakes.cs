using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 6 in the penalty.</summary>
internal static class PenaltyMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("cost/biases-penalised", 6, "The biases are penalised",
            "Theta is squared and summed, all of it.",
            "A large bias makes a function no wilder, so biases are free: column 0 stays out of the sum.",
            "How many of the numbers in Theta1 multiply an input?",
            "")
        { InSteps = Counted((_, _, _, _) => true) },
        new("cost/rows-for-columns", 6, "Row 0 is left out of the penalty instead of column 0",
            "theta[1:] leaves out the biases.",
            "theta[1:] is all rows from the second: it drops a whole unit and penalises the biases of the others. theta[:, 1:] is what drops column 0. " +
            "On Ng's digits the cost becomes 0.3790 instead of 0.3838, close enough to be published.",
            "How many numbers does your penalty leave out of a 25 × 401 matrix?",
            "a published notebook of Ng's exercise 4")
        { InSteps = Counted((_, u, _, _) => u > 0) },
        new("cost/last-column-left-out", 6, "The last column is left out of the penalty instead of column 0",
            "The biases stand at the end of each row.",
            "Here they stand in column 0: the weights of the last input go free and the biases are penalised.",
            "In which column of theta does the bias stand?",
            "")
        {
            InSteps = right => CostMistakes.Whole(right with { Penalty = (network, lambda, m) => right.Penalty(BiasesLast(network), lambda, m) }),
        },
        new("cost/lambda-by-m", 6, "The penalty is λ/m instead of λ/2m",
            "λ/m is what stands before the weights.",
            "In the gradient it does. In the cost the ½ is needed, or cost and gradient do not belong together.",
            "What is the derivative of w²?",
            "")
        { InSteps = Scaled((penalty, _, _) => 2 * penalty) },
        new("cost/lambda-not-by-m", 6, "The penalty is not divided by m",
            "λ weighs the squares, and ½ is all it needs.",
            "Divided by m like the data term, it becomes less important with more examples; undivided it is m times too large.",
            "The data term is a mean over m. What about the penalty?",
            "")
        { InSteps = Scaled((penalty, _, m) => penalty * m) },
        new("cost/penalty-last-layer-only", 6, "Only the last layer is penalised",
            "There is one theta to penalise.",
            "Each layer has weights, and the sum runs over all of them.",
            "Does your penalty change when a weight of layer 1 does?",
            "")
        { InSteps = Counted((layers, _, j, l) => j > 0 && l == layers - 1) },
        new("cost/penalty-first-layer-only", 6, "Only the first layer is penalised",
            "There is one theta to penalise.",
            "Each layer has weights, and the sum runs over all of them.",
            "Does your penalty change when a weight of the last layer does?",
            "")
        { InSteps = Counted((_, _, j, l) => j > 0 && l == 0) },
        new("cost/square-of-sum", 6, "The sum is squared instead of the squares summed",
            "Square and sum can be swapped.",
            "They cannot: weights of 1 and −1 would cost nothing together.",
            "What is the penalty of the weights 1 and −1?",
            "")
        { InSteps = Own((network, lambda, m) => lambda / (2.0 * m) * network.Layers.Sum(layer => Square(Weights(layer).Sum()))) },
        new("cost/absolute-weights", 6, "Absolute values are summed instead of squares",
            "A norm is a norm.",
            "That is the L1 penalty, with a gradient of ±λ/2m wherever a weight is not 0; here squares are meant.",
            "What does a weight of 3 add to your sum?",
            "")
        { InSteps = Own((network, lambda, m) => lambda / (2.0 * m) * network.Layers.Sum(layer => Weights(layer).Sum(Math.Abs))) },
        new("cost/integer-lambda", 6, "λ/(2m) is an integer division",
            "λ and m are numbers, so their quotient is one.",
            "With λ an integer, 1/(2·5000) is 0 in C#, and the penalty vanishes.",
            "What does 1/2 print in C#?",
            "")
        { InSteps = Own((network, lambda, m) => (int)lambda / (2 * m) * network.Layers.Sum(layer => Weights(layer).Sum(Square))) },
        new("cost/integer-half-m", 6, "Half of m is an integer division",
            "λ/2m is λ divided by m/2, or by 2, or both.",
            "With an odd number of examples half an example is lost: m/2 of 7 is 3.",
            "What does 7/2 print in C#?",
            "")
        { InSteps = Own((network, lambda, m) => lambda / 4 / Math.Max(1, m / 2) * network.Layers.Sum(layer => Weights(layer).Sum(Square))) },
    ];

    // The last column stands where the biases should, and is left out for them.
    private static Network BiasesLast(Network network) => network with
    {
        Layers = [.. network.Layers.Select(layer => layer with
        {
            Theta = layer.Theta.InsertColumn(0, layer.Theta.Column(layer.Theta.ColumnCount - 1)).RemoveColumn(layer.Theta.ColumnCount),
        })],
    };

    private static Func<Steps, Steps> Scaled(Func<double, double, int, double> change) => right => CostMistakes.Whole(right with
    {
        Penalty = (network, lambda, m) => change(right.Penalty(network, lambda, m), lambda, m),
    });

    // The door is the right one's: only the mathematics is wrong.
    private static Func<Steps, Steps> Own(Func<Network, double, int, double> wrong) => right => CostMistakes.Whole(right with
    {
        Penalty = (network, lambda, m) =>
        {
            right.Penalty(network, lambda, m);
            return wrong(network, lambda, m);
        },
    });

    // The squares of those entries count for which this is true of the number of layers, the row, the column and the layer.
    private static Func<Steps, Steps> Counted(Func<int, int, int, int, bool> counts) => Own((network, lambda, m) => lambda / (2.0 * m) * Sum(
        network.Layers.Count,
        l => network.Layers[l].Theta.EnumerateIndexed().Sum(entry => counts(network.Layers.Count, entry.Item1, entry.Item2, l) ? Square(entry.Item3) : 0)));

    private static IEnumerable<double> Weights(Layer layer) => layer.Theta.RemoveColumn(0).Enumerate();
}
