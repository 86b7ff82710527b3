using System.Globalization;

namespace Kata.Gradients;

/// <summary>Finds what wrong entries have in common: where they are, and how they differ from the slopes there.</summary>
internal static class Patterns
{
    private static readonly (double Ratio, string Hint)[] Known =
    [
        (-1, "a sign is flipped"),
        (2, "a factor 2, as between λ/m and λ/2m or between h and 2h"),
        (0.5, "a factor ½, as between λ/2m and λ/m"),
        (Math.Log(10), "ln 10: a logarithm to base 10"),
        (1 / Math.Log(10), "1 / ln 10: a logarithm to base 10"),
        (Math.Log(2), "ln 2: a logarithm to base 2"),
        (1 / Math.Log(2), "1 / ln 2: a logarithm to base 2"),
    ];

    /// <summary>The pattern of entries some of which are wrong; null if none is recognised.</summary>
    public static GradientPattern? Of(IReadOnlyList<GradientEntry> entries, ParameterLayout layout, double[] point)
    {
        var byIndex = entries.ToDictionary(entry => entry.Index);
        var parts = layout.Parts
            .Select(part => (Part: part, Entries: part.Indices.Where(byIndex.ContainsKey).Select(i => byIndex[i]).ToArray())).ToArray();
        var wrong = parts.Where(part => part.Entries.Any(entry => entry.IsWrong)).ToArray();
        if (wrong.Sum(part => part.Entries.Count(entry => entry.IsWrong)) < 2) return null;

        GradientEntry[] among = [.. wrong.SelectMany(part => part.Entries)];
        var where = wrong.Length == parts.Length ? null : Where([.. wrong.Select(part => part.Part)], layout);
        var what = Common(among, point) ?? PermutationPattern.Of(entries, layout)
            ?? PerPart([.. wrong.Select(part => (part.Part.Name, part.Entries))], point);
        return (where, what) switch
        {
            (null, null) => null,
            (null, _) => what with { Sentence = $"{what.Sentence}." },
            (_, null) => new(PatternKind.Location, null, $"{where}."),
            _ => what with { Sentence = $"{where}: {what.Sentence}." },
        };
    }

    private static string? Where(ParameterGroup[] wrong, ParameterLayout layout)
    {
        GradientBlock[] blocks = [.. wrong.Select(part => part.Block).Distinct()];
        var names = string.Join(" and ", blocks.Select(block => block.Name));
        var withBiases = layout.Blocks.Count(block => block.HasBiasColumn);
        if (wrong.All(part => part.Part == BlockPart.Biases))
            return blocks.Length == withBiases ? "only biases are wrong" : $"only the biases of {names} are wrong";
        var isEverywhere = blocks.Length == layout.Blocks.Count;
        if (wrong.All(part => part.Part == BlockPart.Weights))
            return isEverywhere ? "only weights are wrong, no bias is" : $"only the weights of {names} are wrong";
        if (isEverywhere) return null;
        // Blocks that all have biases are the layers of a network.
        var areLayers = withBiases == layout.Blocks.Count;
        var isBelow = areLayers && blocks.Length == layout.Blocks.Count - 1 && !blocks.Contains(layout.Blocks[^1]);
        return $"only {names} {(blocks.Length == 1 ? "is" : "are")} wrong{(isBelow ? ", below the last layer" : "")}";
    }

    // A pattern of its own for each part, if there is none for all of them.
    private static GradientPattern? PerPart((string Name, GradientEntry[] Entries)[] parts, double[] point)
    {
        if (parts.Length < 2) return null;
        var found = parts.Select(part => (part.Name, Pattern: Common(part.Entries, point))).Where(part => part.Pattern is not null)
            .Select(part => $"in {part.Name} {part.Pattern!.Sentence}").ToArray();
        return found.Length == 0 ? null : new(PatternKind.PerPart, null, string.Join("; ", found));
    }

    private static GradientPattern? Common(GradientEntry[] entries, double[] point)
    {
        GradientEntry[] known = [.. entries.Where(entry => double.IsFinite(entry.Margin))];
        // A single wrong entry is always some multiple of its slope, so its ratio says nothing.
        if (known.Count(entry => entry.IsWrong) < 2) return null;
        if (known.All(entry => entry.Analytic == 0)) return new(PatternKind.Zero, 0, "every claimed entry is 0");
        return Ratio(known) ?? Offset(known) ?? ParameterMultiple(known, point) ?? Float(known);
    }

