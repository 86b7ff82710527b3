using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 6 in the penalty.</summary>
internal static class PenaltyMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("cost/biases-penalised")
        { InSteps = Counted((_, _, _, _) => true) },
        new("cost/rows-for-columns")
        { InSteps = Counted((_, u, _, _) => u > 0) },
        new("cost/last-column-left-out")
        {
            InSteps = right => CostMistakes.Whole(
                right with { Penalty = (network, lambda, m) => right.Penalty(BiasesLast(network), lambda, m) }),
        },
        new("cost/lambda-by-m")
        { InSteps = Scaled((penalty, _, _) => 2 * penalty) },
        new("cost/lambda-not-by-m")
        { InSteps = Scaled((penalty, _, m) => penalty * m) },
        new("cost/penalty-last-layer-only")
        { InSteps = Counted((layers, _, j, l) => j > 0 && l == layers - 1) },
        new("cost/penalty-first-layer-only")
        { InSteps = Counted((_, _, j, l) => j > 0 && l == 0) },
        new("cost/square-of-sum")
        { InSteps = Own((network, lambda, m) => lambda / (2.0 * m) * network.Layers.Sum(layer => Square(Weights(layer).Sum()))) },
        new("cost/absolute-weights")
        { InSteps = Own((network, lambda, m) => lambda / (2.0 * m) * network.Layers.Sum(layer => Weights(layer).Sum(Math.Abs))) },
        new("cost/integer-lambda")
        { InSteps = Own((network, lambda, m) => (int)lambda / (2 * m) * network.Layers.Sum(layer => Weights(layer).Sum(Square))) },
        new("cost/integer-half-m")
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
