using System.Globalization;

namespace Kata.Harness;

/// <summary>What single entries come to together.</summary>
internal static class Conclusion
{
    /// <summary>The report on a cost and a claim that are both flat.</summary>
    public static readonly GradientReport Nothing = new()
    {
        Verdict = GradientVerdict.NothingTested,
        Sentence = "the cost is flat here and the claimed gradient zero, both to within the noise: nothing is being tested; choose another point.",
    };

    /// <summary>The report on these entries; resolution, noise and seed are for the caller to add.</summary>
    public static GradientReport Of(IReadOnlyList<GradientEntry> entries, Layout layout, double[] point)
    {
        var wrong = entries.Where(entry => entry.Verdict == GradientVerdict.Disagrees).ToArray();
        var unresolved = entries.Where(entry => entry.Verdict == GradientVerdict.Unresolved).ToArray();
        var worst = wrong.MaxBy(entry => entry.Difference)
            ?? unresolved.FirstOrDefault(entry => !double.IsFinite(entry.Tolerance)) ?? unresolved.MaxBy(entry => entry.Tolerance)
            ?? entries.MaxBy(entry => entry.Tolerance > 0 ? entry.Difference / entry.Tolerance : 0);
        return new()
        {
            Verdict = wrong.Length > 0 ? GradientVerdict.Disagrees : unresolved.Length > 0 ? GradientVerdict.Unresolved : GradientVerdict.Agrees,
            Worst = worst,
            Entries = entries,
            Blocks = Count(entries, layout),
            Pattern = wrong.Length > 0 ? Patterns.Of(entries, layout, point) : null,
            Sentence = Sentence(entries.Count, wrong, unresolved, worst!),
        };
    }

    private static GradientBlockCount[] Count(IReadOnlyList<GradientEntry> entries, Layout layout)
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

    private static string Sentence(int count, GradientEntry[] wrong, GradientEntry[] unresolved, GradientEntry worst)
    {
        FormattableString sentence = (wrong.Length, unresolved.Length) switch
        {
            (0, 0) when count == 1 => $"agrees: the claimed slope is that of the cost.",
            (0, 0) => $"agrees: all {count} claimed slopes are those of the cost.",
            (0, 1) => $"unresolved: the slope along {worst.Name} can be measured to ± {worst.Tolerance:g2} only; {Advice}",
            (0, _) => $"unresolved: {unresolved.Length} of {count} slopes cannot be measured well, {worst.Name} to ± {worst.Tolerance:g2} only; {Advice}",
            _ => $"disagrees: {wrong.Length} of {count} entries {(wrong.Length == 1 ? "is" : "are")} wrong, at worst {worst.Name}, which claims {worst.Claimed:R} where the cost's slope is {worst.Numerical:R} ± {worst.Tolerance:g2}.",
        };
        return sentence.ToString(CultureInfo.InvariantCulture);
    }

    private const string Advice = "a kink, noise or the edge of the domain is close: move the point a little and check again.";
}
