namespace Kata.Harness.Mistakes;

/// <summary>More mistakes of step 2.</summary>
internal static class OneHotFamilies
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family("onehot/ones-in-every-row", right => right with
        {
            Encode = (labels, classes) => right.Encode(labels, classes)
                .MapIndexed((_, k, _) => labels.Contains(k) ? 1.0 : 0, Zeros.Include),
        }),
        Mistake.Family(
            "onehot/label-minus-one",
            right => right with
            {
                Encode = (labels, classes) => right.Encode(labels, classes) is var rows && labels.Contains(0)
                    ? throw new ArgumentOutOfRangeException(nameof(labels)) : Before(rows, 0),
            },
            right => right with { Encode = (labels, classes) => Before(right.Encode(labels, classes), 0) }),
        Mistake.Family("onehot/decode-absolute-maximum", Chosen(row => row.PointwiseAbs().MaximumIndex())),
        Mistake.Family("onehot/arg-min", Chosen(row => row.MinimumIndex())),
    ];

    // Each column becomes the one before it; the last one is filled.
    private static Matrix<double> Before(Matrix<double> rows, double last) =>
        rows.MapIndexed((i, k, _) => k + 1 < rows.ColumnCount ? rows[i, k + 1] : last, Zeros.Include);

    private static Func<Steps, Steps> Chosen(Func<Vector<double>, int> choice) => right => right with
    {
        Decode = rows => right.Decode(rows) is var labels && rows.RowCount > 0 ? [.. rows.EnumerateRows().Select(choice)] : labels,
    };
}
