namespace Kata.Harness.Mistakes;

/// <summary>More mistakes of step 5: other choices of the class and other shares.</summary>
internal static class PredictFamilies
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family("predict/absolute-maximum", Chosen(h => h.PointwiseAbs().MaximumIndex())),
        Mistake.Family("predict/arg-min", Chosen(h => h.MinimumIndex())),
        Mistake.Family(
            "predict/all-pairs",
            Share((predicted, labels) => (double)Pairs(predicted, labels) / labels.Count / labels.Count),
            Share((predicted, labels) => (double)Pairs(predicted, labels) / labels.Count),
            Share((predicted, labels) => (double)predicted.Count(labels.Contains) / labels.Count)),
        Mistake.Family("predict/error-rate",
            right => right with { Accuracy = (predicted, labels) => 1 - right.Accuracy(predicted, labels) }),
        Mistake.Family(
            "predict/not-divided",
            right => right with { Accuracy = (predicted, labels) => Math.Round(right.Accuracy(predicted, labels) * labels.Count) }),
        Mistake.Family("predict/single-swapped", right => right with
        {
            Classes = (network, x) => right.Classes(network, x) is var classes && network.Layers[^1].Theta.RowCount == 1
                ? [.. classes.Select(label => 1 - label)] : classes,
        }),
        Mistake.Family(
            "predict/sums-compared",
            right => right with
            {
                Classes = (network, x) =>
                {
                    var (z, classes) = (right.Pass(network, x).Z[^1], right.Classes(network, x));
                    return z.ColumnCount == 1 ? [.. z.Column(0).Select(sum => sum >= 0.5 ? 1 : 0)] : classes;
                },
            }),
    ];

    private static int Pairs(IReadOnlyList<int> predicted, IReadOnlyList<int> labels) =>
        predicted.Sum(guess => labels.Count(label => label == guess));

    private static Func<Steps, Steps> Share(Func<IReadOnlyList<int>, IReadOnlyList<int>, double> wrong) => right => right with
    {
        Accuracy = (predicted, labels) =>
        {
            right.Accuracy(predicted, labels);
            return wrong(predicted, labels);
        },
    };

    // Another choice from the outputs, where there are two or more.
    private static Func<Steps, Steps> Chosen(Func<Vector<double>, int> choice) => right => right with
    {
        Classes = (network, x) =>
        {
            var (h, classes) = (right.Pass(network, x).A[^1], right.Classes(network, x));
            return h.ColumnCount == 1 ? classes : [.. h.EnumerateRows().Select(choice)];
        },
    };
}
