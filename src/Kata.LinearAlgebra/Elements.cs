using System.Numerics;

namespace Kata.LinearAlgebra;

/// <summary>Activations with their slopes, a register at a time: a = g(z), and g′(z) from the same exponential.</summary>
/// <remarks>All spans have the same length. Exponentials are of −|z|, so nothing overflows; errors stay near rounding.</remarks>
public static class Elements
{
    // tanh z = z + z³·P(z²)/Q(z²) for |z| below 0.625 (Cody and Waite 1980; Moshier, Cephes, tanh.c), where 1 − e^−2z loses digits.
    private const double Small = 0.625;

    private static readonly double[] P = [-1.61468768441708447952e3, -9.92877231001918586564e1, -9.64399179425052238628e-1];
    private static readonly double[] Q = [4.84406305325125486048e3, 2.23548839060100448583e3, 1.12811678491632931402e2];

    private static int Length => Vector<double>.Count;

    /// <summary>z itself, whose slope is 1.</summary>
    /// <param name="z">The weighted sums.</param>
    /// <param name="a">Becomes z.</param>
    /// <param name="slope">Becomes 1.</param>
    public static void Identity(ReadOnlySpan<double> z, Span<double> a, Span<double> slope)
    {
        z.CopyTo(a);
        slope.Fill(1);
    }

    /// <summary>σ(z) = 1/(1 + e^−z), and σ′(z) = σ(z)·σ(−z).</summary>
    /// <param name="z">The weighted sums.</param>
    /// <param name="a">Becomes σ(z).</param>
    /// <param name="slope">Becomes σ′(z).</param>
    public static void Sigmoid(ReadOnlySpan<double> z, Span<double> a, Span<double> slope)
    {
        for (var i = 0; i < z.Length; i += Length)
        {
            var zs = Lanes.Load(z, i);
            var tail = Vector.Exp(-Vector.Abs(zs));
            var large = Vector<double>.One / (Vector<double>.One + tail);
            var small = tail * large;
            Lanes.Store(Vector.ConditionalSelect(Vector.LessThan(zs, Vector<double>.Zero), small, large), a, i);
            Lanes.Store(small * large, slope, i);
        }
    }

    /// <summary>tanh z, and tanh′(z) = 1/cosh²(z).</summary>
    /// <param name="z">The weighted sums.</param>
    /// <param name="a">Becomes tanh z.</param>
    /// <param name="slope">Becomes tanh′(z).</param>
    public static void Tanh(ReadOnlySpan<double> z, Span<double> a, Span<double> slope)
    {
        for (var i = 0; i < z.Length; i += Length)
        {
            var zs = Lanes.Load(z, i);
            var (size, square) = (Vector.Abs(zs), zs * zs);
            var tail = Vector.Exp(-2 * size);
            var quotient = Vector<double>.One / (Vector<double>.One + tail);
            var far = Vector.CopySign((Vector<double>.One - tail) * quotient, zs);
            var p = new Vector<double>(P[0]) + (square * (new Vector<double>(P[1]) + (square * P[2])));
            var q = new Vector<double>(Q[0]) + (square * (new Vector<double>(Q[1]) + (square * (new Vector<double>(Q[2]) + square))));
            var near = zs + (zs * square * (p / q));
            Lanes.Store(Vector.ConditionalSelect(Vector.LessThan(size, new Vector<double>(Small)), near, far), a, i);
            Lanes.Store(4 * tail * quotient * quotient, slope, i);
        }
    }

    /// <summary>max(0, z), whose slope is 1 above 0 and 0 elsewhere.</summary>
    /// <param name="z">The weighted sums.</param>
    /// <param name="a">Becomes max(0, z).</param>
    /// <param name="slope">Becomes 0 or 1.</param>
    public static void Relu(ReadOnlySpan<double> z, Span<double> a, Span<double> slope)
    {
        for (var i = 0; i < z.Length; i += Length)
        {
            var zs = Lanes.Load(z, i);
            Lanes.Store(Vector.Max(zs, Vector<double>.Zero), a, i);
            Lanes.Store(
                Vector.ConditionalSelect(Vector.GreaterThan(zs, Vector<double>.Zero), Vector<double>.One, Vector<double>.Zero), slope, i);
        }
    }

    /// <summary>product = x ⊙ y.</summary>
    /// <param name="x">The first factors.</param>
    /// <param name="y">The second factors.</param>
    /// <param name="product">Becomes their products; it may be x or y.</param>
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> product)
    {
        for (var i = 0; i < x.Length; i += Length) Lanes.Store(Lanes.Load(x, i) * Lanes.Load(y, i), product, i);
    }

    /// <summary>difference = x − y.</summary>
    /// <param name="x">From these.</param>
    /// <param name="y">These are subtracted.</param>
    /// <param name="difference">Becomes the differences; it may be x or y.</param>
    public static void Subtract(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> difference)
    {
        for (var i = 0; i < x.Length; i += Length) Lanes.Store(Lanes.Load(x, i) - Lanes.Load(y, i), difference, i);
    }

    /// <summary>sum = x + y.</summary>
    /// <param name="x">The one.</param>
    /// <param name="y">The other.</param>
    /// <param name="sum">Becomes x + y; it may be one of them.</param>
    public static void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> sum)
    {
        for (var i = 0; i < x.Length; i += Length) Lanes.Store(Lanes.Load(x, i) + Lanes.Load(y, i), sum, i);
    }

    /// <summary>Σ x.</summary>
    /// <param name="x">Any numbers.</param>
    /// <returns>Their sum.</returns>
    public static double Sum(ReadOnlySpan<double> x)
    {
        var sum = Vector<double>.Zero;
        for (var i = 0; i < x.Length; i += Length) sum += Lanes.Load(x, i);
        return Vector.Sum(sum);
    }

    /// <summary>Σ x².</summary>
    /// <param name="x">Any numbers.</param>
    /// <returns>The sum of their squares.</returns>
    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        var sum = Vector<double>.Zero;
        for (var i = 0; i < x.Length; i += Length) sum += Lanes.Load(x, i) * Lanes.Load(x, i);
        return Vector.Sum(sum);
    }

    /// <summary>Whether no number is NaN or infinite.</summary>
    /// <param name="x">Any numbers.</param>
    /// <returns>True if all are finite.</returns>
    public static bool AreFinite(ReadOnlySpan<double> x)
    {
        // 0·x is 0 for finite x, and NaN for all others.
        var zeros = Vector<double>.Zero;
        for (var i = 0; i < x.Length; i += Length) zeros += Vector<double>.Zero * Lanes.Load(x, i);
        return Vector.EqualsAll(zeros, Vector<double>.Zero);
    }

    /// <summary>Whether every number is 0 … 1.</summary>
    /// <param name="x">Any numbers.</param>
    /// <returns>False if one is below 0, above 1 or NaN.</returns>
    public static bool AreProbabilities(ReadOnlySpan<double> x)
    {
        for (var i = 0; i < x.Length; i += Length)
        {
            var some = Lanes.Load(x, i);
            if (!Vector.GreaterThanOrEqualAll(some, Vector<double>.Zero)) return false;
            if (!Vector.LessThanOrEqualAll(some, Vector<double>.One)) return false;
        }

        return true;
    }
}
