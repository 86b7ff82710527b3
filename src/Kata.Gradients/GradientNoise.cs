namespace Kata.Gradients;

/// <summary>
/// The rounding noise of the gradient itself. When h − y cancels, a right gradient is off by more than its last digits; such noise shows
/// next to the point too. It is measured only once an entry seems wrong.
/// </summary>
internal sealed class GradientNoise(Func<double[], IList<double>?>? gradient, double[] point, double[] analytic, Random random)
{
    private double[][]? _samples;

    /// <summary>How far an entry may be off by its own rounding: eight times its noise, within bounds that do not excuse float.</summary>
    /// <param name="entry">The entry, or the gradient's slope along a direction.</param>
    /// <param name="of">The same number of another gradient.</param>
    public double Allowance(double entry, Func<double[], double> of)
    {
        if (gradient is null) return 0;
        _samples ??= Sample();
        if (_samples.Any(sample => sample.Length != analytic.Length)) return 0;
        var sigma = Noise.FromDifferences([entry, .. _samples.Select(of)]);
        return double.IsFinite(sigma) ? Math.Min(8 * sigma, Math.Max(1e-8 * Math.Abs(entry), 1e-12)) : 0;
    }

    private double[][] Sample()
    {
        var direction = RandomDirection.Over([.. Enumerable.Range(0, point.Length)], point.Length, random);
        return
        [
            .. Enumerable.Range(1, 8).Select(j => point.Select((entry, i) => entry + (j * 1e-7 * direction[i])).ToArray())
                .Select(moved => gradient!(moved)!.ToArray()),
        ];
    }
}
