using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 6 in the penalty that come with any number, norm or layers.</summary>
internal static class PenaltyFamilies
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family(
            "cost/lambda-brackets",
            Scaled(m => (double)m * m),
            Scaled(m => 4.0 * m * m),
            Scaled(m => 4)),
        Mistake.Family("cost/penalty-without-half-m", Scaled(m => 2.0 * m), Scaled(m => 1.0 / m), Scaled(_ => 0.5)),
        Mistake.Family("cost/penalty-sign", Scaled(_ => -1)),
        Mistake.Family(
            "cost/penalty-integer-division",
            Scaled(_ => 0),
            Own((network, lambda, m) => (int)lambda / 2 / (double)m * network.Layers.Sum(layer => Weights(layer).Enumerate().Sum(Square))),
            Own((network, lambda, m) => (int)lambda / m / 2.0 * network.Layers.Sum(layer => Weights(layer).Enumerate().Sum(Square)))),
        Mistake.Family("cost/norm", Norms.Select(norm => Own(
            (network, lambda, m) => lambda / (2.0 * m) * network.Layers.Sum(layer => norm(Weights(layer)))))),
        Mistake.Family(
            "cost/root-of-penalty",
            Own((network, lambda, m) => lambda / (2.0 * m) * Math.Sqrt(
                network.Layers.Sum(layer => Weights(layer).Enumerate().Sum(Square))))),
        Mistake.Family("cost/penalty-of-some-layers", Layers.Select(counts =>
            Own((network, lambda, m) => lambda / (2.0 * m) * network.Layers
            .Where((_, l) => counts(l, network.Layers.Count)).Sum(layer => Weights(layer).Enumerate().Sum(Square))))),
        Mistake.Family(
            "cost/bias-rows-of-some-layers",
            Own((network, lambda, m) => lambda / (2.0 * m) * network.Layers.Select((layer, l) =>
                (l == 0 ? layer.Theta.RemoveColumn(0) : layer.Theta).Enumerate().Sum(Square)).Sum()),
            Own((network, lambda, m) => lambda / (2.0 * m) * network.Layers.Select((layer, l) =>
                (l == network.Layers.Count - 1 ? layer.Theta.RemoveColumn(0) : layer.Theta).Enumerate().Sum(Square)).Sum())),
    ];

    /// <summary>Which layers count, from the index and the number of layers: not the first alone, nor the last alone.</summary>
    internal static IReadOnlyList<Func<int, int, bool>> Layers =>
    [
        (l, _) => l < 2,
        (l, layers) => l < layers - 1,
        (l, _) => l > 0,
        (l, layers) => l >= layers - 2,
        (l, layers) => l == 0 || l == layers - 1,
    ];

    private static IReadOnlyList<Func<Matrix<double>, double>> Norms =>
    [
        weights => weights.FrobeniusNorm(),
        weights => weights.L2Norm(),
        weights => Square(weights.L2Norm()),
        weights => weights.L1Norm(),
        weights => Square(weights.L1Norm()),
        weights => weights.InfinityNorm(),
        weights => Square(weights.InfinityNorm()),
        weights => weights.EnumerateRows().Sum(row => row.L2Norm()),
        weights => weights.EnumerateColumns().Sum(column => column.L2Norm()),
    ];

    private static Matrix<double> Weights(Layer layer) => layer.Theta.RemoveColumn(0);

    private static Func<Steps, Steps> Scaled(Func<int, double> factor) => right => CostMistakes.Whole(right with
    {
        Penalty = (network, lambda, m) => right.Penalty(network, lambda, m) * factor(m),
    });

    private static Func<Steps, Steps> Own(Func<Network, double, int, double> wrong) => right => CostMistakes.Whole(right with
    {
        Penalty = (network, lambda, m) =>
        {
            right.Penalty(network, lambda, m);
            return wrong(network, lambda, m);
        },
    });
}
