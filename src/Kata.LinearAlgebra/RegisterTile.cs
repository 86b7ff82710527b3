using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Kata.LinearAlgebra;

/// <summary>The innermost loop of every product: a few rows of C stay in registers while the whole depth passes by.</summary>
/// <remarks>
/// A register of B serves every row of the tile, and a number of A every register of its row, so that 24 multiplications of 8 numbers
/// need 10 loads. The compiler makes a version for each number of rows, in which the branches on it are gone.
/// </remarks>
internal static unsafe class RegisterTile
{
    /// <summary>The most rows of a tile: with 4 registers each, the sums take 24 of 32 registers.</summary>
    public const int MostRows = 6;

    /// <summary>C += A·B for a tile of C, <see cref="IRegister{T}.PerRow"/> registers wide.</summary>
    /// <param name="depth">How many columns A and rows B have.</param>
    /// <param name="at">Where they are; Next is one line for each row of B.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyAdd<T, TRegister, TRows>(int depth, in Factors at)
        where T : struct
        where TRegister : IRegister<T>
        where TRows : IRows
    {
        var (aRow, aColumn, bRow, cRow, nextRow) = (at.ARow, at.AColumn, at.BRow, at.CRow, at.NextRow);
        double* a = at.A, b = at.B, c = at.C, next = at.Next;
        T c00 = default, c01 = default, c02 = default, c03 = default;
        T c10 = default, c11 = default, c12 = default, c13 = default;
        T c20 = default, c21 = default, c22 = default, c23 = default;
        T c30 = default, c31 = default, c32 = default, c33 = default;
        T c40 = default, c41 = default, c42 = default, c43 = default;
        T c50 = default, c51 = default, c52 = default, c53 = default;
        for (; depth > 0; depth--)
        {
            var (b0, b1) = (TRegister.Load(b), TRegister.Load(b + TRegister.Length));
            T b2 = default, b3 = default;
            if (TRegister.PerRow > 2) (b2, b3) = (TRegister.Load(b + (2 * TRegister.Length)), TRegister.Load(b + (3 * TRegister.Length)));

            var a0 = TRegister.Fill(*a);
            (c00, c01) = (TRegister.MultiplyAdd(a0, b0, c00), TRegister.MultiplyAdd(a0, b1, c01));
            if (TRegister.PerRow > 2) (c02, c03) = (TRegister.MultiplyAdd(a0, b2, c02), TRegister.MultiplyAdd(a0, b3, c03));

            if (TRows.Count > 1)
            {
                var a1 = TRegister.Fill(a[aRow]);
                (c10, c11) = (TRegister.MultiplyAdd(a1, b0, c10), TRegister.MultiplyAdd(a1, b1, c11));
                if (TRegister.PerRow > 2) (c12, c13) = (TRegister.MultiplyAdd(a1, b2, c12), TRegister.MultiplyAdd(a1, b3, c13));
            }

            if (TRows.Count > 2)
            {
                var a2 = TRegister.Fill(a[2 * aRow]);
                (c20, c21) = (TRegister.MultiplyAdd(a2, b0, c20), TRegister.MultiplyAdd(a2, b1, c21));
                if (TRegister.PerRow > 2) (c22, c23) = (TRegister.MultiplyAdd(a2, b2, c22), TRegister.MultiplyAdd(a2, b3, c23));
            }

            if (TRows.Count > 3)
            {
                var a3 = TRegister.Fill(a[3 * aRow]);
                (c30, c31) = (TRegister.MultiplyAdd(a3, b0, c30), TRegister.MultiplyAdd(a3, b1, c31));
                if (TRegister.PerRow > 2) (c32, c33) = (TRegister.MultiplyAdd(a3, b2, c32), TRegister.MultiplyAdd(a3, b3, c33));
            }

            if (TRows.Count > 4)
            {
                var a4 = TRegister.Fill(a[4 * aRow]);
                (c40, c41) = (TRegister.MultiplyAdd(a4, b0, c40), TRegister.MultiplyAdd(a4, b1, c41));
                if (TRegister.PerRow > 2) (c42, c43) = (TRegister.MultiplyAdd(a4, b2, c42), TRegister.MultiplyAdd(a4, b3, c43));
            }

            if (TRows.Count > 5)
            {
                var a5 = TRegister.Fill(a[5 * aRow]);
                (c50, c51) = (TRegister.MultiplyAdd(a5, b0, c50), TRegister.MultiplyAdd(a5, b1, c51));
                if (TRegister.PerRow > 2) (c52, c53) = (TRegister.MultiplyAdd(a5, b2, c52), TRegister.MultiplyAdd(a5, b3, c53));
            }

            if (Sse.IsSupported) Sse.Prefetch1(next);
            a += aColumn;
            b += bRow;
            next += nextRow;
        }

        Add<T, TRegister>(c, c00, c01, c02, c03);
        if (TRows.Count > 1) Add<T, TRegister>(c + cRow, c10, c11, c12, c13);
        if (TRows.Count > 2) Add<T, TRegister>(c + (2 * cRow), c20, c21, c22, c23);
        if (TRows.Count > 3) Add<T, TRegister>(c + (3 * cRow), c30, c31, c32, c33);
        if (TRows.Count > 4) Add<T, TRegister>(c + (4 * cRow), c40, c41, c42, c43);
        if (TRows.Count > 5) Add<T, TRegister>(c + (5 * cRow), c50, c51, c52, c53);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T, TRegister>(double* c, T sum0, T sum1, T sum2, T sum3)
        where T : struct
        where TRegister : IRegister<T>
    {
        var one = TRegister.Fill(1);
        TRegister.Store(TRegister.Add(TRegister.Load(c), sum0), c);
        TRegister.Store(TRegister.Add(TRegister.Load(c + TRegister.Length), sum1), c + TRegister.Length);
        if (TRegister.PerRow <= 2) return;
        TRegister.Store(TRegister.Add(TRegister.Load(c + (2 * TRegister.Length)), sum2), c + (2 * TRegister.Length));
        TRegister.Store(TRegister.Add(TRegister.Load(c + (3 * TRegister.Length)), sum3), c + (3 * TRegister.Length));
    }
}
