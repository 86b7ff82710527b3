using System.Globalization;

namespace Kata.Gradients;

/// <summary>What wrong entries have in common: where they are, and what was done to the slopes there.</summary>
internal static class Patterns
{
    private static readonly (double Ratio, string Hint)[] Known =
    [
        (-1, "a sign is turned"),
        (2, "a factor 2, as between λ/m and λ/2m or between h and 2h"),
        (0.5, "a factor ½, as between λ/2m and λ/m"),
        (Math.Log(10), "ln 10: a logarithm to base 10"),
        (1 / Math.Log(10), "1 / ln 10: a logarithm to base 10"),
        (Math.Log(2), "ln 2: a logarithm to base 2"),
        (1 / Math.Log(2), "1 / ln 2: a logarithm to base 2"),
    ];

    /// <summary>A sentence on the entries, some of which are wrong; null where nothing is recognised.</summary>
    public static string? Of(IReadOnlyList<GradientEntry> entries, ParameterLayout layout, double[] point)
    {
        var byIndex = entries.ToDictionary(entry => entry.Index);
        var parts = layout.Parts
            .Select(part => (Part: part, Entries: part.Indices.Where(byIndex.ContainsKey).Select(i => byIndex[i]).ToArray())).ToArray();
        var wrong = parts.Where(part => part.Entries.Any(IsWrong)).ToArray();
        if (wrong.Sum(part => part.Entries.Count(IsWrong)) < 2) return null;

        GradientEntry[] among = [.. wrong.SelectMany(part => part.Entries)];
        var where = wrong.Length == parts.Length ? null : Where([.. wrong.Select(part => part.Part)], layout);
        var what = What(among, point) ?? PermutationPattern.Of(entries, layout)
            ?? Each([.. wrong.Select(part => (part.Part.Name, part.Entries))], point);
        return (where, what) switch
        {
            (null, null) => null,
            (null, _) => $"{what}.",
            (_, null) => $"{where}.",
            _ => $"{where}: {what}.",
        };
    }

    private static bool IsWrong(GradientEntry entry) => entry.Verdict == GradientVerdict.Disagrees;

    private static string? Where(ParameterGroup[] wrong, ParameterLayout layout)
    {
        var blocks = wrong.Select(part => part.Block).Distinct().ToArray();
        var isEverywhere = blocks.Length == layout.Blocks.Count;
        if (wrong.All(part => part.IsBias)) return isEverywhere ? "only biases are wrong" : $"only the biases of {Names()} are wrong";
        if (wrong.All(part => !part.IsBias)) return isEverywhere ? "only weights are wrong, no bias is" : $"only the weights of {Names()} are wrong";
        if (isEverywhere) return null;
        var isBelow = blocks.Length == layout.Blocks.Count - 1 && !blocks.Contains(blocks.Length);
        return $"only {Names()} {(blocks.Length == 1 ? "is" : "are")} wrong{(isBelow ? ", below the last layer" : "")}";

        string Names() => string.Join(" and ", blocks.Select(b => layout.Blocks[b].Block.Name));
    }

    // A law of its own for each part, where there is none for all of them.
    private static string? Each((string Name, GradientEntry[] Entries)[] parts, double[] point)
    {
        if (parts.Length < 2) return null;
        var laws = parts.Select(part => (part.Name, Law: What(part.Entries, point))).Where(part => part.Law is not null)
            .Select(part => $"in {part.Name} {part.Law}").ToArray();
        return laws.Length == 0 ? null : string.Join("; ", laws);
    }

    private static string? What(GradientEntry[] entries, double[] point)
    {
        GradientEntry[] known = [.. entries.Where(entry => double.IsFinite(entry.Tolerance))];
        // A single wrong entry is some multiple of its slope, and so is none.
        if (known.Count(IsWrong) < 2) return null;
        if (known.All(entry => entry.Claimed == 0)) return "every claimed entry is 0";
        return Ratio(known) ?? Offset(known) ?? Parameters(known, point) ?? Float(known);
    }

