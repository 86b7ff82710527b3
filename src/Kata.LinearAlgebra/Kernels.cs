namespace Kata.LinearAlgebra;

/// <summary>Products and transposes of blocks in memory of one's own, whose rows are padded to whole registers.</summary>
public static unsafe class Kernels
{
    /// <summary>The least length of a row that holds a number of columns: a multiple of the width of a register tile.</summary>
    /// <param name="columns">At least 0.</param>
    /// <returns>At least columns.</returns>
    public static int Padded(int columns) => Tiles.Padded(columns);

    /// <summary>C += A·B.</summary>
    /// <param name="depth">Columns of A and rows of B.</param>
    /// <param name="a">A, rows × depth: an entry's place is row · aRow + column · aColumn, so it may be a transpose.</param>
    /// <param name="aRow">From a row of A to the next.</param>
    /// <param name="aColumn">From a column of A to the next.</param>
    /// <param name="b">B, row by row.</param>
    /// <param name="c">C, row by row; all of it.</param>
    /// <param name="columns">The length of a row of B and C: padded.</param>
    /// <param name="next">What is wanted soon: as many rows and columns as B has, and fetched on the way. Empty for none.</param>
    /// <param name="nextRow">From a row of it to the next.</param>
    /// <exception cref="ArgumentException">A span is too short, the columns are not padded, or a length is negative.</exception>
    public static void MultiplyAdd(
        int depth, ReadOnlySpan<double> a, int aRow, int aColumn, ReadOnlySpan<double> b, Span<double> c, int columns,
        ReadOnlySpan<double> next = default, int nextRow = 0)
    {
        if (columns <= 0 || columns != Padded(columns) || c.Length % columns != 0)
            throw new ArgumentException($"A product of {columns} columns needs padded columns, and whole rows of them.");
        var rows = c.Length / columns;
        if (AreNegative(depth, aRow, aColumn))
            throw new ArgumentException($"A product has {depth} columns of A that are {aColumn} apart in rows {aRow} apart.");
        if (rows == 0 || depth == 0) return;
        // Lengths are long: a product of two ints need not be an int.
        if (b.Length < (long)depth * columns || a.Length <= ((rows - 1L) * aRow) + ((depth - 1L) * aColumn))
            throw new ArgumentException($"A product of {rows}x{depth} and {depth}x{columns} needs longer spans.");

        fixed (double* pa = a, pb = b, pc = c, pn = next)
        {
            Tiles.MultiplyAdd(rows, columns, depth, new(pa, aRow, aColumn, pb, columns, pc, columns)
            {
                Next = next.IsEmpty ? pb : pn,
                NextRow = next.IsEmpty ? columns : nextRow,
                NextColumns = next.IsEmpty ? 0 : columns,
            });
        }
    }

    /// <summary>Copies rows, and pads each with zeros.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="columns">How many numbers of each.</param>
    /// <param name="from">The first row and what follows.</param>
    /// <param name="fromRow">From one row to the next.</param>
    /// <param name="to">Where to.</param>
    /// <param name="toRow">The length of a row there.</param>
    /// <exception cref="ArgumentException">A span is too short, or a length is negative.</exception>
    public static void Copy(int rows, int columns, ReadOnlySpan<double> from, int fromRow, Span<double> to, int toRow)
    {
        if (AreNegative(rows, columns, fromRow) || columns > toRow
            || from.Length < ((rows - 1L) * fromRow) + columns || to.Length < (long)rows * toRow)
        {
            throw new ArgumentException($"A copy of {rows}x{columns} needs longer rows.");
        }

        fixed (double* start = from, copy = to) Packing.Copy(rows, columns, start, fromRow, copy, toRow);
    }

    /// <summary>Copies a block as its transpose; the padding of the new rows stays as it is.</summary>
    /// <param name="rows">The rows of the copy.</param>
    /// <param name="columns">The columns of the copy.</param>
    /// <param name="from">The block: columns × fromRow.</param>
    /// <param name="fromRow">The length of its rows.</param>
    /// <param name="to">The copy: rows × toRow, but for what follows the last column.</param>
    /// <param name="toRow">The length of its rows.</param>
    /// <exception cref="ArgumentException">A span is too short, or a length is negative.</exception>
    public static void Transpose(int rows, int columns, ReadOnlySpan<double> from, int fromRow, Span<double> to, int toRow)
    {
        if (AreNegative(rows, columns, toRow) || rows > fromRow || columns > toRow
            || from.Length < (long)columns * fromRow || to.Length < ((rows - 1L) * toRow) + columns)
        {
            throw new ArgumentException($"The transpose of {columns}x{rows} needs longer rows.");
        }

        fixed (double* start = from, copy = to) Packing.Transpose(rows, columns, start, fromRow, copy, toRow);
    }

    private static bool AreNegative(int one, int other, int third) => one < 0 || other < 0 || third < 0;
}
