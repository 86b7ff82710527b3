using System.Globalization;

namespace Kata.Gradients;

/// <summary>Builds the report from single entries.</summary>
internal static class ReportBuilder
{
    private const string Drown = "too small to be seen beside the rounding of the cost";
    private const string Hidden = "check the parts of the cost apart, or take a point where it is smaller.";
    private const string Rounding = "too little to tell from the rounding of numbers near 1: scale the cost, or take a less extreme point.";

    /// <summary>The report on a cost and a gradient that are both flat, e.g. at a minimum.</summary>
    public static readonly GradientReport Nothing = new()
    {
        Verdict = GradientVerdict.NothingTested,
        Sentence = "every slope is 0 here and so is every claim, to within the noise: nothing is being tested; choose another point.",
    };

    /// <summary>The report on these entries; the caller adds resolution, noise, evaluations and seed.</summary>
    /// <param name="entries">The entries, at least one.</param>
    /// <param name="layout">Their blocks.</param>
    /// <param name="cost">The cost, for a look at the worst entry's surroundings if it is unresolved.</param>
    /// <param name="here">The cost at the point.</param>
    /// <param name="noise">The noise of the cost.</param>
    public static GradientReport Of(
        IReadOnlyList<GradientEntry> entries, ParameterLayout layout, MeasuredCost cost, double here, Noise noise)
    {
        var wrong = entries.Where(entry => entry.IsWrong).ToArray();
        var unresolved = entries.Where(entry => entry.Verdict == EntryVerdict.Unresolved).ToArray();
        var worst = wrong.MaxBy(entry => entry.Difference)
            ?? unresolved.FirstOrDefault(entry => !double.IsFinite(entry.Margin))
            ?? unresolved.MaxBy(entry => entry.Margin)
            ?? entries.MaxBy(entry => entry.Margin > 0 ? entry.Difference / entry.Margin : 0);
        var withoutWrong = unresolved.Length > 0 ? GradientVerdict.Unresolved : GradientVerdict.Agrees;
        return new()
        {
            Verdict = wrong.Length > 0 ? GradientVerdict.Disagrees : withoutWrong,
            Worst = worst,
            Entries = entries,
            Blocks = Count(entries, layout),
            Pattern = wrong.Length > 0 ? Patterns.Of(entries, layout, cost.Point) : null,
            Sentence = wrong.Length > 0 ? Wrong(entries, wrong.Length, worst!)
                : unresolved.Length > 0 ? Unresolved(entries.Count, unresolved.Length, worst!, cost, here, noise)
                : Right(entries),
        };
    }

    /// <summary>
    /// The same report, unless the cost is so large that its rounding hides at least half of the entries that are not 0: that is too much
    /// to call the gradient right. Entries that even a tolerance of 1e-9 hides, e.g. those of saturated units, do not count.
    /// </summary>
    public static GradientReport ButHidden(GradientReport report)
    {
        var count = report.Entries.Count(entry => entry.Claim != 0);
        var all = report.Entries.Where(entry => entry.Verdict == EntryVerdict.NotSeen && entry.Margin > 1e-9).ToArray();
        if (!report.Agrees || all.Length == 0 || 2 * all.Length < count) return report;
        var hidden = all.MaxBy(entry => entry.Margin)!;
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"unresolved: {all.Length} of {count} claimed slopes {(count == 1 ? "is" : "are")} {Drown}, "
            + $"{hidden.Name} is {hidden.Analytic:g3} ± {hidden.Tolerance:g2}: {Hidden}");
        return report with { Verdict = GradientVerdict.Unresolved, Worst = hidden, Sentence = sentence };
    }

    private static GradientBlockCount[] Count(IReadOnlyList<GradientEntry> entries, ParameterLayout layout)
    {
        var byIndex = entries.ToDictionary(entry => entry.Index);
        return
        [
            .. layout.Parts.Select(part => new GradientBlockCount(
                part.Block.Name,
                part.Part,
                part.Indices.Count(i => byIndex.TryGetValue(i, out var entry) && entry.IsWrong),
                part.Indices.Count(byIndex.ContainsKey))),
        ];
    }

    private static string Right(IReadOnlyList<GradientEntry> entries)
    {
        var (count, hidden) = (entries.Count, entries.Count(entry => entry.Verdict == EntryVerdict.NotSeen));
        FormattableString sentence = (count, hidden) switch
        {
            (1, 0) => $"agrees: the claimed slope is that of the cost.",
            (_, 0) => $"agrees: all {count} claimed slopes are those of the cost.",
            (_, 1) => $"agrees: {count - 1} of {count} claimed slopes are those of the cost; 1 is too small to be seen.",
            _ => $"agrees: {count - hidden} of {count} claimed slopes are those of the cost; {hidden} are too small to be seen.",
        };
        return sentence.ToString(CultureInfo.InvariantCulture);
    }

    private static string Wrong(IReadOnlyList<GradientEntry> entries, int wrong, GradientEntry worst)
    {
        var (count, claims) = (entries.Count, Claims(worst));
        var sentence = wrong == 1
            ? $"disagrees: 1 of {count} {(count == 1 ? "entry" : "entries")} is wrong: {claims}"
            : $"disagrees: {wrong} of {count} entries are wrong, at worst {claims}";
        return sentence + Obstacle.Iteration(entries);
    }

    private static string Unresolved(int count, int unresolved, GradientEntry worst, MeasuredCost cost, double here, Noise noise)
    {
        var limit = worst.Tolerance is null ? "not at all" : string.Create(CultureInfo.InvariantCulture, $"to ± {worst.Tolerance:g2} only");
        var advice = Obstacle.Near(cost, worst.Index, here, noise);
        FormattableString sentence = unresolved switch
        {
            _ when worst.Difference > worst.Margin && EntryCheck.IsRounding(here, worst.Difference) =>
                $"unresolved: {worst.Name} claims {worst.Analytic:g3} where the cost's slope is {worst.Numerical:g3}, {Rounding}",
            1 when worst.Tolerance is null => $"unresolved: the slope along {worst.Name} cannot be measured; {advice}",
            1 => $"unresolved: the slope along {worst.Name} can be measured {limit}; {advice}",
            _ => $"unresolved: {unresolved} of {count} slopes cannot be measured well, {worst.Name} {limit}; {advice}",
        };
        return sentence.ToString(CultureInfo.InvariantCulture);
    }

    private static string Claims(GradientEntry worst) => string.Create(
        CultureInfo.InvariantCulture,
        $"{worst.Name} claims {worst.Analytic:R} where the cost's slope is {worst.Numerical:R} ± {worst.Tolerance:g2}.");
}
