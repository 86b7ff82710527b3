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
        var largest = slopes.Max(slope => slope.IsConverged ? Math.Abs(slope.Value) : 0);
        var isZero = slopes.Zip(analytic).All(pair => pair.First.IsConsistentWith(0) && Math.Abs(pair.Second) <= pair.First.Tolerance);
        // A kink here has slopes that cancel: it is not flat.
        if (isZero && Enumerable.Range(0, slopes.Length).All(i => IsFlat(i, analytic[i], slopes[i]))) return ReportBuilder.Nothing;

        var entries = slopes.Select((slope, i) => Judge(i, analytic[i], slope, largest)).ToArray();
        var report = ReportBuilder.Of(entries, layout, cost, here, noise);
        return ReportBuilder.ButHidden(report) with { Resolution = Median(entries, largest) };
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
        bool IsResolved(DerivativeEstimate s) => s.IsConverged && Resolves(s);
        // Nothing shows that an entry is right if 0 would do as well.
        EntryVerdict Seen(DerivativeEstimate s) =>
            analytic != 0 && Math.Max(Math.Abs(analytic), Math.Abs(s.Value)) <= s.Tolerance ? EntryVerdict.NotSeen : EntryVerdict.Agrees;
        bool IsSharp(DerivativeEstimate s) => Resolves(s) && (Math.Abs(x) < 32 || s.Tolerance <= 1e-9 * Math.Abs(s.Value));
        GradientEntry Found(DerivativeEstimate s, EntryVerdict verdict) => layout.Entry(index, analytic, s, verdict);

        // If only noise limits the measurement, coarser steps have less of it: for small slopes, and for large parameters, whose cost is
        // large as well. A slope that cannot be told otherwise may take steps far beyond the parameter itself.
        bool MayBeCoarser(double coarse) => coarse <= (Resolves(slope) ? 32 : Math.Pow(32, 4)) * Math.Max(1, Math.Abs(x));
        for (var coarse = 32.0; !IsSharp(slope) && slope.IsSettled && MayBeCoarser(coarse); coarse *= 32)
        {
            var coarser = RombergDerivative.Central(f, x, First * coarse, Levels, noise);
            if (!(coarser.IsConverged && coarser.Tolerance < slope.Tolerance)) break;
            (slope, scale) = (coarser, coarse);
        }

        var lenient = slope with { Noise = slope.Noise + (relativeTolerance * Size(slope)) };
        if (IsResolved(slope) && lenient.IsConsistentWith(analytic)) return Found(lenient, Seen(slope));

        slope = slope with { Noise = slope.Noise + gradientNoise.Allowance(analytic, sample => sample[index]) };
        if (IsResolved(slope) && slope.IsConsistentWith(analytic)) return Found(slope, Seen(slope));

        var (measured, votes, isExcluded) = (slope, slope.IsConverged ? 1 : 0, !slope.IsConverged || slope.Excludes(analytic));
        foreach (var first in Incommensurate)
        {
            var other = RombergDerivative.Central(f, x, scale * first, 2 * Levels, noise);
            if (!other.IsConverged) continue;
            var isVague = other.Tolerance > 2 * measured.Tolerance;
            var cannotTell = isVague && other.IsConsistentWith(analytic) && other.IsConsistentWith(measured.Value);
            if (first < First / 2 && isExcluded && IsResolved(measured) && cannotTell) continue;
            if (Resolves(other) && other.IsConsistentWith(analytic)) return Found(other, Seen(other));
            (votes, isExcluded) = (votes + 1, isExcluded && other.Excludes(analytic));
            if (!slope.IsConverged || other.Tolerance < slope.Tolerance) slope = other;
        }

        isExcluded &= votes > 1 && IsResolved(slope);
        var kink = Kink.Find(f, x, here, noise);
        if (kink.IsHere) return AtKink(index, analytic, f, x);
        if (kink.Bends && kink.Clear > 0)
        {
            // Between the kink and the point the cost is smooth again.
            var near = RombergDerivative.Central(f, x, kink.Clear / 2, Levels, noise);
            var nearer = RombergDerivative.Central(f, x, kink.Clear / 3, Levels, noise);
            if (IsResolved(near) && near.IsConsistentWith(analytic)) return Found(near, Seen(near));
            isExcluded = IsResolved(near) && IsResolved(nearer) && nearer.Excludes(analytic);
            if (isExcluded) slope = near;
        }

        if (!isExcluded || IsRounding(here, analytic - slope.Value) || !Steadiness.Holds(f, x, slope, noise))
            return Found(slope, EntryVerdict.Unresolved);
        // Differences from both sides cannot see a kink exactly here, and a slight one hides behind the cost's own bend.
        return HasTwoSlopes(f, x) ? AtKink(index, analytic, f, x) : Found(slope, EntryVerdict.Disagrees);
    }

    /// <summary>
    /// Whether a difference may be the rounding of numbers near 1: a cost this small comes from logarithms that lose nothing, its gradient
    /// from h − y, which is a multiple of 1e-16 or 0.
    /// </summary>
    public static bool IsRounding(double cost, double difference) => Math.Abs(cost) <= 1e-9 && Math.Abs(difference) <= 1e-13;

    // Only noise limits the slope, and it is small or next to nothing is claimed; or both are 0 beside the slopes around.
    private bool IsFlat(int index, double analytic, DerivativeEstimate slope)
    {
        var (f, x) = (cost.Of(index), cost.Point[index]);
        var around = (Math.Abs(f(x + First) - here) + Math.Abs(f(x - First) - here)) / (2 * First);
        // In a cost of 1e14 or more, noise hides slopes of 1.
        var isBelowNoise = slope.IsSettled && (slope.Tolerance <= 1e-9 || Math.Abs(analytic) <= 1e-6 * slope.Tolerance);
        return (isBelowNoise || slope.Tolerance <= 1e-9 * around) && !Kink.Find(f, x, here, noise).IsHere;
    }

    private static double? Median(GradientEntry[] entries, double largest)
    {
        var seen = entries.Select(entry => 2 * entry.Margin / Math.Max(Math.Abs(entry.Slope), 1e-3 * largest)).Order().ToArray();
        return double.IsFinite(seen[seen.Length / 2]) ? seen[seen.Length / 2] : null;
    }

    private bool HasTwoSlopes(Func<double, double> f, double x)
    {
        var left = RombergDerivative.OneSided(f, x, here, -First, Levels, noise);
        var right = RombergDerivative.OneSided(f, x, here, First, Levels, noise);
        var areMeasured = left.IsConverged && right.IsConverged;
        return areMeasured && Math.Abs(left.Value - right.Value) > left.Tolerance + right.Tolerance;
    }

    // Any slope between those of the two sides is a subgradient.
    private GradientEntry AtKink(int index, double analytic, Func<double, double> f, double x)
    {
        var left = RombergDerivative.OneSided(f, x, here, -First, 2 * Levels, noise);
        var right = RombergDerivative.OneSided(f, x, here, First, 2 * Levels, noise);
        var noiseOfBoth = Math.Max(left.Tolerance, right.Tolerance);
        var middle = new DerivativeEstimate((left.Value + right.Value) / 2, noiseOfBoth, Math.Abs(right.Value - left.Value) / 2);
        var resolves = noiseOfBoth <= 1e-6 * Math.Max(Math.Abs(left.Value), Math.Abs(right.Value));
        if (!(resolves && left.IsConverged && right.IsConverged)) return layout.Entry(index, analytic, middle, EntryVerdict.Unresolved);
        return layout.Entry(index, analytic, middle, middle.IsConsistentWith(analytic) ? EntryVerdict.Agrees : EntryVerdict.Disagrees);
    }
}
