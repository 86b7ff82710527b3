using System.Globalization;

namespace Kata.Gradients;

/// <summary>What keeps a slope from being measured, in words.</summary>
internal static class Obstacle
{
    private const string General = "a kink, noise or the edge of the domain is close: move the point a little and check again.";
    private const string Overflow = "the cost overflows to infinity next to the point: scale it, or take a less extreme point.";
    private const string Cusp = "the cost has a cusp here, its slope grows without limit: move the point a little and check again.";
    private const string Jump = "the cost jumps here, its slope grows like 1/h as the step h shrinks: look for a threshold or a branch.";
    private const string Stairs = "the cost is a staircase at the scale of the steps: look for float or rounding in it.";

    /// <summary>The obstacle next to the point along one parameter, and what to do.</summary>
    public static string Near(MeasuredCost cost, int index, double here, Noise noise)
    {
        if (cost.HasOverflowed) return Overflow;
        var (f, x) = (cost.Of(index), cost.Point[index]);
        // In proportion: next to a large number the finest distances would be lost.
        return At(t => f(x + (t * Math.Max(1, Math.Abs(x)))), here, noise) ?? General;
    }

    /// <summary>What makes the cost not smooth at the point along a line; null if nothing is recognised.</summary>
    /// <param name="f">The cost at a distance from the point.</param>
    /// <param name="here">The cost at the point.</param>
    /// <param name="noise">The noise of the cost.</param>
    public static string? At(Func<double, double> f, double here, Noise noise)
    {
        // Distances that are no multiples of one another, from 1e-2 to about 1e-10.
        double[] steps = [.. Enumerable.Range(0, 13).Select(k => 0.01137 * Math.Pow(0.2137, k))];
        (double Up, double Down)[] sides = [.. steps.Select(step => (f(step) - here, here - f(-step)))];
        if (!sides.All(side => double.IsFinite(side.Up) && double.IsFinite(side.Down))) return null;

        var unseen = 64 * noise.At(here);
        double[] across = [.. sides.Select(side => Math.Abs(side.Up + side.Down))];
        if (IsPower(across[..5], steps, unseen, -0.1, 0.1)) return Jump;
        var isCusp = IsPower([.. sides.Select(side => Math.Abs(side.Up))], steps, 0, 0.1, 0.9)
            && IsPower([.. sides.Select(side => Math.Abs(side.Down))], steps, 0, 0.1, 0.9);
        if (isCusp) return Cusp;
        // Flat where even the rounding of the last place would show a change.
        var change = Math.Max(Math.Abs(sides[0].Up), Math.Abs(sides[0].Down)) / steps[0];
        var shows = 64 * (Math.BitIncrement(Math.Abs(here)) - Math.Abs(here));
        var flat = sides.Zip(steps).Count(pair => pair.First == (0, 0) && change * pair.Second > shows);
        return flat >= 3 ? Stairs : null;
    }

    /// <summary>The sentence about entries that are all off by a little of themselves; empty if they are not.</summary>
    public static string Iteration(IReadOnlyList<GradientEntry> entries)
    {
        var compared = entries.Where(entry => entry.Slope != 0 && entry.Verdict != EntryVerdict.NotSeen).ToArray();
        if (compared.Length == 0 || !compared.All(entry => entry.IsWrong)) return "";
        var off = compared.Select(entry => entry.Difference / Math.Abs(entry.Slope)).Order().ToArray();
        return off[^1] <= 1e-3 && off[^1] <= 1000 * off[0]
            ? string.Create(CultureInfo.InvariantCulture, $" All entries are off by about {off[off.Length / 2]:0e+0} of themselves: ")
                + "an iteration inside the cost seems to stop early, or a constant has few digits."
            : "";
    }

    // Whether changes go with about the same power of the step throughout.
    private static bool IsPower(double[] changes, double[] steps, double unseen, double least, double most)
    {
        if (!(changes.Min() > unseen)) return false;
        var powers = changes.Zip(changes.Skip(1), (wide, narrow) => Math.Log(wide / narrow) / Math.Log(steps[0] / steps[1])).ToArray();
        return powers.Min() >= least && powers.Max() <= most;
    }
}
