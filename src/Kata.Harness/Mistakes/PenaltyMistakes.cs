using MathNet.Numerics.LinearAlgebra;
using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 6 in the penalty.</summary>
internal static class PenaltyMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("cost/biases-penalised", 6, "The biases are penalised",
            "All of theta is squared and summed.",
            "A large bias does not make a function wilder, so biases are free: column 0 stays out of the sum.",
            "How many of the numbers in theta 1 multiply an input?",
            "")
        { InSteps = Counted((_, _, _, _) => true) },
        new("cost/rows-for-columns", 6, "Row 0 is left out of the penalty instead of column 0",
            "theta[1:] leaves out the biases.",
            "theta[1:] is all rows from the second on: it drops a whole unit and penalises the biases of the others. theta[:, 1:] drops "
            + "column 0. On Ng's digits the cost becomes 0.3790 instead of 0.3838, close enough to be published.",
            "How many numbers does your penalty leave out of a 25 × 401 matrix?",
            "a published notebook of Ng's exercise 4")
        { InSteps = Counted((_, u, _, _) => u > 0) },
        new("cost/last-column-left-out", 6, "The last column is left out of the penalty instead of column 0",
            "The biases are at the end of each row.",
            "Here they are in column 0: the weights of the last input go free, and the biases are penalised.",
            "In which column of theta is the bias?",
            "")
        {
            InSteps = right => CostMistakes.Whole(
                right with { Penalty = (network, lambda, m) => right.Penalty(BiasesLast(network), lambda, m) }),
        },
        new("cost/lambda-by-m", 6, "The penalty is λ/m instead of λ/2m",
            "λ/m is the factor in front of the weights.",
            "In the gradient it is. In the cost the ½ is needed, or the gradient does not fit the cost.",
            "What is the derivative of w²?",
            "")
        { InSteps = Scaled((penalty, _, _) => 2 * penalty) },
        new("cost/lambda-not-by-m", 6, "The penalty is not divided by m",
            "λ weights the squares, and ½ is all it needs.",
            "Divided by m, the penalty matters less with more examples; undivided, it is m times too large.",
            "The data term is a mean over m. What about the penalty?",
            "")
        { InSteps = Scaled((penalty, _, m) => penalty * m) },
        new("cost/penalty-last-layer-only", 6, "Only the last layer is penalised",
            "There is one theta to penalise.",
            "Each layer has weights, and the sum runs over all layers.",
            "Does your penalty change if a weight of layer 1 does?",
            "")
        { InSteps = Counted((layers, _, j, l) => j > 0 && l == layers - 1) },
        new("cost/penalty-first-layer-only", 6, "Only the first layer is penalised",
            "There is one theta to penalise.",
            "Each layer has weights, and the sum runs over all layers.",
            "Does your penalty change if a weight of the last layer does?",
            "")
        { InSteps = Counted((_, _, j, l) => j > 0 && l == 0) },
        new("cost/square-of-sum", 6, "The sum is squared instead of summing the squares",
            "Squaring and summing can be swapped.",
            "They cannot: weights of 1 and −1 together would cost nothing.",
            "What is the penalty of the weights 1 and −1?",
            "")
        { InSteps = Own((network, lambda, m) => lambda / (2.0 * m) * network.Layers.Sum(layer => Square(Weights(layer).Sum()))) },
        new("cost/absolute-weights", 6, "Absolute values are summed instead of squares",
            "A norm is a norm.",
            "That is the L1 penalty, with a gradient of ±λ/2m for every weight that is not 0; here it is the squares.",
            "What does a weight of 3 add to your sum?",
            "")
        { InSteps = Own((network, lambda, m) => lambda / (2.0 * m) * network.Layers.Sum(layer => Weights(layer).Sum(Math.Abs))) },
        new("cost/integer-lambda", 6, "λ/(2m) is an integer division",
            "λ and m are numbers, so their quotient is one.",
            "If λ is an integer, 1/(2·5000) is 0 in C#, and the penalty vanishes.",
            "What does 1/2 print in C#?",
            "")
        { InSteps = Own((network, lambda, m) => (int)lambda / (2 * m) * network.Layers.Sum(layer => Weights(layer).Sum(Square))) },
        new("cost/integer-half-m", 6, "Half of m is an integer division",
            "λ/2m can be computed with m/2.",
            "With an odd number of examples, half an example is lost: 7/2 is 3.",
            "What does 7/2 print in C#?",
            "")
        {
            InSteps = Own(
                (network, lambda, m) => lambda / 4 / Math.Max(1, m / 2) * network.Layers.Sum(layer => Weights(layer).Sum(Square))),
        },
    ];

    // The last column takes the biases' place, and is left out in their stead.
    private static Network BiasesLast(Network network) => network.With(
        [.. network.Layers.Select(layer => BiasesLast(layer.Theta))]);

    private static Matrix<double> BiasesLast(Matrix<double> theta) =>
        theta.InsertColumn(0, theta.Column(theta.ColumnCount - 1)).RemoveColumn(theta.ColumnCount);

    private static Func<Steps, Steps> Scaled(Func<double, double, int, double> change) => right => CostMistakes.Whole(right with
    {
        Penalty = (network, lambda, m) => change(right.Penalty(network, lambda, m), lambda, m),
    });

    // The argument checks are the right function's: only the mathematics is wrong.
    private static Func<Steps, Steps> Own(Func<Network, double, int, double> wrong) => right => CostMistakes.Whole(right with
    {
        Penalty = (network, lambda, m) =>
        {
            right.Penalty(network, lambda, m);
            return wrong(network, lambda, m);
        },
    });

    // Only some entries are squared: those for which this holds of the number of layers, the row, the column and the layer.
    private static Func<Steps, Steps> Counted(Func<int, int, int, int, bool> counts) =>
        Own((network, lambda, m) => lambda / (2.0 * m) * Sum(
        network.Layers.Count,
        l => network.Layers[l].Theta.EnumerateIndexed().Sum(
            entry => counts(network.Layers.Count, entry.Item1, entry.Item2, l) ? Square(entry.Item3) : 0)));

    private static IEnumerable<double> Weights(Layer layer) => layer.Theta.RemoveColumn(0).Enumerate();
}
