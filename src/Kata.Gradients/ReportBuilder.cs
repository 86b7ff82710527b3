using System.Globalization;

namespace Kata.Gradients;

/// <summary>What single entries come to together.</summary>
internal static class ReportBuilder
{
    private const string Advice = "a kink, noise or the edge of the domain is close: move the point a little and check again.";
    private const string Rounding = "too little to tell from the rounding of numbers near 1: scale the cost, or take a less extreme point.";

    /// <summary>The report on a cost and a claim that are both flat, as at a minimum.</summary>
    public static readonly GradientReport Nothing = new()
    {
        Verdict = GradientVerdict.NothingTested,
        Sentence = "every slope is 0 here and so is every claim, to within the noise: nothing is being tested; choose another point.",
    };

    /// <summary>The report on these entries; resolution, noise and seed are for the caller to add.</summary>
    public static GradientReport Of(IReadOnlyList<GradientEntry> entries, ParameterLayout layout, double[] point, double here)
    {
        var wrong = entries.Where(entry => entry.Verdict == GradientVerdict.Disagrees).ToArray();
        var unresolved = entries.Where(entry => entry.Verdict == GradientVerdict.Unresolved).ToArray();
        var worst = wrong.MaxBy(entry => entry.Difference)
            ?? unresolved.FirstOrDefault(entry => !double.IsFinite(entry.Tolerance))
            ?? unresolved.MaxBy(entry => entry.Tolerance)
            ?? entries.MaxBy(entry => entry.Tolerance > 0 ? entry.Difference / entry.Tolerance : 0);
        return new()
        {
            Verdict = wrong.Length > 0 ? GradientVerdict.Disagrees : unresolved.Length > 0 ? GradientVerdict.Unresolved : GradientVerdict.Agrees,
            Worst = worst,
            Entries = entries,
            Blocks = Count(entries, layout),
            Pattern = wrong.Length > 0 ? Patterns.Of(entries, layout, point) : null,
            Sentence = Sentence(entries.Count, wrong, unresolved, worst!, here),
        };
    }

    private static GradientBlockCount[] Count(IReadOnlyList<GradientEntry> entries, ParameterLayout layout)
    {
        var byIndex = entries.ToDictionary(entry => entry.Index);
        return
        [
            .. layout.Parts.Select(part => new GradientBlockCount(
                part.Name,
                part.Indices.Count(i => byIndex.TryGetValue(i, out var entry) && entry.Verdict == GradientVerdict.Disagrees),
                part.Indices.Count(byIndex.ContainsKey))),
        ];
    }

    private static string Sentence(
        int count, GradientEntry[] wrong, GradientEntry[] unresolved, GradientEntry worst, double here)
    {
        FormattableString sentence = (wrong.Length, unresolved.Length) switch
        {
            (0, 0) when count == 1 => $"agrees: the claimed slope is that of the cost.",
            (0, 0) => $"agrees: all {count} claimed slopes are those of the cost.",
            (0, _) when worst.Difference > worst.Tolerance && EntryCheck.IsRounding(here, worst.Difference) =>
                $"unresolved: {worst.Name} claims {worst.Claimed:g3} where the cost's slope is {worst.Numerical:g3}, {Rounding}",
            (0, 1) => $"unresolved: the slope along {worst.Name} can be measured to ± {worst.Tolerance:g2} only; {Advice}",
            (0, _) =>
                $"unresolved: {unresolved.Length} of {count} slopes cannot be measured well, {worst.Name} to ± {worst.Tolerance:g2} only; {Advice}",
            (1, _) => $"disagrees: 1 of {count} {(count == 1 ? "entry" : "entries")} is wrong: {Claims(worst)}",
            _ => $"disagrees: {wrong.Length} of {count} entries are wrong, at worst {Claims(worst)}",
        };
        return sentence.ToString(CultureInfo.InvariantCulture);
    }

    private static string Claims(GradientEntry worst) => string.Create(
        CultureInfo.InvariantCulture,
        $"{worst.Name} claims {worst.Claimed:R} where the cost's slope is {worst.Numerical:R} ± {worst.Tolerance:g2}.");

}
