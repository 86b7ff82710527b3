using SimdVector = System.Numerics.Vector<double>;

namespace Kata.Bench;

/// <summary>The cost of src/Kata on plain arrays, for the hundred million evaluations that a calibration takes.</summary>
/// <remarks>
/// Its numbers are held against <see cref="Cost.Of"/> on every network drawn (see <see cref="Problem"/>). One thread at a time.
/// </remarks>
internal sealed class FlatCost
{
    private readonly int[] _sizes;
    private readonly Activation[] _activations;
    private readonly Loss _loss;
    private readonly double[][] _x;
    private readonly double[][] _y;
    private readonly double _lambda;
    private readonly double[][] _a;

    public FlatCost(Network network, double[][] x, double[][] y, double lambda)
    {
        _sizes = [x[0].Length, .. network.Layers.Select(layer => layer.Theta.RowCount)];
        _activations = [.. network.Layers.Select(layer => layer.Activation)];
        (_loss, _x, _y, _lambda) = (network.Loss, x, y, lambda);
        _a = [.. _sizes.Skip(1).Select(size => new double[size])];
    }

    /// <summary>J at the flat parameters, ordered as by step 1.</summary>
    public double Of(ReadOnlySpan<double> theta)
    {
        var losses = 0.0;
        for (var i = 0; i < _x.Length; i++) losses += LossOf(theta, _x[i], _y[i]);
        return (losses / _x.Length) + (_lambda / (2.0 * _x.Length) * SquaredWeights(theta));
    }

    private double LossOf(ReadOnlySpan<double> theta, double[] x, double[] y)
    {
        var before = x;
        for (var l = 0; l < _a.Length; l++)
        {
            var row = before.Length + 1;
            for (var unit = 0; unit < _a[l].Length; unit++, theta = theta[row..])
                _a[l][unit] = theta[0] + Dot(before, theta[1..row]);

            // Both cross-entropies are computed from z, so the last layer stays as it is.
            if (l < _a.Length - 1 || _loss == Loss.SquaredError) Apply(_activations[l], _a[l]);
            before = _a[l];
        }

        return _loss switch
        {
            Loss.CrossEntropy => CrossEntropy(before, y),
            Loss.SoftmaxCrossEntropy => SoftmaxCrossEntropy(before, y),
            _ => HalfSquaredDistance(before, y),
        };
    }

    private static double CrossEntropy(double[] z, double[] y)
    {
        var sum = 0.0;
        for (var k = 0; k < z.Length; k++)
            sum += Math.Max(z[k], 0) - (z[k] * y[k]) + Log1p(Math.Exp(-Math.Abs(z[k])));
        return sum;
    }

    private static double SoftmaxCrossEntropy(double[] z, double[] y)
    {
        var largest = Array.IndexOf(z, z.Max());
        var others = 0.0;
        for (var k = 0; k < z.Length; k++)
            if (k != largest) others += Math.Exp(z[k] - z[largest]);

        var sum = 0.0;
        for (var k = 0; k < z.Length; k++) sum -= y[k] * (z[k] - z[largest] - Log1p(others));
        return sum;
    }

    private static double HalfSquaredDistance(double[] h, double[] y)
    {
        var sum = 0.0;
        for (var k = 0; k < h.Length; k++) sum += (h[k] - y[k]) * (h[k] - y[k]) / 2;
        return sum;
    }

    private static void Apply(Activation activation, double[] z)
    {
        for (var k = 0; k < z.Length; k++)
        {
            z[k] = activation switch
            {
                Activation.Sigmoid => 1 / (1 + Math.Exp(-z[k])),
                Activation.Tanh => Math.Tanh(z[k]),
                Activation.Relu => Math.Max(0, z[k]),
                _ => z[k],
            };
        }
    }

    private double SquaredWeights(ReadOnlySpan<double> theta)
    {
        var squares = 0.0;
        for (var l = 0; l < _a.Length; l++)
        {
            var row = _sizes[l] + 1;
            for (var unit = 0; unit < _sizes[l + 1]; unit++, theta = theta[row..])
                squares += Dot(theta[1..row], theta[1..row]);
        }

        return squares;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (sum, k) = (0.0, 0);
        if (a.Length >= 4 * SimdVector.Count)
        {
            var (even, odd) = (SimdVector.Zero, SimdVector.Zero);
            for (; k + (2 * SimdVector.Count) <= a.Length; k += 2 * SimdVector.Count)
            {
                even += new SimdVector(a[k..]) * new SimdVector(b[k..]);
                odd += new SimdVector(a[(k + SimdVector.Count)..]) * new SimdVector(b[(k + SimdVector.Count)..]);
            }

            sum = System.Numerics.Vector.Sum(even + odd);
        }

        for (; k < a.Length; k++) sum += a[k] * b[k];
        return sum;
    }

    // Kahan's way: exact where 1 + x has lost the digits of x.
    private static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }
}
