namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 2: labels in the wrong columns or as wrong numbers, and the wrong largest entry.</summary>
internal static class OneHotMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("onehot/label-column")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) =>
                {
                    var rows = right.Encode(labels, classes);
                    return Matrix<double>.Build.Dense(rows.RowCount, 1, (i, _) => labels[i]);
                },
            },
        },
        new("onehot/label-for-one")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) => Changed(right.Encode(labels, classes), (entry, i, _) => entry * labels[i]),
            },
        },
        new("onehot/zero-is-ten")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) =>
                {
                    var rows = right.Encode(labels, classes);
                    return Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, k) => rows[i, (k + 1) % rows.ColumnCount]);
                },
            },
        },
        new("onehot/last-class-empty")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) => Changed(right.Encode(labels, classes), (entry, _, k) => k == classes - 1 ? 0 : entry),
            },
        },
        new("onehot/minus-one")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) => Changed(right.Encode(labels, classes), (entry, _, _) => (2 * entry) - 1),
            },
        },
        new("onehot/classes-seen")
        {
            InSteps = right => right with
            {
                Encode = (labels, classes) =>
                {
                    var rows = right.Encode(labels, classes);
                    return rows.SubMatrix(0, rows.RowCount, 0, Math.Min(labels.Max() + 1, rows.ColumnCount));
                },
            },
        },
        new("onehot/example-a-column")
        {
            InSteps = right => right with { Encode = (labels, classes) => right.Encode(labels, classes).Transpose() },
        },
        new("onehot/decode-one-based")
        {
            InSteps = right => right with { Decode = rows => [.. right.Decode(rows).Select(label => label + 1)] },
        },
        new("onehot/arg-max-of-columns")
        {
            InSteps = right => right with { Decode = rows => right.Decode(rows.Transpose()) },
        },
        new("onehot/decode-finds-ones")
        {
            InSteps = right => right with
            {
                Decode = rows =>
                {
                    var labels = right.Decode(rows);
                    for (var i = 0; i < labels.Length; i++) labels[i] = Array.IndexOf(rows.Row(i).ToArray(), 1.0);
                    return labels;
                },
            },
        },
        new("onehot/last-wins")
        {
            InSteps = right => right with
            {
                Decode = rows =>
                {
                    var mirrored = Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, k) => rows[i, rows.ColumnCount - 1 - k]);
                    right.Decode(rows);
                    return [.. right.Decode(mirrored).Select(label => rows.ColumnCount - 1 - label)];
                },
            },
        },
        new("onehot/largest-starts-at-zero")
        {
            InSteps = right => right with
            {
                Decode = rows =>
                {
                    var labels = right.Decode(rows);
                    for (var i = 0; i < labels.Length; i++)
                        if (rows.Row(i).Maximum() <= 0) labels[i] = 0;
                    return labels;
                },
            },
        },
        new("onehot/rows-cleared")
        {
            InSteps = right => right with
            {
                Decode = rows =>
                {
                    var labels = right.Decode(rows);
                    rows.Clear();
                    return labels;
                },
            },
        },
        new("onehot/decode-in-float")
        {
            InSteps = right => right with { Decode = rows => right.Decode(rows.Map(entry => (double)(float)entry)) },
        },
        .. OneHotFamilies.All,
        new("onehot/no-argument-checks")
        {
            InSteps = right => right with
        {
            Encode = (labels, classes) => MissingGuards.Unchecked(
                () => right.Encode(labels, classes),
                () => Matrix<double>.Build.Dense(
                    Math.Max(1, labels.Count), Math.Max(1, classes), (i, k) => i < labels.Count && labels[i] == k ? 1 : 0)),
            Decode = rows => MissingGuards.Unchecked(() => right.Decode(rows), () => new int[rows.RowCount]),
        },
        },
    ];

    private static Matrix<double> Changed(Matrix<double> rows, Func<double, int, int, double> entry) =>
        Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, k) => entry(rows[i, k], i, k));
}
