using System.Numerics;

namespace Kata.LinearAlgebra;

/// <summary>Entry by entry: sums, differences, products and multiples of arrays that have the same length.</summary>
internal static class Arithmetic
{
    private static int Length => Vector<double>.Count;

    public static void Add(double[] x, double[] y, double[] sum)
    {
        Guard(x, y, sum);
        Elements.Add(x, y, sum);
    }

    public static void Subtract(double[] x, double[] y, double[] difference)
    {
        Guard(x, y, difference);
        Elements.Subtract(x, y, difference);
    }

    public static void Multiply(double[] x, double[] y, double[] product)
    {
        Guard(x, y, product);
        Elements.Multiply(x, y, product);
    }

    public static void Scale(double by, double[] x, double[] product)
    {
        Guard(x, x, product);
        for (var i = 0; i < x.Length; i += Length) Lanes.Store(by * Lanes.Load(x, i), product, i);
    }

    /// <summary>y + by·x.</summary>
    public static void AddScaled(double[] y, double by, double[] x, double[] sum)
    {
        Guard(x, y, sum);
        for (var i = 0; i < x.Length; i += Length) Lanes.Store(Lanes.Load(y, i) + (by * Lanes.Load(x, i)), sum, i);
    }

    public static double Dot(double[] x, double[] y)
    {
        Guard(x, y, x);
        var (even, odd, i) = (Vector<double>.Zero, Vector<double>.Zero, 0);
        for (; i <= x.Length - (2 * Length); i += 2 * Length)
        {
            even += new Vector<double>(x, i) * new Vector<double>(y, i);
            odd += new Vector<double>(x, i + Length) * new Vector<double>(y, i + Length);
        }

        var sum = Vector.Sum(even + odd);
        for (; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    private static void Guard(double[] x, double[] y, double[] to)
    {
        if (x.Length != to.Length || y.Length != to.Length)
            throw new ArgumentException($"the arrays have {x.Length}, {y.Length} and {to.Length} entries but need the same number.");
    }
}
