using System.Globalization;

namespace Kata.Gradients;

/// <summary>Builds the report from single entries.</summary>
internal static class ReportBuilder
{
    private const string Advice = "a kink, noise or the edge of the domain is close: move the point a little and check again.";
    private const string Rounding = "too little to tell from the rounding of numbers near 1: scale the cost, or take a less extreme point.";

    /// <summary>The report on a cost and a gradient that are both flat, e.g. at a minimum.</summary>
    public static readonly GradientReport Nothing = new()
    {
        Verdict = GradientVerdict.NothingTested,
        Sentence = "every slope is 0 here and so is every claim, to within the noise: nothing is being tested; choose another point.",
    };

    /// <summary>The report on these entries; the caller adds resolution, noise, evaluations and seed.</summary>
    public static GradientReport Of(IReadOnlyList<GradientEntry> entries, ParameterLayout layout, double[] point, double here)
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
            Pattern = wrong.Length > 0 ? Patterns.Of(entries, layout, point) : null,
            Sentence = Sentence(entries.Count, wrong.Length, unresolved.Length, worst!, here),
        };
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

    private static string Sentence(int count, int wrong, int unresolved, GradientEntry worst, double here)
    {
        var limit = worst.Tolerance is null ? "not at all" : string.Create(CultureInfo.InvariantCulture, $"to ± {worst.Tolerance:g2} only");
        FormattableString sentence = (wrong, unresolved) switch
        {
            (0, 0) when count == 1 => $"agrees: the claimed slope is that of the cost.",
            (0, 0) => $"agrees: all {count} claimed slopes are those of the cost.",
            (0, _) when worst.Difference > worst.Margin && EntryCheck.IsRounding(here, worst.Difference) =>
                $"unresolved: {worst.Name} claims {worst.Analytic:g3} where the cost's slope is {worst.Numerical:g3}, {Rounding}",
            (0, 1) when worst.Tolerance is null => $"unresolved: the slope along {worst.Name} cannot be measured; {Advice}",
            (0, 1) => $"unresolved: the slope along {worst.Name} can be measured {limit}; {Advice}",
            (0, _) => $"unresolved: {unresolved} of {count} slopes cannot be measured well, {worst.Name} {limit}; {Advice}",
            (1, _) => $"disagrees: 1 of {count} {(count == 1 ? "entry" : "entries")} is wrong: {Claims(worst)}",
            _ => $"disagrees: {wrong} of {count} entries are wrong, at worst {Claims(worst)}",
        };
        return sentence.ToString(CultureInfo.InvariantCulture);
    }

    private static string Claims(GradientEntry worst) => string.Create(
        CultureInfo.InvariantCulture,
        $"{worst.Name} claims {worst.Analytic:R} where the cost's slope is {worst.Numerical:R} ± {worst.Tolerance:g2}.");
}
