namespace Kata.Gradients;

/// <summary>
/// Looks for what the steps of an extrapolation jump over: stairs, rough ground, and features narrower than the steps. Steps that are
/// halves of each other may agree on a grid by accident; those here are no multiples of one another.
/// </summary>
internal static class Steadiness
{
    // Neither a power of two nor of ten, and far from any simple fraction of one.
    private const double Finer = 0.2137;

    /// <summary>
    /// Whether finer steps see the same slope as the extrapolation did, as far as noise lets one tell. In a smooth cost the difference
    /// over a single step shrinks with its square.
    /// </summary>
    /// <param name="f">A function of one number.</param>
    /// <param name="x">The point.</param>
    /// <param name="slope">The slope measured there.</param>
    /// <param name="noise">The noise of f.</param>
    public static bool Holds(Func<double, double> f, double x, DerivativeEstimate slope, Noise noise)
    {
        var least = 1e-13 * Math.Max(1e-3, Math.Abs(x));
        for (var step = Finer * slope.Step; step > least; step *= Finer)
        {
            var (up, down) = (x + step, x - step);
            var (above, below, width) = (f(up), f(down), up - down);
            // No noise hides a change this large: the cost is a staircase.
            if (above == below && Math.Abs(slope.Value) * width > 64 * LastPlace(above)) return false;
            var rounding = 16 * Math.Max(noise.At(above), noise.At(below)) / width;
            var bend = 4 * Math.Pow(step / slope.Step, 2) * Math.Abs(slope.Raw - slope.Value);
            if (Math.Abs(((above - below) / width) - slope.Value) > slope.Tolerance + bend + rounding) return false;
        }

        return true;
    }

    private static double LastPlace(double cost) => Math.BitIncrement(Math.Abs(cost)) - Math.Abs(cost);
}
