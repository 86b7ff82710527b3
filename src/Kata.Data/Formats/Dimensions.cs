using Kata.Data.Files;

namespace Kata.Data.Formats;

/// <summary>Checks the shapes that files claim before any memory is allocated, and converts between the two orders of entries.</summary>
internal static class Dimensions
{
    // NumPy's own limit; MATLAB's files never come near it.
    private const int MostDimensions = 64;

    /// <summary>The claimed shape, once its entries are known to fit one array.</summary>
    public static int[] Check(IReadOnlyList<long> claimed, string name, string what)
    {
        if (claimed.Count > MostDimensions)
            throw new InvalidDataException($"{name} claims {claimed.Count:N0} dimensions for {what}, more than {MostDimensions}.");
        foreach (var length in claimed)
        {
            if (length is < 0 or > int.MaxValue)
                throw new InvalidDataException($"{name} claims a dimension of {length:N0} for {what}, which no array can have.");
        }

        if (!claimed.Contains(0) && Product(claimed) > Array.MaxLength)
            throw new InvalidDataException($"{name} claims {ErrorText.Shape(claimed)} numbers for {what}, more than one array can hold.");
        return [.. claimed.Select(length => (int)length)];
    }

    /// <summary>How many entries a checked shape has; a single number has no dimension and one entry.</summary>
    public static int Count(int[] shape) => shape.Contains(0) ? 0 : shape.Aggregate(1, (product, length) => product * length);

    /// <summary>Refuses to write an array with more or fewer values than its shape needs.</summary>
    public static void CheckFilled(NumericArray array, string name)
    {
        long[] shape = [.. array.Shape];
        if (shape.Any(length => length < 0) || (shape.Contains(0) ? 0 : Product(shape)) != array.Values.Length)
        {
            throw new ArgumentException(
                $"The values of {ErrorText.Quote(name)} are {array.Values.Length:N0} but need to be as many as the entries of "
                + $"{ErrorText.Shape(shape)}: each is written.");
        }
    }

    /// <summary>
    /// Converts entries from column-major order (the first index moves fastest, as in MATLAB and Fortran) to row-major order.
    /// </summary>
    public static double[] ToRowMajor(ReadOnlySpan<double> columnMajor, int[] shape)
    {
        if (shape is [var rows, var columns]) return Turned(columnMajor, rows, columns);
        var strides = new int[shape.Length];
        for (int d = shape.Length - 1, stride = 1; d >= 0; stride *= shape[d], d--) strides[d] = stride;

        var rowMajor = new double[columnMajor.Length];
        var index = new int[shape.Length];
        var position = 0;
        foreach (var value in columnMajor)
        {
            rowMajor[position] = value;
            // Count up like an odometer with the first digit fastest.
            for (var d = 0; d < shape.Length; d++)
            {
                position += strides[d];
                if (++index[d] < shape[d]) break;
                position -= strides[d] * shape[d];
                index[d] = 0;
            }
        }

        return rowMajor;
    }

    // A block of rows and columns at a time stays in the processor's cache.
    private static double[] Turned(ReadOnlySpan<double> columnMajor, int rows, int columns)
    {
        const int block = 32;
        var rowMajor = new double[columnMajor.Length];
        for (var top = 0; top < rows; top += block)
        {
            var bottom = Math.Min(top + block, rows);
            for (var left = 0; left < columns; left += block)
            {
                var right = Math.Min(left + block, columns);
                for (var row = top; row < bottom; row++)
                {
                    for (var column = left; column < right; column++)
                        rowMajor[(row * columns) + column] = columnMajor[(column * rows) + row];
                }
            }
        }

        return rowMajor;
    }

    // Stops as soon as the product is too large, so that it cannot overflow.
    private static Int128 Product(IReadOnlyList<long> lengths)
    {
        Int128 product = 1;
        for (var d = 0; d < lengths.Count && product <= Array.MaxLength; d++) product *= lengths[d];
        return product;
    }
}
