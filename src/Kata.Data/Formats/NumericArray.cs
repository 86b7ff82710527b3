namespace Kata.Data.Formats;

/// <summary>An n-dimensional array of numbers as a file held it, converted to doubles.</summary>
/// <param name="Shape">The length of each dimension; a single number has none.</param>
/// <param name="Values">Every entry in row-major order (the last index moves fastest), whatever order the file used.</param>
public sealed record NumericArray(IReadOnlyList<int> Shape, double[] Values)
{
    /// <summary>Copies a matrix into a two-dimensional array.</summary>
    /// <param name="matrix">Any rows × columns.</param>
    public static NumericArray From(Matrix<double> matrix) => new([matrix.RowCount, matrix.ColumnCount], matrix.ToRowMajorArray());

    /// <summary>Copies the array into a matrix; an array of one dimension becomes a single row.</summary>
    /// <returns>rows × columns.</returns>
    /// <exception cref="InvalidDataException">The array has no dimension or more than two.</exception>
    public Matrix<double> ToMatrix() => Shape.Count switch
    {
        1 => Matrix<double>.Build.DenseOfRowMajor(1, Shape[0], Values),
        2 => Matrix<double>.Build.DenseOfRowMajor(Shape[0], Shape[1], Values),
        _ => throw new InvalidDataException($"An array of {Shape.Count} dimensions is not a matrix: it needs one or two."),
    };
}
