using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kata.LinearAlgebra;

/// <summary>Reads and writes a span a register at a time; the last one may be short.</summary>
internal static class Lanes
{
    private static readonly Vector<double> Indices = Vector.ConvertToDouble(Vector<long>.Indices);

    /// <summary>The numbers from i on; zeros after the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Load(ReadOnlySpan<double> from, int i) =>
        i <= from.Length - Vector<double>.Count ? Vector.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)i) : LoadLast(from[i..]);

    /// <summary>Writes the numbers that fit before the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<double> value, Span<double> to, int i)
    {
        if (i <= to.Length - Vector<double>.Count) value.StoreUnsafe(ref MemoryMarshal.GetReference(to), (nuint)i);
        else StoreLast(value, to[i..]);
    }

    /// <summary>The first numbers, and zeros for the others.</summary>
    public static Vector<double> First(Vector<double> value, int count) => count >= Vector<double>.Count
        ? value
        : Vector.ConditionalSelect(Vector.LessThan(Indices, new Vector<double>(count)), value, Vector<double>.Zero);

    private static Vector<double> LoadLast(ReadOnlySpan<double> from)
    {
        Span<double> whole = stackalloc double[Vector<double>.Count];
        whole.Clear();
        from.CopyTo(whole);
        return new(whole);
    }

    private static void StoreLast(Vector<double> value, Span<double> to)
    {
        Span<double> whole = stackalloc double[Vector<double>.Count];
        value.CopyTo(whole);
        whole[..to.Length].CopyTo(to);
    }
}
