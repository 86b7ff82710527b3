using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kata.LinearAlgebra;

/// <summary>Copies a part of a matrix into rows that are padded with zeros, as <see cref="Tiles"/> needs them.</summary>
internal static unsafe class Packing
{
    /// <summary>Copies rows.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="columns">How many numbers each has, next to each other.</param>
    /// <param name="from">The first row.</param>
    /// <param name="fromRow">From one row to the next.</param>
    /// <param name="to">Where to.</param>
    /// <param name="toRow">From one row to the next there, at least columns; the rest of each row becomes 0.</param>
    public static void Copy(int rows, int columns, double* from, nint fromRow, double* to, int toRow)
    {
        for (var i = 0; i < rows; i++)
        {
            var row = new Span<double>(to + ((nint)i * toRow), toRow);
            new ReadOnlySpan<double>(from + (i * fromRow), columns).CopyTo(row);
            row[columns..].Clear();
        }
    }

    /// <summary>Copies columns, each of whose numbers are next to each other, so that they become rows' neighbours.</summary>
    /// <param name="rows">How many rows the copy has.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="from">The first column.</param>
    /// <param name="fromColumn">From one column to the next.</param>
    /// <param name="to">Where to.</param>
    /// <param name="toRow">From one row to the next there, at least columns; the rest of each row stays as it is.</param>
    public static void Transpose(int rows, int columns, double* from, nint fromColumn, double* to, int toRow)
    {
        var (evenRows, evenColumns) = Avx.IsSupported ? (rows & ~3, columns & ~3) : (0, 0);
        // Down the columns, so that a cache holds the lines that the next four columns complete.
        for (var j = 0; j < evenColumns; j += 4)
            for (var i = 0; i < evenRows; i += 4) Transpose4(from + i + (j * fromColumn), fromColumn, to + ((nint)i * toRow) + j, toRow);

        for (var i = 0; i < rows; i++)
        {
            var row = to + ((nint)i * toRow);
            for (var j = i < evenRows ? evenColumns : 0; j < columns; j++) row[j] = from[i + (j * fromColumn)];
        }
    }

    // 4 × 4: pairs first, then halves.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4(double* from, nint fromColumn, double* to, nint toRow)
    {
        var (c0, c1) = (Vector256.Load(from), Vector256.Load(from + fromColumn));
        var (c2, c3) = (Vector256.Load(from + (2 * fromColumn)), Vector256.Load(from + (3 * fromColumn)));
        var (even01, odd01) = (Avx.UnpackLow(c0, c1), Avx.UnpackHigh(c0, c1));
        var (even23, odd23) = (Avx.UnpackLow(c2, c3), Avx.UnpackHigh(c2, c3));
        Avx.Permute2x128(even01, even23, 0x20).Store(to);
        Avx.Permute2x128(odd01, odd23, 0x20).Store(to + toRow);
        Avx.Permute2x128(even01, even23, 0x31).Store(to + (2 * toRow));
        Avx.Permute2x128(odd01, odd23, 0x31).Store(to + (3 * toRow));
    }
}
