namespace Kata.Gradients;

/// <summary>
/// The rounding noise of a cost: an absolute part, measured at the point, and a part that grows with the cost away from it.
/// </summary>
internal readonly record struct Noise(double Absolute, double Relative)
{
    private const double HalfUlp = 1.0 / (1L << 54);

    // Not multiples of each other, nor of a power of ten or two: on a grid of one, a cost rounded to the other would look smooth.
    private static readonly double[] Spacings = [0.7320508076e-7, 0.9697764953e-7, 1.2847209042e-7];

    /// <summary>The noise at a cost of this value.</summary>
    public double At(double cost) => Math.Max(Absolute, Relative * Math.Abs(cost));

    /// <summary>Measures the noise along three directions and takes the largest.</summary>
    /// <remarks>Source: Moré and Wild 2011, "Estimating computational noise", ECnoise.</remarks>
    /// <param name="cost">The cost.</param>
    /// <param name="here">Its value at the point.</param>
    /// <param name="random">Draws the directions.</param>
    /// <param name="exact">
    /// Whether to take steps that add up exactly, as the steps along an entry do; steps along a direction do not, and their rounding is
    /// noise too.
    /// </param>
    public static Noise Measure(MeasuredCost cost, double here, Random random, bool exact)
    {
        int[] all = [.. Enumerable.Range(0, cost.Point.Length)];
        var sigma = Spacings.Max(spacing => Along(cost, here, RandomDirection.Over(all, all.Length, random), spacing, exact));
        // The smallest double is the rounding of costs below 1e-308.
        var floor = Math.Max(HalfUlp * Math.Abs(here), double.Epsilon);
        var absolute = Math.Max(sigma, floor);
        // If the cost is a small difference of large numbers, its noise does not grow with it.
        return new(absolute, here == 0 ? 4 * HalfUlp : Math.Min(absolute / Math.Abs(here), 16 * HalfUlp));
    }

    /// <summary>
    /// Whether the cost is as smooth as double precision can be. If it is near zero, its noise is compared with its values a little further
    /// away: a perfect fit has no cost but is no less smooth.
    /// </summary>
    public bool IsSmooth(MeasuredCost cost, double here, Random random)
    {
        if (Absolute <= Math.Max(1e-12 * Math.Abs(here), double.Epsilon)) return true;
        var all = Enumerable.Range(0, cost.Point.Length).ToArray();
        var away = Enumerable.Range(0, 3).Select(_ => Math.Abs(cost.Along(RandomDirection.Over(all, all.Length, random))(0.1234)));
        return Absolute <= 1e-12 * away.Where(double.IsFinite).Append(0).Max();
    }

    /// <summary>The noise in nine values at equal distances.</summary>
    public static double FromDifferences(double[] costs)
    {
        var (differences, s, alternates) = (costs, new double[7], new bool[7]);
        var gamma = 1.0;
        for (var k = 1; k < s.Length; k++)
        {
            differences = [.. differences.Zip(differences.Skip(1), (a, b) => b - a)];
            // (k!)² / (2k)!, the variance of white noise over that of its k-th difference.
            gamma *= k / (2.0 * ((2 * k) - 1));
            // Squares of costs near 1e200 or 1e-200 would overflow or vanish.
            var size = differences.Max(Math.Abs);
            s[k] = size == 0 ? 0 : size * Math.Sqrt(gamma * differences.Average(d => d / size * (d / size)));
            alternates[k] = differences.Any(d => d > 0) && differences.Any(d => d < 0);
        }

        for (var k = 1; k + 2 < s.Length; k++)
        {
            double[] three = [s[k], s[k + 1], s[k + 2]];
            if (alternates[k] && three.Max() <= 4 * three.Min()) return s[k];
        }

        return s[4];
    }

    private static double Along(MeasuredCost cost, double here, double[] direction, double spacing, bool exact)
    {
        var sigma = OnRay(cost, here, direction, spacing, 1e-4, exact);
        if (sigma <= 64 * HalfUlp * Math.Abs(here)) return sigma;
        // A kink on the ray looks like noise. It is on one side only; a kink exactly at the point is on neither, since the rays start
        // there. So does a strong bend, e.g. at the edge of a domain. Closer to the point noise stays and a bend does not. It takes two
        // quiet rays, because one may be quiet by accident: rounded to ten digits, a straight line of nine points may stay straight.
        List<double> found = [sigma, OnRay(cost, here, direction, -spacing, 1e-4, exact)];
        for (var near = spacing / 100; found.Count(each => each <= 1e-12 * Math.Abs(here)) < 2 && near > 1e-14; near /= 100)
        {
            found.Add(OnRay(cost, here, direction, near, near, exact));
            found.Add(OnRay(cost, here, direction, -near, near, exact));
        }

        double[] measured = [.. found.Where(double.IsFinite).Order().Take(2)];
        return measured.Length > 0 ? measured[^1] : 16 * HalfUlp * Math.Abs(here);
    }

    private static double OnRay(MeasuredCost cost, double here, double[] direction, double spacing, double widest, bool exact)
    {
        while (true)
        {
            var step = direction.Select((v, i) => exact ? Exact(cost.Point[i], v * spacing) : v * spacing).ToArray();
            var costs = new double[9];
            costs[0] = here;
            for (var j = 1; j < costs.Length; j++) costs[j] = cost.At(cost.Moved(step, j));
            if (!costs.All(double.IsFinite)) return double.NaN;
            var steps = costs.Zip(costs.Skip(1)).Count(pair => pair.First != pair.Second);
            if (steps >= 4) return FromDifferences(costs);
            // A float cost is constant over many steps of a double: its stairs show only at a distance.
            if (Math.Abs(spacing) >= widest) return widest < 1e-8 ? double.NaN : FromDifferences(costs);
            spacing *= 100;
        }
    }

    // A multiple of the last place of x, at least one, so that x + step, x + 2·step … are exact.
    private static double Exact(double x, double step)
    {
        var place = Math.BitIncrement(2 * Math.Abs(x) + 8 * Math.Abs(step)) - (2 * Math.Abs(x) + 8 * Math.Abs(step));
        return step == 0 ? 0 : Math.CopySign(Math.Max(1, Math.Round(Math.Abs(step) / place)) * place, step);
    }
}