    private static GradientPattern? Ratio(GradientEntry[] entries)
    {
        var strongest = entries.MaxBy(entry => Math.Abs(entry.Slope) - entry.Margin)!;
        var ratio = strongest.Claim / strongest.Slope;
        // The ratio is known as well as the entry that it is taken from.
        var doubt = 4 * strongest.Margin / Math.Abs(strongest.Slope);
        if (!double.IsFinite(ratio) || ratio == 0 || Math.Abs(ratio - 1) <= doubt) return null;
        bool Fits(GradientEntry entry)
        {
            var margin = (2 * Math.Abs(ratio) * entry.Margin) + ((doubt + 1e-12) * Math.Abs(entry.Claim));
            return Math.Abs(entry.Claim - (ratio * entry.Slope)) <= margin;
        }

        return entries.All(Fits) ? new(PatternKind.Ratio, ratio, $"every claimed entry is {Times(ratio)}") : null;
    }

    private static string Times(double ratio)
    {
        bool IsClose(double a, double b) => Math.Abs(a - b) <= 1e-7 * Math.Abs(b);
        foreach (var (known, hint) in Known)
            if (IsClose(ratio, known)) return string.Create(CultureInfo.InvariantCulture, $"{known:g8} times the slope ({hint})");

        var (whole, part) = (Math.Round(ratio), Math.Round(1 / ratio));
        FormattableString times = ratio switch
        {
            _ when Math.Abs(whole) >= 2 && IsClose(ratio, whole) =>
                $"{whole} times the slope (a division by a number of examples or classes may be missing)",
            _ when Math.Abs(part) >= 2 && IsClose(1 / ratio, part) =>
                $"1/{part} of the slope (a division by a number of examples or classes may be superfluous)",
            _ => $"{ratio:g8} times the slope",
        };
        return times.ToString(CultureInfo.InvariantCulture);
    }

    private static GradientPattern? Offset(GradientEntry[] entries)
    {
        var offset = entries[0].Claim - entries[0].Slope;
        bool Fits(GradientEntry entry) => Math.Abs(entry.Claim - entry.Slope - offset) <= 2 * (entry.Margin + entries[0].Margin);
        if (offset == 0 || !entries.All(Fits)) return null;
        return new(PatternKind.Offset, null, $"every claimed entry is the slope {Signed(offset)}");
    }

    private static GradientPattern? ParameterMultiple(GradientEntry[] entries, double[] point)
    {
        var strongest = entries.MaxBy(entry => Math.Abs(point[entry.Index]))!;
        var factor = (strongest.Claim - strongest.Slope) / point[strongest.Index];
        if (!double.IsFinite(factor) || factor == 0) return null;
        var doubt = strongest.Margin / Math.Abs(point[strongest.Index]);
        bool Fits(GradientEntry entry)
        {
            var parameter = point[entry.Index];
            return Math.Abs(entry.Claim - entry.Slope - (factor * parameter)) <= 2 * (entry.Margin + (doubt * Math.Abs(parameter)));
        }

        if (!entries.All(Fits)) return null;
        return new(
            PatternKind.ParameterMultiple,
            null,
            $"every claimed entry is the slope {Signed(factor)} times its parameter (e.g. a penalty on the weights)");
    }

    // A float has 24 binary places: that all entries end there is no accident.
    private static GradientPattern? Float(GradientEntry[] entries)
    {
        var small = 1e-3 * entries.Max(entry => Math.Abs(entry.Claim));
        bool Fits(GradientEntry entry) =>
            (float)entry.Claim == entry.Claim && entry.Difference <= 1e-6 * Math.Max(Math.Abs(entry.Claim), small);
        if (entries.Length < 4 || !entries.All(Fits)) return null;
        const string Sentence = "every claimed entry is a float: somewhere the gradient is computed in single precision";
        return new(PatternKind.SinglePrecision, null, Sentence);
    }

    private static string Signed(double value) =>
        string.Create(CultureInfo.InvariantCulture, $"{(value > 0 ? "plus" : "minus")} {Math.Abs(value):g8}");
}
