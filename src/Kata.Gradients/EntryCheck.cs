namespace Kata.Gradients;

/// <summary>Compares single entries: measures all, then judges each, with the largest slope as the scale.</summary>
internal sealed class EntryCheck(
    MeasuredCost cost,
    ParameterLayout layout,
    Noise noise,
    double here,
    GradientNoise gradientNoise,
    double relativeTolerance,
    SlopeCounter counter)
{
    private const double First = 1.0 / 8;
    private const int Levels = 14;

    // Of few binary places, so that a step and its halves can be added to large parameters without rounding. The first three are nearly as
    // free of noise as the check itself and always have a vote, since two of its extrapolations may have agreed by accident. The finest
    // reach past a kink, but are too coarse to tell small errors.
    private static readonly double[] Incommensurate =
        [First * 237 / 256, First * 203 / 256, First * 171 / 256, First * 171 / 512, First * 178 / 4096, First * 155 / 32768];

    /// <summary>Compares every entry.</summary>
    public GradientReport Run(double[] analytic)
    {
        counter.Plan(analytic.Length);
        var slopes = Enumerable.Range(0, analytic.Length).Select(Measure).ToArray();
        var largest = slopes.Max(slope => double.IsFinite(slope.Value) ? Math.Abs(slope.Value) : 0);
        var isZero = slopes.Zip(analytic).All(pair => pair.First.IsConsistentWith(0) && Math.Abs(pair.Second) <= pair.First.Tolerance);
        // A kink here has slopes that cancel: it is not flat.
        if (isZero && !slopes.Where((_, i) => Kink.Find(cost.Of(i), cost.Point[i], here, noise).IsHere).Any()) return ReportBuilder.Nothing;

        var entries = slopes.Select((slope, i) => Judge(i, analytic[i], slope, largest)).ToArray();
        return ReportBuilder.Of(entries, layout, cost.Point, here) with { Resolution = Median(entries, largest) };
    }

    /// <summary>The slope along an entry.</summary>
    public DerivativeEstimate Measure(int index)
    {
        var slope = RombergDerivative.Central(cost.Of(index), cost.Point[index], First, Levels, noise);
        counter.Measured();
        return slope;
    }

    /// <summary>Compares an entry with its measured slope, and measures in other ways before it calls the entry wrong.</summary>
    /// <param name="index">The entry's index.</param>
    /// <param name="analytic">The gradient's entry.</param>
    /// <param name="slope">The result of <see cref="Measure"/>.</param>
    /// <param name="largest">The largest slope of all, the scale for small ones.</param>
    public GradientEntry Judge(int index, double analytic, DerivativeEstimate slope, double largest)
    {
        var (f, x, scale) = (cost.Of(index), cost.Point[index], 1.0);
        double Size(DerivativeEstimate s) => Math.Max(Math.Max(Math.Abs(analytic), Math.Abs(s.Value)), 1e-3 * largest);
        bool Resolves(DerivativeEstimate s) => s.Tolerance <= 1e-6 * Size(s);
        bool IsSharp(DerivativeEstimate s) => Resolves(s) && (Math.Abs(x) < 32 || s.Tolerance <= 1e-9 * Math.Abs(s.Value));
        GradientEntry Found(DerivativeEstimate s, EntryVerdict verdict) => layout.Entry(index, analytic, s, verdict);

        // If only noise limits the measurement, coarser steps have less of it: for small slopes, and for large parameters, whose cost is
        // large as well.
        for (var coarse = 32.0; !IsSharp(slope) && slope.IsSettled && coarse <= 32 * Math.Max(1, Math.Abs(x)); coarse *= 32)
        {
            var coarser = RombergDerivative.Central(f, x, First * coarse, Levels, noise);
            if (!(coarser.Tolerance < slope.Tolerance)) break;
            (slope, scale) = (coarser, coarse);
        }

        var lenient = slope with { Noise = slope.Noise + (relativeTolerance * Size(slope)) };
        if (Resolves(slope) && lenient.IsConsistentWith(analytic)) return Found(lenient, EntryVerdict.Agrees);

        slope = slope with { Noise = slope.Noise + gradientNoise.Allowance(analytic, sample => sample[index]) };
        if (Resolves(slope) && slope.IsConsistentWith(analytic)) return Found(slope, EntryVerdict.Agrees);

        var (measured, isExcluded) = (slope, slope.Excludes(analytic));
        foreach (var first in Incommensurate)
        {
            var other = RombergDerivative.Central(f, x, scale * first, Levels, noise);
            var isVague = other.Tolerance > 2 * measured.Tolerance;
            var cannotTell = isVague && other.IsConsistentWith(analytic) && other.IsConsistentWith(measured.Value);
            if (first < First / 2 && isExcluded && Resolves(measured) && cannotTell) continue;
            if (Resolves(other) && other.IsConsistentWith(analytic)) return Found(other, EntryVerdict.Agrees);
            isExcluded &= other.Excludes(analytic);
            if (other.Tolerance < slope.Tolerance || double.IsNaN(slope.Tolerance)) slope = other;
        }

        var kink = Kink.Find(f, x, here, noise);
        if (kink.IsHere) return AtKink(index, analytic, f, x);
        if (kink.Bends && kink.Clear > 0)
        {
            // Between the kink and the point the cost is smooth again.
            var near = RombergDerivative.Central(f, x, kink.Clear / 2, Levels, noise);
            var nearer = RombergDerivative.Central(f, x, kink.Clear / 3, Levels, noise);
            if (Resolves(near) && near.IsConsistentWith(analytic)) return Found(near, EntryVerdict.Agrees);
            isExcluded = Resolves(near) && Resolves(nearer) && nearer.Excludes(analytic);
            if (isExcluded) slope = near;
        }

        return Found(slope, isExcluded && !IsRounding(here, analytic - slope.Value) ? EntryVerdict.Disagrees : EntryVerdict.Unresolved);
    }

    /// <summary>
    /// Whether a difference may be the rounding of numbers near 1: a cost this small comes from logarithms that lose nothing, its gradient
    /// from h − y, which is a multiple of 1e-16 or 0.
    /// </summary>
    public static bool IsRounding(double cost, double difference) => Math.Abs(cost) <= 1e-9 && Math.Abs(difference) <= 1e-13;

    private static double? Median(GradientEntry[] entries, double largest)
    {
        var seen = entries.Select(entry => 2 * entry.Margin / Math.Max(Math.Abs(entry.Slope), 1e-3 * largest)).Order().ToArray();
        return double.IsNaN(seen[seen.Length / 2]) ? null : seen[seen.Length / 2];
    }

    // Any slope between those of the two sides is a subgradient.
    private GradientEntry AtKink(int index, double analytic, Func<double, double> f, double x)
    {
        var left = RombergDerivative.OneSided(f, x, here, -First, 2 * Levels, noise);
        var right = RombergDerivative.OneSided(f, x, here, First, 2 * Levels, noise);
        var noiseOfBoth = Math.Max(left.Tolerance, right.Tolerance);
        var middle = new DerivativeEstimate((left.Value + right.Value) / 2, noiseOfBoth, Math.Abs(right.Value - left.Value) / 2);
        var resolves = noiseOfBoth <= 1e-6 * Math.Max(Math.Abs(left.Value), Math.Abs(right.Value));
        if (!resolves) return layout.Entry(index, analytic, middle, EntryVerdict.Unresolved);
        return layout.Entry(index, analytic, middle, middle.IsConsistentWith(analytic) ? EntryVerdict.Agrees : EntryVerdict.Disagrees);
    }
}
