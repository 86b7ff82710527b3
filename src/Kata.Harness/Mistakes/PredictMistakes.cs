namespace Kata.Harness.Mistakes;

/// <summary>
/// Mistakes of step 5: a class that is not that of the largest output, and an accuracy that is not the share of right predictions.
/// </summary>
internal static class PredictMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("predict/arg-max-of-columns")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var h = right.Pass(network, x).A[^1];
                    return [.. Enumerable.Range(0, h.ColumnCount).Select(k => h.Column(k).MaximumIndex())];
                },
            },
        },
        new("predict/threshold")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var h = right.Pass(network, x).A[^1];
                    if (h.ColumnCount == 1) return right.Classes(network, x);
                    return [.. h.EnumerateRows().Select(row => Math.Max(0, Array.FindIndex(row.ToArray(), output => output >= 0.5)))];
                },
            },
        },
        new("predict/bias-forgotten")
        {
            InSteps = right => right with { Classes = (network, x) => right.Classes(WithoutBiases(network), x) },
        },
        new("predict/last-wins")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var (h, classes) = (right.Pass(network, x).A[^1], right.Classes(network, x));
                    if (h.ColumnCount == 1) return classes;
                    return [.. h.EnumerateRows().Select(row => Array.LastIndexOf(row.ToArray(), row.Maximum()))];
                },
            },
        },
        new("predict/single-arg-max")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var classes = right.Classes(network, x);
                    return network.Layers[^1].Theta.RowCount == 1 ? new int[classes.Length] : classes;
                },
            },
        },
        new("predict/above-half")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var (h, classes) = (right.Pass(network, x).A[^1], right.Classes(network, x));
                    for (var i = 0; i < classes.Length; i++)
                        if (h.ColumnCount == 1 && h[i, 0] == 0.5) classes[i] = 0;
                    return classes;
                },
            },
        },
        new("predict/one-based")
        {
            InSteps = right => right with { Classes = (network, x) => [.. right.Classes(network, x).Select(label => label + 1)] },
        },
        new("predict/integer-division")
        {
            InSteps = right => right with { Accuracy = (predicted, labels) => Math.Floor(right.Accuracy(predicted, labels)) },
        },
        new("predict/per-cent")
        {
            InSteps = right => right with { Accuracy = (predicted, labels) => 100 * right.Accuracy(predicted, labels) },
        },
        new("predict/last-example-skipped")
        {
            InSteps = right => right with
            {
                Accuracy = (predicted, labels) =>
                {
                    var share = right.Accuracy(predicted, labels);
                    var (count, last) = (labels.Count, labels[^1]);
                    return predicted[^1] == last ? share - (1.0 / count) : share;
                },
            },
        },
        new("predict/x-overwritten")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var classes = right.Classes(network, x);
                    x.Divide(255, x);
                    return classes;
                },
            },
        },
        new("predict/two-by-half")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var (h, classes) = (right.Pass(network, x).A[^1], right.Classes(network, x));
                    return h.ColumnCount == 2 ? [.. h.Column(1).Select(output => output >= 0.5 ? 1 : 0)] : classes;
                },
            },
        },
        new("predict/single-by-sum")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var (z, classes) = (right.Pass(network, x).Z[^1], right.Classes(network, x));
                    return z.ColumnCount == 1 ? [.. z.Column(0).Select(sum => sum >= 0 ? 1 : 0)] : classes;
                },
            },
        },
        .. PredictFamilies.All,
        new("predict/no-argument-checks")
        {
            InSteps = right => right with
        {
            Classes = (network, x) => MissingGuards.Unchecked(() => right.Classes(network, x), () => new int[x.RowCount]),
            Accuracy = (predicted, labels) => MissingGuards.Unchecked(
                () => right.Accuracy(predicted, labels),
                () => (double)predicted.Zip(labels).Count(pair => pair.First == pair.Second) / labels.Count),
        },
        },
    ];

    private static Network WithoutBiases(Network network) => network.With([.. network.Layers.Select(layer => ClearedBias(layer.Theta))]);

    private static Matrix<double> ClearedBias(Matrix<double> theta) =>
        Matrix<double>.Build.Dense(theta.RowCount, theta.ColumnCount, (i, j) => j == 0 ? 0 : theta[i, j]);
}
