using System.Globalization;

namespace Kata.Harness;

/// <summary>
/// Compares slopes along random directions, for more parameters than can be compared one by one; narrows down what disagrees by halves, to entries,
/// which are then compared one by one.
/// </summary>
internal sealed class DirectionCheck(MeasuredCost cost, Layout layout, Noise noise, EntryCheck entries, double[] claimed, Random random)
{
    private const double First = 1.0 / 2;
    private const int Levels = 20;
    private const int Sampled = 4;
    private const int Groups = 48;
    private readonly SortedDictionary<int, GradientEntry> _compared = [];
    private readonly double _largest = claimed.Max(Math.Abs);

    private sealed record Tried(int[] Set, double Difference, Slope Slope, bool Denied)
    {
        // How large the error of a single entry has to be before a direction that weighs it as the average sees it.
        public double Seen => Slope.Tolerance * Math.Sqrt(Set.Length);

        // About how long the vector of errors is, if there is one.
        public double Error => Difference * Math.Sqrt(Set.Length);
    }

    /// <summary>Runs the whole check.</summary>
    public GradientReport Run()
    {
        int[] all = [.. Enumerable.Range(0, layout.Count)];
        Tried[] global = [Try(all), Try(all), Try(all)];
        var parts = layout.Parts.ToDictionary(part => part, part => new[] { Try(part.Indices), Try(part.Indices) });
        var groups = RowGroups().Select(Try).ToArray();
        Tried[] tried = [.. global, .. parts.Values.SelectMany(pair => pair), .. groups];
        if (_largest <= tried.Max(one => one.Slope.Tolerance) && tried.All(one => Math.Abs(one.Slope.Value) <= one.Slope.Tolerance)) return Conclusion.Nothing;

        foreach (var part in layout.Parts) Sample(part.Indices, Sampled);
        // The smallest sets that disagree, and the larger ones only where no smaller one does.
        Tried[] failed = [.. groups.Where(one => one.Denied)];
        if (failed.Length == 0) failed = [.. parts.Values.Select(pair => pair.FirstOrDefault(one => one.Denied)).OfType<Tried>()];
        if (failed.Length == 0) failed = [.. global.Where(one => one.Denied).Take(1)];
        Narrow(failed);
        foreach (var part in layout.Parts.Where(HasManyWrong)) Sample(part.Indices, Sampled);

        var report = Conclusion.Of([.. _compared.Values], layout, cost.Point) with { IsByDirections = true, Resolution = Resolution(global, parts, groups) };
        return report.Verdict == GradientVerdict.Agrees ? Directions(report, tried) : report;
    }

    private Tried Try(int[] set)
    {
        var direction = Direction.Over(set, layout.Count, random);
        var (f, claim) = (cost.Along(direction), Direction.Dot(claimed, direction));
        var slope = Ladder.Central(f, 0, First, Levels, noise);
        var denied = !slope.Allows(claim);
        for (var divisor = 3; denied && divisor <= 5; divisor += 2)
        {
            var other = Ladder.Central(f, 0, First / divisor, Levels, noise);
            denied = other.Denies(claim);
            if (!(slope.Tolerance <= other.Tolerance)) slope = other;
        }

        return new(set, Math.Abs(claim - slope.Value), slope, denied);
    }

    // Rows, or as many neighbouring ones as keeps the number of groups down; slices of a vector without blocks.
    private IEnumerable<int[]> RowGroups()
    {
        var rows = layout.Named ? layout.Blocks.Sum(block => block.Block.Shape.Rows) : Groups;
        var together = (rows + Groups - 1) / Groups;
        foreach (var (block, start) in layout.Blocks)
        {
            var (size, width) = layout.Named ? (block.Shape.Rows * block.Shape.Columns, together * block.Shape.Columns) : (layout.Count, (layout.Count + Groups - 1) / Groups);
            for (var from = 0; from < size; from += width) yield return [.. Enumerable.Range(start + from, Math.Min(width, size - from))];
        }
    }

    // Best first: the set that seems to hold the largest error is halved, until four entries are left.
    private void Narrow(Tried[] failed)
    {
        var queue = new PriorityQueue<Tried, double>(failed.Select(one => (one, -one.Error)));
        for (var (left, found) = (120, 0); left > 0 && found < 8 && queue.TryDequeue(out var worst, out _); left--)
        {
            if (worst.Set.Length <= 4)
            {
                found += worst.Set.Count(i => Compare(i).Verdict == GradientVerdict.Disagrees);
                continue;
            }

            var middle = worst.Set.Length / 2;
            // A direction may miss an error by being nearly perpendicular to it: three hardly all do.
            for (var attempt = 0; attempt < 3; attempt++)
            {
                Tried[] halves = [Try(worst.Set[..middle]), Try(worst.Set[middle..])];
                foreach (var half in halves.Where(half => half.Denied)) queue.Enqueue(half, -half.Error);
                if (halves.Any(half => half.Denied)) break;
            }
        }
    }

    private GradientEntry Compare(int index)
    {
        if (!_compared.TryGetValue(index, out var entry))
            _compared[index] = entry = entries.Judge(index, claimed[index], entries.Measure(index), _largest);
        return entry;
    }

    private void Sample(int[] indices, int count)
    {
        for (var s = 0; s < count; s++) Compare(indices[random.Next(indices.Length)]);
    }

    private bool HasManyWrong(Part part) => part.Indices.Count(i => _compared.TryGetValue(i, out var entry) && entry.Verdict == GradientVerdict.Disagrees) > 1;

    // What the directions say where no single entry was found wrong.
    private GradientReport Directions(GradientReport report, Tried[] tried)
    {
        var denied = tried.Count(one => one.Denied);
        var vague = tried.Count(one => !(one.Seen <= 1e-3 * _largest));
        FormattableString sentence = (denied, vague) switch
        {
            (0, 0) => $"agrees: the slopes along {tried.Length} random directions and of {report.Entries.Count} of the {layout.Count} entries are those of the cost.",
            (0, _) => $"unresolved: {vague} of {tried.Length} slopes along random directions cannot be measured well; a kink or noise is close: move the point a little, or compare every entry (DirectionsAbove).",
            _ => $"unresolved: {denied} of {tried.Length} slopes along random directions disagree but no single entry was found wrong; compare every entry (DirectionsAbove).",
        };
        return report with { Verdict = denied + vague == 0 ? GradientVerdict.Agrees : GradientVerdict.Unresolved, Sentence = sentence.ToString(CultureInfo.InvariantCulture) };
    }

    // A direction misses the error E of a single entry with a probability of about 0.8·τ√n/E; the worst part decides.
    private double Resolution(Tried[] global, Dictionary<Part, Tried[]> parts, Tried[] groups) => parts.Max(part =>
    {
        Tried[] over = [.. global, .. part.Value, groups.Where(group => Touches(group.Set, part.Key.Indices)).MaxBy(group => group.Seen)!];
        return Math.Pow(over.Aggregate(1e3, (product, one) => product * 0.8 * one.Seen), 1.0 / over.Length);
    }) / _largest;

    // Both are in order, and a group is a piece of one block.
    private static bool Touches(int[] group, int[] part) => group[0] <= part[^1] && group[^1] >= part[0];
}
