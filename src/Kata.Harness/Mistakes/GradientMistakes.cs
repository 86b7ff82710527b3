using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the data term's gradient, once the deltas are right.</summary>
internal static class GradientMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        .. BiasGradientMistakes.All,
        new("backprop/no-mean")
        {
            InHooks = hooks => hooks with
            {
                Average = (network, l, m, sum) => m * hooks.Average(network, l, m, sum),
                Decay = (network, l, m, lambda) => m * hooks.Decay(network, l, m, lambda),
            },
        },
        new("backprop/no-mean-of-data")
        { InHooks = Each((entry, m, _, _, _) => entry * m) },
        new("backprop/mean-over-outputs")
        { InHooks = Each((entry, _, k, _, _) => entry / k) },
        new("backprop/no-mean-in-last-layer")
        { InHooks = Each((entry, m, _, l, layers) => l == layers - 1 ? entry * m : entry) },
        new("backprop/no-mean-in-first-layer")
        { InHooks = Each((entry, m, _, l, layers) => l == 0 && layers > 1 ? entry * m : entry) },
        new("backprop/mean-twice")
        { InHooks = Each((entry, m, _, _, _) => entry / m) },
        new("backprop/log10")
        {
            InHooks = hooks => hooks with
            {
                Average = (network, l, m, sum) => hooks.Average(network, l, m, sum) / (
                    network.Loss == Loss.SquaredError ? 1 : Math.Log(10)),
            },
        },
        new("backprop/last-example-only")
        {
            InHooks = hooks => hooks with
            {
                Outer = (delta, a) => hooks.Outer(Rows(delta, delta.RowCount - 1, 1), Rows(a, a.RowCount - 1, 1)),
            },
        },
        new("backprop/half-batch")
        {
            InHooks = hooks => hooks with
            {
                Outer = (delta, a) =>
                {
                    var half = (delta.RowCount + 1) / 2;
                    return hooks.Outer(Rows(delta, 0, half), Rows(a, 0, half)) * delta.RowCount / half;
                },
            },
        },
        new("backprop/inputs-for-activations")
        { InHooks = hooks => hooks with { Inputs = (pass, l) => pass.A[0] } },
        new("backprop/stale-activations")
        { InHooks = hooks => hooks with { Inputs = (pass, l) => Turned(hooks.Inputs(pass, l)) } },
        new("backprop/transposed-and-reshaped")
        { InHooks = hooks => hooks with { Average = (network, l, m, sum) => Reshaped(hooks.Average(network, l, m, sum)) } },
        new("backprop/float32")
        { InHooks = Finished(entry => (float)entry) },
        new("backprop/clipped")
        { InHooks = Finished(entry => Math.Clamp(entry, -1, 1)) },
        new("backprop/normalised")
        {
            InHooks = hooks => hooks with
            {
                Finish = gradient =>
                {
                    var right = hooks.Finish(gradient);
                    var length = Math.Sqrt(right.Sum(entry => Square(entry.FrobeniusNorm())));
                    return [.. right.Select(entry => entry / length)];
                },
            },
        },
    ];

    private static Func<OracleHooks, OracleHooks> Each(Func<double, int, int, int, int, double> change) => hooks => hooks with
    {
        Average = (network, l, m, sum) => hooks.Average(network, l, m, sum)
            .Map(entry => change(entry, m, network.Layers[^1].Theta.RowCount, l, network.Layers.Count), Zeros.Include),
    };

    private static Func<OracleHooks, OracleHooks> Finished(Func<double, double> change) =>
        hooks => hooks with { Finish = gradient => [.. hooks.Finish(gradient).Select(entry => entry.Map(change, Zeros.Include))] };

    private static Matrix<double> Rows(Matrix<double> matrix, int first, int count) =>
        matrix.SubMatrix(first, count, 0, matrix.ColumnCount);

    // Each row is the row above it; the first is the last.
    private static Matrix<double> Turned(Matrix<double> a) =>
        Fill(a.RowCount, a.ColumnCount, (i, j) => a[(i + a.RowCount - 1) % a.RowCount, j]);

    // The weights' part, read column by column and written row by row; the biases stay.
    private static Matrix<double> Reshaped(Matrix<double> gradient)
    {
        var weights = gradient.RemoveColumn(0).ToColumnMajorArray();
        return gradient.MapIndexed((u, j, entry) => j == 0 ? entry : weights[(u * (gradient.ColumnCount - 1)) + j - 1], Zeros.Include);
    }
}
