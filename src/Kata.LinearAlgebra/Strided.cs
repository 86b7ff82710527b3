namespace Kata.LinearAlgebra;

/// <summary>A matrix in memory: an entry's place is row · Row + column · Column, and one of the two is 1.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Row">From one row to the next.</param>
/// <param name="Column">From one column to the next.</param>
internal readonly record struct Strided(int Rows, int Columns, int Row, int Column)
{
    /// <summary>The same memory, read as the transpose.</summary>
    public Strided Transposed => new(Columns, Rows, Column, Row);

    /// <summary>As MathNet stores a dense matrix: column after column.</summary>
    public static Strided ColumnMajor(int rows, int columns) => new(rows, columns, 1, rows);

    /// <summary>The place of an entry.</summary>
    public nint At(int row, int column) => ((nint)row * Row) + ((nint)column * Column);
}
