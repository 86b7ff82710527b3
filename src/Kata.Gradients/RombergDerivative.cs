namespace Kata.Gradients;

/// <summary>A measured slope, with the two errors that limit it.</summary>
/// <param name="Value">The extrapolated slope.</param>
/// <param name="Noise">What the rounding of the cost allows it to be off.</param>
/// <param name="Truncation">What the steps allow it to be off.</param>
/// <param name="Step">The finest step that it was extrapolated from.</param>
/// <param name="Raw">The slope over that step alone.</param>
internal readonly record struct DerivativeEstimate(
    double Value, double Noise, double Truncation, double Step = double.NaN, double Raw = double.NaN)
{
    public static readonly DerivativeEstimate None = new(double.NaN, double.NaN, double.NaN);

    public double Tolerance => Noise + Truncation;

    /// <summary>Whether a finer step would not help: what is left is mostly noise.</summary>
    public bool IsSettled => Truncation <= 4 * Noise;

    /// <summary>
    /// Whether the steps went down to where noise takes over. Otherwise the slope still changes with the step, e.g. grows like 1/h at a
    /// jump, and shows nothing.
    /// </summary>
    public bool IsConverged { get; init; }

    /// <summary>Whether this measurement is consistent with an analytic slope; never if there is no measurement.</summary>
    public bool IsConsistentWith(double analytic) => Math.Abs(analytic - Value) <= Tolerance;

    /// <summary>Whether this measurement rules an analytic slope out; never if there is no measurement.</summary>
    public bool Excludes(double analytic) => Math.Abs(analytic - Value) > Tolerance;
}

/// <summary>
/// Slopes by Romberg's extrapolation over a window of five steps, each half of the one before. The window slides to finer steps until
/// truncation no longer limits it. Ridders' rule would believe two extrapolations that agree by accident; here three must agree.
/// </summary>
internal static class RombergDerivative
{
    private const int Window = 5;
    private static readonly double[] CentralWeights = Weights(4);
    private static readonly double[] OneSidedWeights = Weights(2);

    /// <summary>The slope of f at x from points on both sides; the error of a step h is a series in h².</summary>
    /// <param name="f">A function of one number.</param>
    /// <param name="x">The point.</param>
    /// <param name="first">The coarsest step.</param>
    /// <param name="levels">The most steps to take; those outside the domain of f do not count.</param>
    /// <param name="noise">The noise of f.</param>
    public static DerivativeEstimate Central(Func<double, double> f, double x, double first, int levels, Noise noise) =>
        Extrapolate(levels, CentralWeights, 4, first, h =>
        {
            // x + h is rounded: a level whose points are not symmetric about x has errors of odd order.
            var (up, down) = (x + h, x - h);
            if (!(Math.Abs(up - x - (x - down)) <= 1e-9 * h)) return (double.NaN, double.NaN);
            var (above, below, width) = (f(up), f(down), up - down);
            return ((above - below) / width, Math.Sqrt(2) * Math.Max(noise.At(above), noise.At(below)) / width);
        });

    /// <summary>The slope of f at x from points on one side; the error of a step h is a series in h.</summary>
    /// <param name="f">A function of one number.</param>
    /// <param name="x">The point.</param>
    /// <param name="here">f(x).</param>
    /// <param name="first">The coarsest step; negative for the left side.</param>
    /// <param name="levels">The most steps to take.</param>
    /// <param name="noise">The noise of f.</param>
    public static DerivativeEstimate OneSided(Func<double, double> f, double x, double here, double first, int levels, Noise noise) =>
        Extrapolate(levels, OneSidedWeights, 2, first, h =>
        {
            var beside = f(x + h);
            var width = x + h - x;
            return ((beside - here) / width, Math.Sqrt(2) * Math.Max(noise.At(beside), noise.At(here)) / Math.Abs(width));
        });

    private static DerivativeEstimate Extrapolate(
        int levels, double[] weights, int ratio, double first, Func<double, (double Slope, double Noise)> level)
    {
        Span<double> slopes = stackalloc double[Window];
        Span<double> noises = stackalloc double[Window];
        var (best, run, used, h) = (DerivativeEstimate.None, 0, 0, first);
        // Below 2^-48 no digit of a difference is left, whatever the domain.
        for (; used < levels && Math.Abs(h) > 4e-15; h /= 2)
        {
            var (slope, noise) = level(h);
            if (!double.IsFinite(slope) || !double.IsFinite(noise))
            {
                run = 0;
                continue;
            }

            used++;
            slopes[1..].CopyTo(slopes);
            noises[1..].CopyTo(noises);
            (slopes[^1], noises[^1]) = (slope, noise);
            if (++run < Window) continue;

            var candidate = Extrapolate(slopes, noises, weights, ratio) with { Step = h };
            // Huge values nearby overflow the table, not the finer steps.
            if (!double.IsFinite(candidate.Tolerance)) continue;
            if (!(best.Tolerance <= candidate.Tolerance)) best = candidate;
            if (candidate.IsSettled || best.Tolerance <= candidate.Noise) return Converged(best);
        }

        return best;
    }

    // Noise has cut the steps off. If the cost is no series in the step, e.g. next to a cusp, three extrapolations agree better than they
    // should.
    private static DerivativeEstimate Converged(DerivativeEstimate best) =>
        best with { IsConverged = true, Truncation = best.IsSettled ? best.Truncation : 8 * best.Truncation };

    private static DerivativeEstimate Extrapolate(ReadOnlySpan<double> slopes, ReadOnlySpan<double> noises, double[] weights, int ratio)
    {
        Span<double> table = stackalloc double[Window];
        slopes.CopyTo(table);
        var (power, t33, t43) = (1.0, 0.0, 0.0);
        for (var j = 1; j < Window; j++)
        {
            power *= ratio;
            if (j == Window - 1) (t33, t43) = (table[^2], table[^1]);
            for (var k = Window - 1; k >= j; k--) table[k] += (table[k] - table[k - 1]) / (power - 1);
        }

        // Squares of costs near 1e200 or 1e-200 would overflow or vanish.
        var noise = 0.0;
        for (var k = 0; k < Window; k++) noise = double.Hypot(noise, weights[k] * noises[k]);
        var value = table[^1];
        return new(
            value,
            (8 * noise) + (16 * Math.ScaleB(1, -52) * Math.Abs(value)),
            2 * Math.Max(Math.Abs(value - t43), Math.Abs(value - t33)),
            Raw: slopes[^1]);
    }

    // The weight of each level in the extrapolated value, coarse to fine: Romberg's table of the unit vectors.
    private static double[] Weights(int ratio) =>
    [
        .. Enumerable.Range(0, Window).Select(unit =>
        {
            var table = Enumerable.Range(0, Window).Select(k => k == unit ? 1.0 : 0).ToArray();
            for (var (j, power) = (1, (double)ratio); j < Window; j++, power *= ratio)
                for (var k = Window - 1; k >= j; k--) table[k] += (table[k] - table[k - 1]) / (power - 1);

            return table[^1];
        }),
    ];
}
