namespace Kata.Harness.Oracle;

/// <summary>The oracle's backpropagation: each line calls one hook, so that a wrong hook is a mistake in one line.</summary>
internal static class OracleBackprop
{
    internal static IReadOnlyList<Matrix<double>> Deltas(Network network, ForwardPass pass, Matrix<double> y, OracleHooks hooks)
    {
        var layers = network.Layers;
        Guard.Network(network);
        Guard.Fits(layers[^1].Activation, network.Loss);
        Guard.Count("pass.Z", pass.Z.Count, layers.Count, "matrices", "one for each layer of the network");
        Guard.Count("pass.A", pass.A.Count, layers.Count + 1, "matrices", "x and one for each layer of the network");
        Guard.Targets(network.Loss, y, pass.A[^1]);

        var deltas = new Matrix<double>[layers.Count];
        deltas[^1] = hooks.OutputDelta(network, pass, hooks.Targets(y));
        for (var l = layers.Count - 2; l >= 0; l--)
        {
            var above = hooks.Outer(deltas[l + 1], hooks.Inputs(pass, l + 1));
            var carried = hooks.Backpropagate(deltas[l + 1], layers[l + 1].Theta, above);
            var layer = l;
            deltas[l] = carried.MapIndexed(
                (i, j, value) => hooks.Chain(network, pass, layer, i, j, value, hooks.Slope(network, pass, layer, i, j)), Zeros.Include);
        }

        return deltas;
    }

    internal static IReadOnlyList<Matrix<double>> Gradient(
        Network network, ForwardPass pass, Matrix<double> y, double lambda, OracleHooks hooks)
    {
        var (deltas, m) = (Deltas(network, pass, y, hooks), y.RowCount);
        return hooks.Finish([.. deltas.Select((delta, l) =>
            hooks.Average(network, l, m, hooks.Outer(delta, hooks.Inputs(pass, l))) + hooks.Decay(network, l, m, lambda))]);
    }

    // h − y; for squared error times g′.
    internal static Matrix<double> OutputDelta(Network network, ForwardPass pass, Matrix<double> y) =>
        ScalarOracle.Fill(y.RowCount, y.ColumnCount, (i, k) =>
        (pass.A[^1][i, k] - y[i, k]) * (
            network.Loss == Loss.SquaredError ? ScalarOracle.Slope(network.Layers[^1].Activation, pass.Z[^1][i, k]) : 1));

    // Σₖ δₖ θₖⱼ for unit j of the layer before; its weight is in column j + 1.
    internal static Matrix<double> Back(Matrix<double> delta, Matrix<double> theta, Matrix<double> gradient) => ScalarOracle.Fill(
        delta.RowCount, theta.ColumnCount - 1, (i, j) => ScalarOracle.Sum(theta.RowCount, k => delta[i, k] * theta[k, j + 1]));

    // Σᵢ δᵢᵤ [1 aᵢ]ⱼ over the examples.
    internal static Matrix<double> Outer(Matrix<double> delta, Matrix<double> a)
    {
        var (deltas, inputs) = (delta.ToColumnArrays(), a.ToColumnArrays());
        return ScalarOracle.Fill(deltas.Length, inputs.Length + 1, (u, j) =>
        {
            var sum = 0.0;
            for (var i = 0; i < deltas[u].Length; i++) sum += deltas[u][i] * (j == 0 ? 1 : inputs[j - 1][i]);
            return sum;
        });
    }
}
