using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 1: all parameters of a network in one vector, as optimizers need them, and back.</summary>
public static class Serialize
{
    /// <summary>Writes the thetas one after another, each row by row.</summary>
    /// <param name="thetas">Any number of matrices of any shapes, at least one.</param>
    /// <returns>A new vector with all entries of all thetas.</returns>
    /// <exception cref="ArgumentException">There is no theta.</exception>
    public static Vector<double> Flatten(IReadOnlyList<Matrix<double>> thetas)
    {
        Guard.AtLeast("thetas.Count", thetas.Count, 1, "a network has at least one layer");

        var flat = new List<double>();
        foreach (var theta in thetas) flat.AddRange(theta.ToRowMajorArray());
        return Vector<double>.Build.Dense(flat.ToArray());
    }

    /// <summary>Cuts a vector into matrices: the inverse of <see cref="Flatten"/>.</summary>
    /// <param name="flat">As many entries as all shapes together.</param>
    /// <param name="shapes">The shape of each theta, in order.</param>
    /// <returns>New matrices of those shapes; changing them does not change <paramref name="flat"/>.</returns>
    /// <exception cref="ArgumentException">
    /// A shape is smaller than 1×1, or the shapes together have more or fewer entries than <paramref name="flat"/>.
    /// </exception>
    public static IReadOnlyList<Matrix<double>> Unflatten(Vector<double> flat, IReadOnlyList<Shape> shapes)
    {
        foreach (var shape in shapes)
        {
            Guard.AtLeast("shape.Rows", shape.Rows, 1, "a layer has at least one unit");
            Guard.AtLeast("shape.Columns", shape.Columns, 1, "column 0 holds the biases");
        }

        Guard.Count("flat", flat.Count, shapes.Sum(shape => shape.Rows * shape.Columns), "entries", "one for each entry of the shapes");

        var thetas = new List<Matrix<double>>();
        var start = 0;
        foreach (var (rows, columns) in shapes)
        {
            thetas.Add(Matrix<double>.Build.DenseOfRowMajor(rows, columns, flat.SubVector(start, rows * columns)));
            start += rows * columns;
        }

        return thetas;
    }
}
