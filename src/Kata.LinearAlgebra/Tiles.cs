using System.Runtime.Intrinsics;

namespace Kata.LinearAlgebra;

/// <summary>C += A·B, tile by tile, on memory whose rows are padded to whole tiles.</summary>
internal static unsafe class Tiles
{
    // As many rows of B as leave a panel of it, 32 columns of 8 bytes, half of a first-level cache.
    private const int Depth = 96;

    // Doubles of a cache line.
    private const int Line = 8;

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
    /// <param name="at">Where they are.</param>
    public static void MultiplyAdd(int rows, int columns, int depth, in Factors at)
    {
        for (var k = 0; k < depth; k += Depth)
        {
            var line = 0;
            for (var j = 0; j < columns; j += Width) Panel(rows, Math.Min(Depth, depth - k), at.From(0, j, k), ref line);
        }
    }

    // All tiles have the same number of rows, or one less. Each fetches the next line of what is wanted soon.
    private static void Panel(int rows, int depth, Factors at, ref int line)
    {
        var next = at.Next;
        for (var left = (rows + RegisterTile.MostRows - 1) / RegisterTile.MostRows; left > 0; left--, line++)
        {
            var some = (rows + left - 1) / left;
            at.Next = next + Math.Min(line * Line, at.NextColumns);
            Tile(some, depth, at);
            rows -= some;
            at = at.From(some, 0, 0);
        }
    }

    private static void Tile(int rows, int depth, in Factors at)
    {
        switch (rows)
        {
            case 1: Tile<Rows1>(depth, at); break;
            case 2: Tile<Rows2>(depth, at); break;
            case 3: Tile<Rows3>(depth, at); break;
            case 4: Tile<Rows4>(depth, at); break;
            case 5: Tile<Rows5>(depth, at); break;
            case 6: Tile<Rows6>(depth, at); break;
        }
    }

    private static void Tile<TRows>(int depth, in Factors at)
        where TRows : IRows
    {
        if (Vector512.IsHardwareAccelerated) RegisterTile.MultiplyAdd<Vector512<double>, Registers512, TRows>(depth, at);
        else if (Vector256.IsHardwareAccelerated) RegisterTile.MultiplyAdd<Vector256<double>, Registers256, TRows>(depth, at);
        else RegisterTile.MultiplyAdd<Vector128<double>, Registers128, TRows>(depth, at);
    }

    private static int WidthOf<TRegister, T>()
        where TRegister : IRegister<T>
        where T : struct => TRegister.Length * TRegister.PerRow;
}
