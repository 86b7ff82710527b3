using System.Numerics;

namespace Kata.LinearAlgebra;

/// <summary>Entry by entry: sums, differences, products and multiples of arrays that have the same length.</summary>
internal static class Arithmetic
{
    private static int Length => Vector<double>.Count;

    public static void Add(double[] x, double[] y, double[] sum)
    {
        Guard(x, y, sum);
        var i = 0;
        for (; i <= sum.Length - Length; i += Length) (new Vector<double>(x, i) + new Vector<double>(y, i)).CopyTo(sum, i);
        for (; i < sum.Length; i++) sum[i] = x[i] + y[i];
    }

    public static void Subtract(double[] x, double[] y, double[] difference)
    {
        Guard(x, y, difference);
        var i = 0;
        for (; i <= difference.Length - Length; i += Length) (new Vector<double>(x, i) - new Vector<double>(y, i)).CopyTo(difference, i);
        for (; i < difference.Length; i++) difference[i] = x[i] - y[i];
    }

    public static void Multiply(double[] x, double[] y, double[] product)
    {
        Guard(x, y, product);
        var i = 0;
        for (; i <= product.Length - Length; i += Length) (new Vector<double>(x, i) * new Vector<double>(y, i)).CopyTo(product, i);
        for (; i < product.Length; i++) product[i] = x[i] * y[i];
    }

    public static void Scale(double by, double[] x, double[] product)
    {
        Guard(x, x, product);
        var i = 0;
        for (; i <= product.Length - Length; i += Length) (by * new Vector<double>(x, i)).CopyTo(product, i);
        for (; i < product.Length; i++) product[i] = by * x[i];
    }

    /// <summary>y + by·x.</summary>
    public static void AddScaled(double[] y, double by, double[] x, double[] sum)
    {
        Guard(x, y, sum);
        var i = 0;
        for (; i <= sum.Length - Length; i += Length) (new Vector<double>(y, i) + (by * new Vector<double>(x, i))).CopyTo(sum, i);
        for (; i < sum.Length; i++) sum[i] = y[i] + (by * x[i]);
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
