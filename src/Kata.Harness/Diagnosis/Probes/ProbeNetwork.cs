namespace Kata.Harness.Diagnosis.Probes;

/// <summary>
/// A network with examples that hides no mistake: all sizes differ from each other and from m, biases are not zero, inputs have an offset,
/// classes are unbalanced and include the first and the last. The numbers are multiples of a tenth, drawn from a seed.
/// </summary>
internal sealed record ProbeNetwork(Network Network, Matrix<double> X, Matrix<double> Y)
{
    internal const double Lambda = 1.3;

    /// <summary>4-6-3, sigmoids and cross-entropy, m = 7.</summary>
    internal static ProbeNetwork Generic(int seed) => Of(seed, [4, 6, 3], 7, Loss.CrossEntropy, Activation.Sigmoid, Activation.Sigmoid);

    /// <summary>Layers of these sizes and activations.</summary>
    internal static ProbeNetwork Of(int seed, int[] sizes, int m, Loss loss, params Activation[] activations)
    {
        var draw = new OracleRandom((seed * 1000) + sizes.Length + m);
        List<Layer> layers = [.. activations.Select((g, l) => new Layer(draw.Matrix(sizes[l + 1], sizes[l] + 1, 9, 10), g))];
        // Half of the examples are of class 0, one is of the last class; the classes of the others are drawn.
        var y = Matrix<double>.Build.Dense(m, sizes[^1]);
        for (var i = 0; i < m; i++) y[i, i == m - 1 ? sizes[^1] - 1 : i < m / 2 ? 0 : draw.Integer(0, sizes[^1] - 1)] = 1;
        return new(new(layers, loss), draw.Matrix(m, sizes[0], 9, 10) + 0.3, y);
    }

    /// <summary>The same with all weights scaled; a factor of 60 saturates every sigmoid.</summary>
    internal ProbeNetwork Scaled(double factor) =>
        this with { Network = Network.With([.. Network.Layers.Select(layer => layer.Theta * factor)]) };

    /// <summary>Targets without a certain class: half of each is shared among all classes.</summary>
    internal Matrix<double> Soft => (Y / 2) + (0.5 / Y.ColumnCount);

    /// <summary>m and K.</summary>
    internal (string Name, double Value)[] Sizes => [("m", X.RowCount), ("K", Y.ColumnCount)];

    /// <summary>The right pass, in matrices of its own: a submission may write into them.</summary>
    internal ForwardPass Pass => ScalarOracle.Pass(Network, X.Clone());
}
