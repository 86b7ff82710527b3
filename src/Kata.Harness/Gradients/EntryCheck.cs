namespace Kata.Harness;

/// <summary>Compares single entries: measures all, then judges each with what the largest slope says about scale.</summary>
internal sealed class EntryCheck(MeasuredCost cost, Layout layout, Noise noise, double here)
{
    private const double First = 1.0 / 8;
    private const int Levels = 14;

    // Rounded to eight binary places, so that a step and its halves can be added to large parameters without rounding.
    private static readonly double[] Incommensurate = [First * 171 / 512, First * 178 / 4096, First * 155 / 32768];

    /// <summary>Compares every entry.</summary>
    public GradientReport Run(double[] claimed)
    {
        var slopes = Enumerable.Range(0, claimed.Length).Select(Measure).ToArray();
        var largest = slopes.Max(slope => double.IsFinite(slope.Value) ? Math.Abs(slope.Value) : 0);
        // A flat cost and a claim of nothing, both to within the noise.
        if (slopes.Zip(claimed).All(pair => Math.Abs(pair.First.Value) <= pair.First.Tolerance && Math.Abs(pair.Second) <= pair.First.Tolerance))
            return Conclusion.Nothing;

        var entries = slopes.Select((slope, i) => Judge(i, claimed[i], slope, largest)).ToArray();
        return Conclusion.Of(entries, layout, cost.Point) with { Resolution = Median(entries, largest) };
    }

    /// <summary>The slope of an entry.</summary>
    public Slope Measure(int index) => Ladder.Central(cost.Of(index), cost.Point[index], First, Levels, noise);

    /// <summary>Compares a claim with a measured slope, and measures again in other ways before it says no.</summary>
    /// <param name="index">Which entry.</param>
    /// <param name="claimed">What the gradient says.</param>
    /// <param name="slope">What <see cref="Measure"/> said.</param>
    /// <param name="largest">The largest slope of all, for what is small beside it.</param>
    public GradientEntry Judge(int index, double claimed, Slope slope, double largest)
    {
        bool Resolves(Slope s) => s.Tolerance <= 1e-6 * Math.Max(Math.Max(Math.Abs(claimed), Math.Abs(s.Value)), 1e-3 * largest);
        GradientEntry Found(Slope s, GradientVerdict verdict) => layout.Entry(index, claimed, s.Value, s.Tolerance, verdict);
        if (Resolves(slope) && slope.Allows(claimed)) return Found(slope, GradientVerdict.Agrees);

        var (f, x) = (cost.Of(index), cost.Point[index]);
        // Where noise is all that limits, coarser steps have less of it.
        for (var first = 32 * First; !Resolves(slope) && slope.IsSettled && first <= 4 * Math.Max(1, Math.Abs(x)); first *= 32)
        {
            var coarser = Ladder.Central(f, x, first, Levels, noise);
            if (!(coarser.Tolerance < slope.Tolerance)) break;
            slope = coarser;
        }

        if (Resolves(slope) && slope.Allows(claimed)) return Found(slope, GradientVerdict.Agrees);

        var denied = slope.Denies(claimed);
        foreach (var first in Incommensurate)
        {
            var other = Ladder.Central(f, x, first, Levels, noise);
            if (Resolves(other) && other.Allows(claimed)) return Found(other, GradientVerdict.Agrees);
            denied &= other.Denies(claimed);
            if (!(slope.Tolerance <= other.Tolerance)) slope = other;
        }

        var kink = Kink.Find(f, x, here, noise);
        if (kink.IsHere) return AtKink(index, claimed, f, x);
        if (kink.Bends && kink.Clear > 0)
        {
            // Between the kink and the point the cost is smooth again.
            var (near, nearer) = (Ladder.Central(f, x, kink.Clear / 2, Levels, noise), Ladder.Central(f, x, kink.Clear / 3, Levels, noise));
            if (Resolves(near) && near.Allows(claimed)) return Found(near, GradientVerdict.Agrees);
            if (Resolves(near) && Resolves(nearer)) return Found(near, nearer.Denies(claimed) ? GradientVerdict.Disagrees : GradientVerdict.Agrees);
        }

        return Found(slope, denied ? GradientVerdict.Disagrees : GradientVerdict.Unresolved);
    }

    private static double Median(GradientEntry[] entries, double largest)
    {
        var seen = entries.Select(entry => 2 * entry.Tolerance / Math.Max(Math.Abs(entry.Numerical), 1e-3 * largest)).Order().ToArray();
        return seen[seen.Length / 2];
    }

    // Any slope between those of the two sides is a subgradient.
    private GradientEntry AtKink(int index, double claimed, Func<double, double> f, double x)
    {
        var left = Ladder.OneSided(f, x, here, -First, 2 * Levels, noise);
        var right = Ladder.OneSided(f, x, here, First, 2 * Levels, noise);
        var middle = (left.Value + right.Value) / 2;
        var tolerance = (Math.Abs(right.Value - left.Value) / 2) + Math.Max(left.Tolerance, right.Tolerance);
        var resolves = Math.Max(left.Tolerance, right.Tolerance) <= 1e-6 * Math.Max(Math.Abs(left.Value), Math.Abs(right.Value));
        var verdict = !resolves ? GradientVerdict.Unresolved
            : Math.Abs(claimed - middle) <= tolerance ? GradientVerdict.Agrees : GradientVerdict.Disagrees;
        return layout.Entry(index, claimed, middle, tolerance, verdict);
    }
}
