namespace Kata.Gradients;

/// <summary>Compares single entries: measures all, then judges each with what the largest slope says about scale.</summary>
internal sealed class EntryCheck(MeasuredCost cost, ParameterLayout layout, Noise noise, double here, GradientNoise claimNoise, double allowed)
{
    private const double First = 1.0 / 8;
    private const int Levels = 14;

    // Of few binary places, so that a step and its halves can be added to large parameters without rounding. The first three are nearly as free of
    // noise as the check itself and always have a vote: two of its extrapolations may have agreed by accident. The finest reach past a kink, but are too
    // coarse to tell small errors.
    private static readonly double[] Incommensurate =
        [First * 237 / 256, First * 203 / 256, First * 171 / 256, First * 171 / 512, First * 178 / 4096, First * 155 / 32768];

    /// <summary>Compares every entry.</summary>
    public GradientReport Run(double[] claimed)
    {
        var slopes = Enumerable.Range(0, claimed.Length).Select(Measure).ToArray();
        var largest = slopes.Max(slope => double.IsFinite(slope.Value) ? Math.Abs(slope.Value) : 0);
        var isZero = slopes.Zip(claimed).All(pair => pair.First.Allows(0) && Math.Abs(pair.Second) <= pair.First.Tolerance);
        // A kink here has slopes that cancel: it is not flat.
        if (isZero && !slopes.Where((_, i) => Kink.Find(cost.Of(i), cost.Point[i], here, noise).IsHere).Any()) return ReportBuilder.Nothing;

        var entries = slopes.Select((slope, i) => Judge(i, claimed[i], slope, largest)).ToArray();
        return ReportBuilder.Of(entries, layout, cost.Point, here) with { Resolution = Median(entries, largest) };
    }

    /// <summary>The slope of an entry.</summary>
    public DerivativeEstimate Measure(int index) => RombergDerivative.Central(cost.Of(index), cost.Point[index], First, Levels, noise);

    /// <summary>Compares a claim with a measured slope, and measures again in other ways before it says no.</summary>
    /// <param name="index">Which entry.</param>
    /// <param name="claimed">What the gradient says.</param>
    /// <param name="slope">What <see cref="Measure"/> said.</param>
    /// <param name="largest">The largest slope of all, for what is small beside it.</param>
    public GradientEntry Judge(int index, double claimed, DerivativeEstimate slope, double largest)
    {
        var (f, x, scale) = (cost.Of(index), cost.Point[index], 1.0);
        double Size(DerivativeEstimate s) => Math.Max(Math.Max(Math.Abs(claimed), Math.Abs(s.Value)), 1e-3 * largest);
        bool Resolves(DerivativeEstimate s) => s.Tolerance <= 1e-6 * Size(s);
        bool IsSharp(DerivativeEstimate s) => Resolves(s) && (Math.Abs(x) < 32 || s.Tolerance <= 1e-9 * Math.Abs(s.Value));
        GradientEntry Found(DerivativeEstimate s, GradientVerdict verdict) => layout.Entry(index, claimed, s.Value, s.Tolerance, verdict);

        // Where noise is all that limits, coarser steps have less of it: for small slopes, and for large parameters, whose cost is large as well.
        for (var coarse = 32.0; !IsSharp(slope) && slope.IsSettled && coarse <= 32 * Math.Max(1, Math.Abs(x)); coarse *= 32)
        {
            var coarser = RombergDerivative.Central(f, x, First * coarse, Levels, noise);
            if (!(coarser.Tolerance < slope.Tolerance)) break;
            (slope, scale) = (coarser, coarse);
        }

        var lenient = slope with { Noise = slope.Noise + (allowed * Size(slope)) };
        if (Resolves(slope) && lenient.Allows(claimed)) return Found(lenient, GradientVerdict.Agrees);

        slope = slope with { Noise = slope.Noise + claimNoise.Allowance(claimed, sample => sample[index]) };
        if (Resolves(slope) && slope.Allows(claimed)) return Found(slope, GradientVerdict.Agrees);

        var (measured, denied) = (slope, slope.Denies(claimed));
        foreach (var first in Incommensurate)
        {
            var other = RombergDerivative.Central(f, x, scale * first, Levels, noise);
            var cannotTell = other.Allows(claimed) && other.Allows(measured.Value) && other.Tolerance > 2 * measured.Tolerance;
            if (first < First / 2 && denied && Resolves(measured) && cannotTell) continue;
            if (Resolves(other) && other.Allows(claimed)) return Found(other, GradientVerdict.Agrees);
            denied &= other.Denies(claimed);
            if (other.Tolerance < slope.Tolerance || double.IsNaN(slope.Tolerance)) slope = other;
        }

        var kink = Kink.Find(f, x, here, noise);
        if (kink.IsHere) return AtKink(index, claimed, f, x);
        if (kink.Bends && kink.Clear > 0)
        {
            // Between the kink and the point the cost is smooth again.
            var near = RombergDerivative.Central(f, x, kink.Clear / 2, Levels, noise);
            var nearer = RombergDerivative.Central(f, x, kink.Clear / 3, Levels, noise);
            if (Resolves(near) && near.Allows(claimed)) return Found(near, GradientVerdict.Agrees);
            denied = Resolves(near) && Resolves(nearer) && nearer.Denies(claimed);
            if (denied) slope = near;
        }

        return Found(slope, denied && !IsRounding(here, claimed - slope.Value) ? GradientVerdict.Disagrees : GradientVerdict.Unresolved);
    }

    /// <summary>
    /// Whether a difference may be the rounding of numbers near 1: a cost so small comes from logarithms that lose nothing, its gradient from h − y,
    /// which is a multiple of 1e-16 or 0.
    /// </summary>
    public static bool IsRounding(double cost, double difference) => Math.Abs(cost) <= 1e-9 && Math.Abs(difference) <= 1e-13;

    private static double Median(GradientEntry[] entries, double largest)
    {
        var seen = entries.Select(entry => 2 * entry.Tolerance / Math.Max(Math.Abs(entry.Numerical), 1e-3 * largest)).Order().ToArray();
        return seen[seen.Length / 2];
    }

    // Any slope between those of the two sides is a subgradient.
    private GradientEntry AtKink(int index, double claimed, Func<double, double> f, double x)
    {
        var left = RombergDerivative.OneSided(f, x, here, -First, 2 * Levels, noise);
        var right = RombergDerivative.OneSided(f, x, here, First, 2 * Levels, noise);
        var middle = (left.Value + right.Value) / 2;
        var tolerance = (Math.Abs(right.Value - left.Value) / 2) + Math.Max(left.Tolerance, right.Tolerance);
        var resolves = Math.Max(left.Tolerance, right.Tolerance) <= 1e-6 * Math.Max(Math.Abs(left.Value), Math.Abs(right.Value));
        var verdict = !resolves ? GradientVerdict.Unresolved
            : Math.Abs(claimed - middle) <= tolerance ? GradientVerdict.Agrees : GradientVerdict.Disagrees;
        return layout.Entry(index, claimed, middle, tolerance, verdict);
    }
}
