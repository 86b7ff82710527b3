using System.Numerics;

namespace Kata.LinearAlgebra;

/// <summary>Reads and writes a span a register at a time; the last one may be short.</summary>
internal static class Lanes
{
    private static readonly Vector<double> Indices = Vector.ConvertToDouble(Vector<long>.Indices);

    /// <summary>The numbers from i on; zeros after the end.</summary>
    public static Vector<double> Load(ReadOnlySpan<double> from, int i)
    {
        if (i <= from.Length - Vector<double>.Count) return new(from[i..]);
        Span<double> whole = stackalloc double[Vector<double>.Count];
        whole.Clear();
        from[i..].CopyTo(whole);
        return new(whole);
    }

    /// <summary>Writes the numbers that fit before the end.</summary>
    public static void Store(Vector<double> value, Span<double> to, int i)
    {
        if (i <= to.Length - Vector<double>.Count)
        {
            value.CopyTo(to[i..]);
            return;
        }

        Span<double> whole = stackalloc double[Vector<double>.Count];
        value.CopyTo(whole);
        whole[..(to.Length - i)].CopyTo(to[i..]);
    }

    /// <summary>The first numbers, and zeros for the others.</summary>
    public static Vector<double> First(Vector<double> value, int count) => count >= Vector<double>.Count
        ? value
        : Vector.ConditionalSelect(Vector.LessThan(Indices, new Vector<double>(count)), value, Vector<double>.Zero);
}
