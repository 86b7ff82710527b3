using System.Numerics;

namespace Kata.LinearAlgebra;

/// <summary>Losses computed from the weighted sums z, finite and exact however large |z| is.</summary>
public static class Losses
{
    private static int Length => Vector<double>.Count;

    /// <summary>−Σ [y log σ(z) + (1 − y) log(1 − σ(z))] = Σ [max(z, 0) − z·y + log(1 + e^−|z|)].</summary>
    /// <param name="z">The weighted sums of sigmoid outputs.</param>
    /// <param name="y">Their targets.</param>
    /// <returns>Nats.</returns>
    public static double CrossEntropy(ReadOnlySpan<double> z, ReadOnlySpan<double> y)
    {
        var sum = Vector<double>.Zero;
        for (var i = 0; i < z.Length; i += Length)
        {
            var zs = Lanes.Load(z, i);
            var loss = Vector.Max(zs, Vector<double>.Zero) - (zs * Lanes.Load(y, i)) + Log1p(Vector.Exp(-Vector.Abs(zs)));
            sum += Lanes.First(loss, z.Length - i);
        }

        return Vector.Sum(sum);
    }

    /// <summary>Softmax over the units of each example, and −Σ y log softmax(z).</summary>
    /// <param name="examples">How many; the others of the block become softmax as well, but are no part of the loss.</param>
    /// <param name="block">The length of a unit's row: z, y and h are units × block.</param>
    /// <param name="z">The weighted sums.</param>
    /// <param name="y">The targets.</param>
    /// <param name="h">Becomes softmax(z).</param>
    /// <returns>Nats.</returns>
    public static double SoftmaxCrossEntropy(int examples, int block, ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> h)
    {
        var sum = Vector<double>.Zero;
        for (var i = 0; i < examples; i += Length)
        {
            // log softmax(z)ₖ = (zₖ − max) − log Σ e^(z − max), where the maximum's own term is exactly 1 and is left to Log1p.
            var (max, at) = Largest(block, z, i);
            var others = Vector<double>.Zero;
            for (var k = 0; k * block < z.Length; k++)
            {
                var exponential = Vector.Exp(new Vector<double>(z[((k * block) + i)..]) - max);
                exponential.CopyTo(h[((k * block) + i)..]);
                others += Vector.ConditionalSelect(Vector.Equals(at, new Vector<double>(k)), Vector<double>.Zero, exponential);
            }

            var (quotient, log) = (Vector<double>.One / (Vector<double>.One + others), Log1p(others));
            for (var k = 0; k * block < z.Length; k++)
            {
                var place = (k * block) + i;
                (new Vector<double>(h[place..]) * quotient).CopyTo(h[place..]);
                var loss = new Vector<double>(y[place..]) * (max + log - new Vector<double>(z[place..]));
                sum += Lanes.First(loss, examples - i);
            }
        }

        return Vector.Sum(sum);
    }

    /// <summary>Whether the targets of each example sum to 1, within 1e-9.</summary>
    /// <param name="examples">How many.</param>
    /// <param name="block">The length of a unit's row: y is units × block.</param>
    /// <param name="y">The targets.</param>
    /// <returns>False if a sum is another, or NaN.</returns>
    public static bool AreDistributions(int examples, int block, ReadOnlySpan<double> y)
    {
        for (var i = 0; i < examples; i += Length)
        {
            var sum = Vector<double>.Zero;
            for (var k = 0; k * block < y.Length; k++) sum += new Vector<double>(y[((k * block) + i)..]);
            var off = Lanes.First(Vector.Abs(sum - Vector<double>.One), examples - i);
            if (!Vector.LessThanOrEqualAll(off, new Vector<double>(1e-9))) return false;
        }

        return true;
    }

    // The largest z of each example, and the first unit that has it.
    private static (Vector<double> Max, Vector<double> At) Largest(int block, ReadOnlySpan<double> z, int i)
    {
        var (max, at) = (new Vector<double>(z[i..]), Vector<double>.Zero);
        for (var k = 1; k * block < z.Length; k++)
        {
            var next = new Vector<double>(z[((k * block) + i)..]);
            at = Vector.ConditionalSelect(Vector.GreaterThan(next, max), new Vector<double>(k), at);
            max = Vector.Max(max, next);
        }

        return (max, at);
    }

    // log(1 + x) for x of at least 0. Kahan's way: what 1 + x has lost of x is given back by the quotient.
    private static Vector<double> Log1p(Vector<double> x)
    {
        var u = Vector<double>.One + x;
        return Vector.ConditionalSelect(Vector.Equals(u, Vector<double>.One), x, Vector.Log(u) * (x / (u - Vector<double>.One)));
    }
}
