using System.Globalization;

namespace Kata.Gradients;

/// <summary>
/// Compares slopes along random directions, for more parameters than can be compared one by one; narrows down what disagrees by halves, to
/// entries, which are then compared one by one.
/// </summary>
/// <remarks>
/// The chance that one direction misses a vector of errors E is about 0.8·τ√n/‖E‖. Directions within rows weigh each entry more, so that they
/// see errors of single small entries that are lost among all the others.
/// </remarks>
internal sealed class DirectionCheck(
    MeasuredCost cost, ParameterLayout layout, Noise noise, double here, EntryCheck entries, GradientNoise claimNoise, double[] claimed, Random random, double allowed)
{
    private const double First = 1.0 / 2;
    private const int Levels = 20;
    private const int Sampled = 4;
    private const int Groups = 48;
    private const int Enough = 8;
    private readonly SortedDictionary<int, GradientEntry> _compared = [];
    private readonly double _largest = claimed.Max(Math.Abs);

    /// <summary>Runs the whole check.</summary>
    public GradientReport Run()
    {
        int[] all = [.. Enumerable.Range(0, layout.Count)];
        DirectionTrial[] tried = [Try(all), Try(all), Try(all), .. layout.Parts.SelectMany(part => new[] { Try(part.Indices), Try(part.Indices) })];
        if (tried.All(one => one.Slope.Allows(0) && _largest <= one.Slope.Tolerance)) return ReportBuilder.Nothing;

        foreach (var part in layout.Parts) Sample(part);
        // Where errors are everywhere, samples show what they have in common; rows would add nothing.
        var isDense = layout.Parts.Any(part => 2 * Wrong(part) >= Compared(part));
        if (!isDense) tried = [.. tried, .. RowGroups().Select(Try)];
        Narrow(tried);
        foreach (var part in layout.Parts.Where(part => Wrong(part) > 1)) Sample(part);

        var report = ReportBuilder.Of([.. _compared.Values], layout, cost.Point, here) with
        {
            IsByDirections = true,
            Resolution = Resolution(tried),
        };
        return report.Verdict == GradientVerdict.Agrees ? ByDirections(report, tried) : report;
    }

    private DirectionTrial Try(int[] set)
    {
        var direction = Direction.Over(set, layout.Count, random);
        var claim = Direction.Dot(claimed, direction);
        var slope = RombergDerivative.Central(cost.Along(direction), 0, First, Levels, noise);
        // Errors of single entries, each as large as it may be, add up at random.
        if (allowed > 0)
        {
            var square = set.Average(i => Math.Pow(Math.Max(Math.Abs(claimed[i]), 1e-3 * _largest), 2));
            slope = slope with { Noise = slope.Noise + (4 * allowed * Math.Sqrt(square)) };
        }

        if (slope.Denies(claim))
            slope = slope with { Noise = slope.Noise + claimNoise.Allowance(claim, sample => Direction.Dot(sample, direction)) };
        return new(set, direction, claim, slope);
    }

    // Rows, or as many neighbouring ones as keeps the number of groups down; slices of a vector without blocks.
    private IEnumerable<int[]> RowGroups()
    {
        var rows = layout.Named ? layout.Blocks.Sum(block => block.Block.Shape.Rows) : layout.Count;
        var together = (rows + Groups - 1) / Groups;
        foreach (var (block, start) in layout.Blocks)
        {
            var (size, width) = (block.Shape.Rows * block.Shape.Columns, together * block.Shape.Columns);
            for (var from = 0; from < size; from += width) yield return [.. Enumerable.Range(start + from, Math.Min(width, size - from))];
        }
    }

    // From the smallest sets that disagree, the largest error first.
    private void Narrow(DirectionTrial[] tried)
    {
        DirectionTrial[] denied = [.. tried.Where(one => one.IsDenied)];
        var pieces = denied.Where(one => !denied.Any(other => other.Set.Length < one.Set.Length && one.Holds(other)));
        foreach (var piece in pieces.DistinctBy(one => one.Set).OrderByDescending(one => one.Error)) Descend(piece.Set);
    }

    // Halves that disagree are halved again, the one of the larger error first, until four entries are left.
    private void Descend(int[] set)
    {
        if (layout.Parts.Sum(Wrong) >= Enough) return;
        if (set.Length <= 4)
        {
            foreach (var i in set) Compare(i);
            return;
        }

        // A direction may miss an error by being nearly perpendicular to it: of three hardly all do.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            DirectionTrial[] halves = [Try(set[..(set.Length / 2)]), Try(set[(set.Length / 2)..])];
            foreach (var half in halves.Where(half => half.IsDenied).OrderByDescending(half => half.Error)) Descend(half.Set);
            if (halves.Any(half => half.IsDenied)) break;
        }
    }

    private void Compare(int index)
    {
        if (!_compared.ContainsKey(index)) _compared[index] = entries.Judge(index, claimed[index], entries.Measure(index), _largest);
    }

    private void Sample(ParameterGroup part)
    {
        int[] shuffled = [.. part.Indices.Where(i => !_compared.ContainsKey(i))];
        random.Shuffle(shuffled);
        foreach (var i in shuffled.Take(Sampled)) Compare(i);
    }

    private int Compared(ParameterGroup part) => part.Indices.Count(_compared.ContainsKey);

    private int Wrong(ParameterGroup part) =>
        part.Indices.Count(i => _compared.TryGetValue(i, out var entry) && entry.Verdict == GradientVerdict.Disagrees);

    // What the directions say where no single entry was found wrong.
    private GradientReport ByDirections(GradientReport report, DirectionTrial[] tried)
    {
        var denied = tried.Count(one => one.IsDenied && IsConfirmed(one));
        var vague = tried.Count(one => !(one.Seen <= 1e-3 * _largest));
        FormattableString sentence = (denied, vague) switch
        {
            (0, 0) =>
                $"agrees: the slopes along {tried.Length} random directions and of {report.Entries.Count} of the {layout.Count} entries {Right}",
            (0, _) => $"unresolved: {vague} of {tried.Length} slopes along random directions cannot be measured well; {Instead}",
            _ => $"unresolved: {denied} of {tried.Length} slopes along random directions disagree but no entry was found wrong; {Instead}",
        };
        return report with
        {
            Verdict = denied + vague == 0 ? GradientVerdict.Agrees : GradientVerdict.Unresolved,
            Sentence = sentence.ToString(CultureInfo.InvariantCulture),
        };
    }

    private const string Right = "are those of the cost.";
    private const string Instead = "kinks or noise are close: move the point a little, or have every entry compared (DirectionsAbove).";

    private bool IsConfirmed(DirectionTrial tried) => Enumerable.Range(3, 2).All(divisor =>
        !RombergDerivative.Central(cost.Along(tried.Direction), 0, First / divisor, Levels, noise).Allows(tried.Claim));

    // How large the error of a single entry must be for all directions over it to miss it once in a thousand; the worst part decides.
    private double Resolution(DirectionTrial[] tried) => layout.Parts.Max(part =>
    {
        // Of the groups of rows each entry is in one only.
        var over = tried.Where(one => one.Set[0] <= part.Indices[^1] && one.Set[^1] >= part.Indices[0])
            .ToLookup(one => one.Holds(part.Indices));
        double[] seen = [.. over[true].Select(one => one.Seen), .. over[false].Select(one => one.Seen).OrderDescending().Take(1)];
        return Math.Pow(seen.Aggregate(1e3, (product, one) => product * 0.8 * one), 1.0 / seen.Length);
    }) / _largest;

    private sealed record DirectionTrial(int[] Set, double[] Direction, double Claim, DerivativeEstimate Slope)
    {
        public bool IsDenied => Slope.Denies(Claim);

        // How large the error of a single entry has to be before a direction that weighs it like the others sees it.
        public double Seen => Slope.Tolerance * Math.Sqrt(Set.Length);

        // About how long the vector of errors is, if there is one.
        public double Error => Math.Abs(Claim - Slope.Value) * Math.Sqrt(Set.Length);

        public bool Holds(DirectionTrial other) => Holds(other.Set);

        public bool Holds(int[] indices) => Array.BinarySearch(Set, indices[0]) >= 0 && Array.BinarySearch(Set, indices[^1]) >= 0;
    }
}