    private static string? Ratio(GradientEntry[] entries)
    {
        var strongest = entries.MaxBy(entry => Math.Abs(entry.Numerical) - entry.Tolerance)!;
        var ratio = strongest.Claimed / strongest.Numerical;
        // The ratio is known as well as the entry that it is taken from.
        var doubt = 4 * strongest.Tolerance / Math.Abs(strongest.Numerical);
        if (!double.IsFinite(ratio) || ratio == 0 || Math.Abs(ratio - 1) <= doubt) return null;
        bool Fits(GradientEntry entry) =>
            Math.Abs(entry.Claimed - (ratio * entry.Numerical)) <= (2 * Math.Abs(ratio) * entry.Tolerance) + ((doubt + 1e-12) * Math.Abs(entry.Claimed));
        return entries.All(Fits) ? $"every claimed entry is {Times(ratio)}" : null;
    }

    private static string Times(double ratio)
    {
        bool IsClose(double a, double b) => Math.Abs(a - b) <= 1e-7 * Math.Abs(b);
        foreach (var (known, hint) in Known)
        {
            if (IsClose(ratio, known)) return string.Create(CultureInfo.InvariantCulture, $"{known:g8} times the slope ({hint})");
        }

        var (whole, part) = (Math.Round(ratio), Math.Round(1 / ratio));
        FormattableString times = ratio switch
        {
            _ when Math.Abs(whole) >= 2 && IsClose(ratio, whole) =>
                $"{whole} times the slope (a division by a number of examples or classes may be missing)",
            _ when Math.Abs(part) >= 2 && IsClose(1 / ratio, part) =>
                $"1/{part} of the slope (a division by a number of examples or classes may be too many)",
            _ => $"{ratio:g8} times the slope",
        };
        return times.ToString(CultureInfo.InvariantCulture);
    }

    private static string? Offset(GradientEntry[] entries)
    {
        var offset = entries[0].Claimed - entries[0].Numerical;
        bool Fits(GradientEntry entry) =>
            Math.Abs(entry.Claimed - entry.Numerical - offset) <= 2 * (entry.Tolerance + entries[0].Tolerance);
        if (offset == 0 || !entries.All(Fits)) return null;
        return string.Create(CultureInfo.InvariantCulture, $"every claimed entry is the slope {Sign(offset)} {Math.Abs(offset):g8}");
    }

    private static string? Parameters(GradientEntry[] entries, double[] point)
    {
        var strongest = entries.MaxBy(entry => Math.Abs(point[entry.Index]))!;
        var factor = (strongest.Claimed - strongest.Numerical) / point[strongest.Index];
        if (!double.IsFinite(factor) || factor == 0) return null;
        var doubt = strongest.Tolerance / Math.Abs(point[strongest.Index]);
        bool Fits(GradientEntry entry) =>
            Math.Abs(entry.Claimed - entry.Numerical - (factor * point[entry.Index])) <= 2 * (entry.Tolerance + (doubt * Math.Abs(point[entry.Index])));
        if (!entries.All(Fits)) return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"every claimed entry is the slope {Sign(factor)} {Math.Abs(factor):g8} times its parameter (a penalty on the weights is the like of it)");
    }

    // A float has 24 binary places: that all claims end there is no accident.
    private static string? Float(GradientEntry[] entries)
    {
        var small = 1e-3 * entries.Max(entry => Math.Abs(entry.Claimed));
        bool Fits(GradientEntry entry) =>
            (float)entry.Claimed == entry.Claimed && entry.Difference <= 1e-6 * Math.Max(Math.Abs(entry.Claimed), small);
        return entries.Length >= 4 && entries.All(Fits) ? "every claimed entry is a float: somewhere the gradient is computed in single precision" : null;
    }

    private static string Sign(double value) => value > 0 ? "plus" : "minus";
}
