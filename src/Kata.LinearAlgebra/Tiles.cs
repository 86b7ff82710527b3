using System.Runtime.Intrinsics;

namespace Kata.LinearAlgebra;

/// <summary>C += A·B, tile by tile, on memory whose rows are padded to whole tiles.</summary>
internal static unsafe class Tiles
{
    // As many rows of B as leave a panel of it, 32 columns of 8 bytes, half of a first-level cache.
    private const int Depth = 96;

    /// <summary>The columns of a tile: rows of B and C are padded to a multiple of it.</summary>
    public static int Width => Vector512.IsHardwareAccelerated ? WidthOf<Registers512, Vector512<double>>()
        : Vector256.IsHardwareAccelerated ? WidthOf<Registers256, Vector256<double>>()
        : WidthOf<Registers128, Vector128<double>>();

    /// <summary>The least multiple of <see cref="Width"/> that is not below a number of columns.</summary>
    public static int Padded(int columns) => (columns + Width - 1) / Width * Width;

    /// <summary>C += A·B for any number of rows.</summary>
    /// <param name="rows">Rows of A and C.</param>
    /// <param name="columns">Columns of B and C, a multiple of <see cref="Width"/>.</param>
    /// <param name="depth">Columns of A, rows of B.</param>
    /// <param name="a">A: an entry's place is row · aRow + column · aColumn.</param>
    /// <param name="aRow">From a row of A to the next.</param>
    /// <param name="aColumn">From a column of A to the next.</param>
    /// <param name="b">B, row by row.</param>
    /// <param name="bRow">From a row of B to the next.</param>
    /// <param name="c">C, row by row.</param>
    /// <param name="cRow">From a row of C to the next.</param>
    public static void MultiplyAdd(
        int rows, int columns, int depth, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow)
    {
        for (var k = 0; k < depth; k += Depth)
        {
            for (var j = 0; j < columns; j += Width)
                Panel(rows, Math.Min(Depth, depth - k), a + (k * aColumn), aRow, aColumn, b + (k * bRow) + j, bRow, c + j, cRow);
        }
    }

    // All tiles have the same number of rows, or one less.
    private static void Panel(int rows, int depth, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow)
    {
        for (var left = (rows + Tile.MostRows - 1) / Tile.MostRows; left > 0; left--)
        {
            var some = (rows + left - 1) / left;
            Rows(some, depth, a, aRow, aColumn, b, bRow, c, cRow);
            rows -= some;
            a += some * aRow;
            c += some * cRow;
        }
    }

    private static void Rows(int rows, int depth, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow)
    {
        switch (rows)
        {
            case 1: Rows<Rows1>(depth, a, aRow, aColumn, b, bRow, c, cRow); break;
            case 2: Rows<Rows2>(depth, a, aRow, aColumn, b, bRow, c, cRow); break;
            case 3: Rows<Rows3>(depth, a, aRow, aColumn, b, bRow, c, cRow); break;
            case 4: Rows<Rows4>(depth, a, aRow, aColumn, b, bRow, c, cRow); break;
            case 5: Rows<Rows5>(depth, a, aRow, aColumn, b, bRow, c, cRow); break;
            case 6: Rows<Rows6>(depth, a, aRow, aColumn, b, bRow, c, cRow); break;
        }
    }

    private static void Rows<TRows>(int depth, double* a, nint aRow, nint aColumn, double* b, nint bRow, double* c, nint cRow)
        where TRows : IRows
    {
        if (Vector512.IsHardwareAccelerated)
            Tile.MultiplyAdd<Vector512<double>, Registers512, TRows>(depth, a, aRow, aColumn, b, bRow, c, cRow);
        else if (Vector256.IsHardwareAccelerated)
            Tile.MultiplyAdd<Vector256<double>, Registers256, TRows>(depth, a, aRow, aColumn, b, bRow, c, cRow);
        else
            Tile.MultiplyAdd<Vector128<double>, Registers128, TRows>(depth, a, aRow, aColumn, b, bRow, c, cRow);
    }

    private static int WidthOf<TRegister, T>()
        where TRegister : IRegister<T>
        where T : struct => TRegister.Length * TRegister.PerRow;
}
