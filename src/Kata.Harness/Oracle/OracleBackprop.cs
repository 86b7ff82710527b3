using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Oracle;

/// <summary>The oracle's backpropagation: each line is one rule, so that a mistake in one rule is a mistake in one line.</summary>
internal static class OracleBackprop
{
    internal static IReadOnlyList<Matrix<double>> Deltas(Network network, ForwardPass pass, Matrix<double> y, OracleHooks rules)
    {
        var layers = network.Layers;
        Guard.Network(network);
        Guard.Fits(layers[^1].Activation, network.Loss);
        Guard.Count("pass.Z", pass.Z.Count, layers.Count, "matrices", "one for each layer of the network");
        Guard.Count("pass.A", pass.A.Count, layers.Count + 1, "matrices", "x and one for each layer of the network");
        Guard.Targets(network.Loss, y, pass.A[^1]);

        var deltas = new Matrix<double>[layers.Count];
        deltas[^1] = rules.OutputDelta(network, pass, rules.Targets(y));
        for (var l = layers.Count - 2; l >= 0; l--)
        {
            var above = rules.Outer(deltas[l + 1], rules.Inputs(pass, l + 1));
            var carried = rules.Backpropagate(deltas[l + 1], layers[l + 1].Theta, above);
            deltas[l] = carried.MapIndexed((i, j, value) => value * rules.Slope(network, pass, l, i, j), Zeros.Include);
        }

        return deltas;
    }

    internal static IReadOnlyList<Matrix<double>> Gradient(Network network, ForwardPass pass, Matrix<double> y, double lambda, OracleHooks rules)
    {
        var (deltas, m) = (Deltas(network, pass, y, rules), y.RowCount);
        return rules.Finish([.. deltas.Select((delta, l) =>
            rules.Average(network, l, m, rules.Outer(delta, rules.Inputs(pass, l))) + rules.Decay(network, l, m, lambda))]);
    }

    // h − y; squared error reaches z through g′ as well.
    internal static Matrix<double> OutputDelta(Network network, ForwardPass pass, Matrix<double> y) => ScalarOracle.Fill(y.RowCount, y.ColumnCount, (i, k) =>
        (pass.A[^1][i, k] - y[i, k]) * (network.Loss == Loss.SquaredError ? ScalarOracle.Slope(network.Layers[^1].Activation, pass.Z[^1][i, k]) : 1));

    // Σₖ δₖ θₖⱼ for unit j of the layer below; its weight stands in column j + 1.
    internal static Matrix<double> Back(Matrix<double> delta, Matrix<double> theta, Matrix<double> gradient) => ScalarOracle.Fill(
        delta.RowCount, theta.ColumnCount - 1, (i, j) => ScalarOracle.Sum(theta.RowCount, k => delta[i, k] * theta[k, j + 1]));

    // Σᵢ δᵢᵤ [1 aᵢ]ⱼ over the examples.
    internal static Matrix<double> Outer(Matrix<double> delta, Matrix<double> a) => ScalarOracle.Fill(
        delta.ColumnCount, a.ColumnCount + 1, (u, j) => ScalarOracle.Sum(delta.RowCount, i => delta[i, u] * (j == 0 ? 1 : a[i, j - 1])));
}
