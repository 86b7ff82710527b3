using System.Globalization;

namespace Kata.Gradients;

/// <summary>
/// Compares slopes along random directions, for more parameters than can be compared one by one; narrows down what disagrees by halves, to
/// a few entries, which are then compared one by one.
/// </summary>
/// <remarks>
/// The chance that one direction misses a vector of errors E is about 0.8·τ√n/‖E‖. Directions within rows weigh each entry more, so that
/// they see errors of single small entries that are lost among all the others.
/// </remarks>
internal sealed class DirectionCheck(
    MeasuredCost cost, ParameterLayout layout, Noise noise, double here, EntryCheck entries, GradientNoise gradientNoise, double[] analytic,
    Random random, double relativeTolerance, SlopeCounter counter)
{
    private const double First = 1.0 / 2;
    private const int Levels = 20;
    private const int Sampled = 4;
    private const int Groups = 48;
    private const int Enough = 8;
    private const string Instead = "kinks or noise are close: move the point a little, or have every entry compared (DirectionsAbove).";
    private readonly SortedDictionary<int, GradientEntry> _compared = [];
    private readonly double _largest = analytic.Max(Math.Abs);

    /// <summary>Runs the whole check.</summary>
    public GradientReport Run()
    {
        int[] all = [.. Enumerable.Range(0, layout.Count)];
        var trials = Try([all, all, all, .. layout.Parts.SelectMany(part => new[] { part.Indices, part.Indices })]);
        if (trials.All(one => one.Slope.IsSettled && one.Slope.IsConsistentWith(0) && _largest <= one.Slope.Tolerance))
            return ReportBuilder.Nothing;

        foreach (var part in layout.Parts) Sample(part);
        // If errors are everywhere, samples show what they have in common; rows would add nothing.
        var isDense = layout.Parts.Any(part => 2 * Wrong(part) >= Compared(part));
        if (!isDense) trials = [.. trials, .. Try([.. RowGroups()])];
        Narrow(trials);
        foreach (var part in layout.Parts.Where(part => Wrong(part) > 1)) Sample(part);

        var report = ReportBuilder.Of([.. _compared.Values], layout, cost, here, noise) with
        {
            IsByDirections = true,
            Resolution = Resolution(trials),
        };
        return report.Verdict == GradientVerdict.Agrees ? ByDirections(report, trials) : report;
    }

    private DirectionTrial[] Try(int[][] sets)
    {
        counter.Plan(sets.Length);
        return [.. sets.Select(Try)];
    }

    private DirectionTrial Try(int[] set)
    {
        var direction = RandomDirection.Over(set, layout.Count, random);
        var expected = RandomDirection.Slope(analytic, direction);
        var f = cost.Along(direction);
        var slope = RombergDerivative.Central(f, 0, First, Levels, noise);
        // A direction over many large parameters hardly moves each: longer steps have less noise.
        for (var coarse = 32.0; slope.IsSettled && !IsClear(slope, set) && coarse <= 32 * 32 * 32; coarse *= 32)
        {
            var coarser = RombergDerivative.Central(f, 0, First * coarse, Levels, noise);
            if (!(coarser.IsConverged && coarser.Tolerance < slope.Tolerance)) break;
            slope = coarser;
        }

        // Errors of single entries, each as large as it may be, add up at random.
        if (relativeTolerance > 0)
        {
            var square = set.Average(i => Math.Pow(Math.Max(Math.Abs(analytic[i]), 1e-3 * _largest), 2));
            slope = slope with { Noise = slope.Noise + (4 * relativeTolerance * Math.Sqrt(square)) };
        }

        if (slope.Excludes(expected))
        {
            var allowance = gradientNoise.Allowance(expected, sample => RandomDirection.Slope(sample, direction));
            slope = slope with { Noise = slope.Noise + allowance };
        }

        counter.Measured();
        return new(set, direction, expected, slope);
    }

    // Whether an error of a hundred-thousandth of the largest entry would be seen in a single one of the set.
    private bool IsClear(DerivativeEstimate slope, int[] set) => slope.Tolerance * Math.Sqrt(set.Length) <= 1e-5 * _largest;

    // Rows, or as many neighbouring rows as it takes to keep the number of groups down; slices of a vector without blocks.
    private IEnumerable<int[]> RowGroups()
    {
        var together = (layout.Blocks.Sum(block => block.Rows) + Groups - 1) / Groups;
        for (var b = 0; b < layout.Blocks.Count; b++)
        {
            var (block, start) = (layout.Blocks[b], layout.Start(b));
            var width = together * block.Columns;
            for (var from = 0; from < block.Size; from += width)
                yield return [.. Enumerable.Range(start + from, Math.Min(width, block.Size - from))];
        }
    }

    // From the smallest sets that disagree, the largest error first.
    private void Narrow(DirectionTrial[] trials)
    {
        DirectionTrial[] excluded = [.. trials.Where(one => one.IsExcluded)];
        var pieces = excluded.Where(one => !excluded.Any(other => other.Set.Length < one.Set.Length && one.Holds(other.Set)));
        foreach (var piece in pieces.DistinctBy(one => one.Set).OrderByDescending(one => one.Error)) Descend(piece.Set);
    }

    // Halves that disagree are halved again, the one with the larger error first, until four entries are left.
    private void Descend(int[] set)
    {
        if (layout.Parts.Sum(Wrong) >= Enough) return;
        if (set.Length <= 4)
        {
            foreach (var i in set) Compare(i);
            return;
        }

        // A direction may miss an error by being nearly perpendicular to it: three hardly ever all do.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var halves = Try([set[..(set.Length / 2)], set[(set.Length / 2)..]]);
            foreach (var half in halves.Where(half => half.IsExcluded).OrderByDescending(half => half.Error)) Descend(half.Set);
            if (halves.Any(half => half.IsExcluded)) break;
        }
    }

    private void Compare(int index)
    {
        if (_compared.ContainsKey(index)) return;
        counter.Plan(1);
        _compared[index] = entries.Judge(index, analytic[index], entries.Measure(index), _largest);
    }

    private void Sample(ParameterGroup part)
    {
        int[] shuffled = [.. part.Indices.Where(i => !_compared.ContainsKey(i))];
        random.Shuffle(shuffled);
        foreach (var i in shuffled.Take(Sampled)) Compare(i);
    }

    private int Compared(ParameterGroup part) => part.Indices.Count(_compared.ContainsKey);

    private int Wrong(ParameterGroup part) => part.Indices.Count(i => _compared.TryGetValue(i, out var entry) && entry.IsWrong);

    // The result of the directions if no single entry was found wrong.
    private GradientReport ByDirections(GradientReport report, DirectionTrial[] trials)
    {
        var (compared, count, all) = (report.Entries.Count, trials.Length, layout.Count);
        var excluded = trials.Count(one => one.IsExcluded && IsConfirmed(one));
        var vague = trials.Count(one => !(one.Seen <= 1e-3 * _largest));
        FormattableString sentence = (excluded, vague) switch
        {
            (0, 0) => $"agrees: the slopes along {count} random directions and of {compared} of the {all} entries are those of the cost.",
            (0, _) => $"unresolved: {vague} of {count} slopes along random directions cannot be measured well; {Instead}",
            _ => $"unresolved: {excluded} of {count} slopes along random directions disagree but no entry was found wrong; {Instead}",
        };
        return report with
        {
            Verdict = excluded + vague == 0 ? GradientVerdict.Agrees : GradientVerdict.Unresolved,
            Sentence = sentence.ToString(CultureInfo.InvariantCulture),
        };
    }

    private bool IsConfirmed(DirectionTrial trial) => Enumerable.Range(3, 2).All(divisor =>
        !RombergDerivative.Central(cost.Along(trial.Direction), 0, First / divisor, Levels, noise).IsConsistentWith(trial.Expected));

    // How large the error of a single entry must be for all directions over it to miss it once in a thousand; the worst part decides.
    private double? Resolution(DirectionTrial[] trials)
    {
        var worst = layout.Parts.Max(part =>
        {
            // Each entry is in only one of the groups of rows.
            var over = trials.Where(one => one.Set[0] <= part.Indices[^1] && one.Set[^1] >= part.Indices[0])
                .ToLookup(one => one.Holds(part.Indices));
            double[] seen = [.. over[true].Select(one => one.Seen), .. over[false].Select(one => one.Seen).OrderDescending().Take(1)];
            return Math.Pow(seen.Aggregate(1e3, (product, one) => product * 0.8 * one), 1.0 / seen.Length);
        }) / _largest;
        return double.IsFinite(worst) ? worst : null;
    }

    private sealed record DirectionTrial(int[] Set, double[] Direction, double Expected, DerivativeEstimate Slope)
    {
        public bool IsExcluded => Slope.Excludes(Expected);

        // How large the error of a single entry must be before a direction that weighs it like the others sees it.
        public double Seen => Slope.Tolerance * Math.Sqrt(Set.Length);

        // About how long the vector of errors is, if there is one.
        public double Error => Math.Abs(Expected - Slope.Value) * Math.Sqrt(Set.Length);

        public bool Holds(int[] indices) => Array.BinarySearch(Set, indices[0]) >= 0 && Array.BinarySearch(Set, indices[^1]) >= 0;
    }
}
