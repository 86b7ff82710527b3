using MathNet.Numerics.LinearAlgebra;

namespace Kata.Gradients;

/// <summary>
/// The rounding noise of the claimed gradient itself. Where h − y cancels, a right gradient is off by more than its last places; such noise
/// shows beside the point as well. It is only measured once a claim seems wrong.
/// </summary>
internal sealed class GradientNoise(Func<Vector<double>, Vector<double>>? gradient, double[] point, double[] claimed, Random random)
{
    private double[][]? _samples;

    /// <summary>How far a claim may be off by its own rounding: eight times its noise, within bounds that do not excuse float.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="of">The claim in a gradient.</param>
    public double Allowance(double claim, Func<double[], double> of)
    {
        if (gradient is null) return 0;
        _samples ??= Sample();
        if (_samples.Any(sample => sample.Length != claimed.Length)) return 0;
        var sigma = Noise.FromDifferences([claim, .. _samples.Select(of)]);
        return double.IsFinite(sigma) ? Math.Min(8 * sigma, Math.Max(1e-8 * Math.Abs(claim), 1e-12)) : 0;
    }

    private double[][] Sample()
    {
        var direction = Direction.Over([.. Enumerable.Range(0, point.Length)], point.Length, random);
        return
        [
            .. Enumerable.Range(1, 8).Select(j => point.Select((entry, i) => entry + (j * 1e-7 * direction[i])).ToArray())
                .Select(moved => gradient!(Vector<double>.Build.Dense(moved)).ToArray()),
        ];
    }
}
