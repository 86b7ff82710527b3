using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 1: entries in the wrong order, in the wrong place, or not copied.</summary>
internal static class SerializeMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("serialize/reads-columns", 1,
            "Written row by row, read back column by column",
            "The library reads the numbers in the order in which I wrote them.",
            "MathNet fills and lists matrices column by column by default, so every theta with more than one row comes back scrambled.",
            "If you flatten a 2x3 matrix of the numbers 1 to 6 and unflatten it, which number is in row 0, column 1?",
            "")
        {
            InSteps = right => right with { Unflatten = (flat, shapes) => ReadByColumns(right, flat, shapes) },
        },
        new("serialize/column-major", 1,
            "Column by column, both ways",
            "Any order will do if writing and reading agree.",
            "Everything that you flatten and unflatten yourself works, but the convention is row by row: parameters from "
            + "elsewhere end up in the wrong places, and with given weights the cost is wrong.",
            "In which order does your vector list the entries of a 2x3 matrix of the numbers 1 to 6?",
            "")
        {
            InSteps = right => right with
            {
                Flatten = thetas => right.Flatten([.. thetas.Select(theta => theta.Transpose())]),
                Unflatten = (flat, shapes) => ReadByColumns(right, flat, shapes),
            },
        },
        new("serialize/writes-columns", 1,
            "Written column by column, read back row by row",
            "Listing a matrix's entries gives them row by row.",
            "MathNet lists them column by column, so only the first and the last entry of each theta are read back in place: "
            + "a gradient packed like this is wrong nearly everywhere.",
            "If you flatten a 2x3 matrix of the numbers 1 to 6, is the vector in the order in which you would read the matrix aloud?",
            "")
        {
            InSteps = right => right with { Flatten = thetas => right.Flatten([.. thetas.Select(theta => theta.Transpose())]) },
        },
        new("serialize/layers-reversed", 1,
            "The layers are written from the last to the first",
            "Backpropagation goes from the last layer to the first, so its gradients come in that order.",
            "They are read from the first layer on, so each layer gets entries of another layer.",
            "Which entries come first in your vector: those of the first layer or those of the last?",
            "")
        {
            InSteps = right => right with { Flatten = thetas => right.Flatten([.. thetas.Reverse()]) },
        },
        new("serialize/bias-written-last", 1,
            "The bias is written last in each row and read first",
            "The bias is an extra at the end of a unit's weights.",
            "Unflatten reads it into column 0, so each bias becomes a weight, and each weight becomes its neighbour.",
            "Follow one bias: where is it in theta, where in your vector, and where is it read from?",
            "")
        {
            InSteps = right => right with { Flatten = thetas => right.Flatten([.. thetas.Select(BiasLast)]) },
        },
        new("serialize/bias-last", 1,
            "The bias is last in each row of the vector, both ways",
            "It does not matter where the bias is if writing and reading agree.",
            "Your own round trip works, but parameters from elsewhere have their biases in column 0: with given weights the cost is wrong.",
            "Which column of theta is written first in each row?",
            "")
        {
            InSteps = right => right with
            {
                Flatten = thetas => right.Flatten([.. thetas.Select(BiasLast)]),
                Unflatten = (flat, shapes) => [.. right.Unflatten(flat, shapes).Select(BiasFirst)],
            },
        },
        new("serialize/bias-not-counted", 1,
            "The next theta is read from too early in the vector",
            "A layer takes units times inputs entries of the vector.",
            "It takes units times (inputs + 1), because of the biases: from the second layer on, each theta overlaps with the one before.",
            "How many entries does a theta of 25 units with 400 inputs have?",
            "")
        {
            InSteps = right => right with
            {
                Unflatten = (flat, shapes) => Cut(right, flat, shapes, shape => shape.Rows * (shape.Columns - 1)),
            },
        },
        new("serialize/place-not-moved", 1,
            "Every theta is read from the start of the vector",
            "The shapes take their entries from the vector in turn.",
            "The position never advances, so all thetas begin with the same entries, and the rest is never read.",
            "With which entry of the vector should the second theta begin?",
            "")
        {
            InSteps = right => right with { Unflatten = (flat, shapes) => Cut(right, flat, shapes, _ => 0) },
        },
        new("serialize/bias-left-out", 1,
            "The biases are not written",
            "Only the weights are parameters.",
            "Biases are learned like weights: without them the vector is too short, by one entry per unit.",
            "How many entries should the vector of a 400-25-10 network have, and how many does yours have?",
            "")
        {
            InSteps = right => right with
            {
                Flatten = thetas => right.Flatten([.. thetas.Select(theta => theta.ColumnCount > 1 ? theta.RemoveColumn(0) : theta)]),
            },
        },
        new("serialize/vector-shared", 1,
            "The vector is a view of the theta",
            "If the numbers are already in a row, there is nothing to copy.",
            "Vector and theta then share memory: a numerical gradient that moves an entry of the vector moves the network's weight too.",
            "If a caller changes your vector, what happens to the theta it came from?",
            "")
        {
            InSteps = right => right with
            {
                Flatten = thetas => thetas.Count == 1 && thetas[0].RowCount == 1 && thetas[0].AsColumnMajorArray() is { } entries
                    ? Vector<double>.Build.Dense(entries)
                    : right.Flatten(thetas),
            },
        },
        new("serialize/theta-shared", 1,
            "The theta is a view of the vector",
            "If the numbers are already in a row, there is nothing to copy.",
            "Vector and theta then share memory: a change to the network's weight changes the vector that an optimizer keeps.",
            "If a caller changes a theta that you returned, what happens to the vector it came from?",
            "")
        {
            InSteps = right => right with
            {
                Unflatten = (flat, shapes) =>
                    shapes.Count == 1 && shapes[0].Rows == 1 && shapes[0].Columns == flat.Count && flat.AsArray() is { } entries
                        ? [Matrix<double>.Build.Dense(1, entries.Length, entries)]
                        : right.Unflatten(flat, shapes),
            },
        },
        new("serialize/transposed", 1,
            "The thetas come back transposed",
            "A layer's matrix has a row for each input and a column for each unit.",
            "Here a row is a unit and a column an input, so nothing fits: the returned shapes have rows and columns swapped.",
            "If the shape asked for is 2x3, what shape do you return?",
            "")
        {
            InSteps = right => right with
            {
                Unflatten = (flat, shapes) => [.. right.Unflatten(flat, shapes).Select(theta => theta.Transpose())],
            },
        },
        MissingGuards.Mistake("serialize", 1,
            "a vector of the wrong length becomes a network with weights missing or filled in", right => right with
        {
            Flatten = thetas => MissingGuards.Unchecked(() => right.Flatten(thetas), () => Vector<double>.Build.Dense(1)),
            Unflatten = (flat, shapes) => MissingGuards.Unchecked(
                () => right.Unflatten(flat, shapes),
                () => [.. shapes.Select(shape => Matrix<double>.Build.Dense(Math.Max(1, shape.Rows), Math.Max(1, shape.Columns)))]),
        }),
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
