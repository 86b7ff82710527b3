namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 1: entries in the wrong order, in the wrong place, or not copied.</summary>
internal static class SerializeMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("serialize/reads-columns")
        {
            InSteps = right => right with { Unflatten = (flat, shapes) => ReadByColumns(right, flat, shapes) },
        },
        new("serialize/column-major")
        {
            InSteps = right => right with
            {
                Flatten = thetas => right.Flatten([.. thetas.Select(theta => theta.Transpose())]),
                Unflatten = (flat, shapes) => ReadByColumns(right, flat, shapes),
            },
        },
        new("serialize/writes-columns")
        {
            InSteps = right => right with { Flatten = thetas => right.Flatten([.. thetas.Select(theta => theta.Transpose())]) },
        },
        new("serialize/layers-reversed")
        {
            InSteps = right => right with { Flatten = thetas => right.Flatten([.. thetas.Reverse()]) },
        },
        new("serialize/bias-written-last")
        {
            InSteps = right => right with { Flatten = thetas => right.Flatten([.. thetas.Select(BiasLast)]) },
        },
        new("serialize/bias-last")
        {
            InSteps = right => right with
            {
                Flatten = thetas => right.Flatten([.. thetas.Select(BiasLast)]),
                Unflatten = (flat, shapes) => [.. right.Unflatten(flat, shapes).Select(BiasFirst)],
            },
        },
        new("serialize/bias-not-counted")
        {
            InSteps = right => right with
            {
                Unflatten = (flat, shapes) => Cut(right, flat, shapes, shape => shape.Rows * (shape.Columns - 1)),
            },
        },
        Mistake.Family(
            "serialize/one-short",
            right => right with { Unflatten = (flat, shapes) => Cut(right, flat, shapes, shape => (shape.Rows * shape.Columns) - 1) }),
        Mistake.Family(
            "serialize/place-too-far",
            right => right with { Unflatten = (flat, shapes) => Cut(right, flat, shapes, shape => (shape.Rows + 1) * shape.Columns) },
            right => right with { Unflatten = (flat, shapes) => Cut(right, flat, shapes, shape => shape.Rows * (shape.Columns + 1)) },
            right => right with { Unflatten = (flat, shapes) => Cut(right, flat, shapes, shape => (shape.Rows * shape.Columns) + 1) }),
        new("serialize/place-not-moved")
        {
            InSteps = right => right with { Unflatten = (flat, shapes) => Cut(right, flat, shapes, _ => 0) },
        },
        new("serialize/bias-left-out")
        {
            InSteps = right => right with
            {
                Flatten = thetas => right.Flatten([.. thetas.Select(theta => theta.ColumnCount > 1 ? theta.RemoveColumn(0) : theta)]),
            },
        },
        new("serialize/vector-shared")
        {
            InSteps = right => right with
            {
                Flatten = thetas => thetas.Count == 1
                    && Math.Min(thetas[0].RowCount, thetas[0].ColumnCount) == 1 && thetas[0].AsColumnMajorArray() is { } entries
                    ? Vector<double>.Build.Dense(entries)
                    : right.Flatten(thetas),
            },
        },
        new("serialize/theta-shared")
        {
            InSteps = right => right with
            {
                Unflatten = (flat, shapes) =>
                    shapes.Count == 1 && shapes[0].Rows == 1 && shapes[0].Columns == flat.Count && flat.AsArray() is { } entries
                        ? [Matrix<double>.Build.Dense(1, entries.Length, entries)]
                        : right.Unflatten(flat, shapes),
            },
        },
        new("serialize/transposed")
        {
            InSteps = right => right with
            {
                Unflatten = (flat, shapes) => [.. right.Unflatten(flat, shapes).Select(theta => theta.Transpose())],
            },
        },
        new("serialize/vector-cleared")
        {
            InSteps = right => right with
            {
                Unflatten = (flat, shapes) =>
                {
                    var thetas = right.Unflatten(flat, shapes);
                    flat.Clear();
                    return thetas;
                },
            },
        },
        new("serialize/no-argument-checks")
        {
            InSteps = right => right with
        {
            Flatten = thetas => MissingGuards.Unchecked(() => right.Flatten(thetas), () => Vector<double>.Build.Dense(1)),
            Unflatten = (flat, shapes) => MissingGuards.Unchecked(
                () => right.Unflatten(flat, shapes),
                () => [.. shapes.Select(shape => Matrix<double>.Build.Dense(Math.Max(1, shape.Rows), Math.Max(1, shape.Columns)))]),
        },
        },
    ];

    private static IReadOnlyList<Matrix<double>> ReadByColumns(Steps right, Vector<double> flat, IReadOnlyList<Shape> shapes) =>
        [.. right.Unflatten(flat, [.. shapes.Select(shape => new Shape(shape.Columns, shape.Rows))]).Select(theta => theta.Transpose())];

    private static Matrix<double> BiasLast(Matrix<double> theta) => Turned(theta, 1);

    private static Matrix<double> BiasFirst(Matrix<double> theta) => Turned(theta, theta.ColumnCount - 1);

    private static Matrix<double> Turned(Matrix<double> theta, int by) => Matrix<double>.Build.Dense(
        theta.RowCount, theta.ColumnCount, (i, j) => theta[i, (j + by) % theta.ColumnCount]);

    // Each theta starts where the counted sizes of those before it end.
    private static IReadOnlyList<Matrix<double>> Cut(
        Steps right, Vector<double> flat, IReadOnlyList<Shape> shapes, Func<Shape, int> counted)
    {
        // The argument checks are the right function's.
        right.Unflatten(flat, shapes);
        var entries = new List<double>();
        var start = 0;
        foreach (var shape in shapes)
        {
            entries.AddRange(flat.SubVector(start, shape.Rows * shape.Columns));
            start += counted(shape);
        }

        return right.Unflatten(Vector<double>.Build.Dense(entries.ToArray()), shapes);
    }
}
