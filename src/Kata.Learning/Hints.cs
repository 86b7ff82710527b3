using Kata.Harness;

namespace Kata.Learning;

/// <summary>How much a hint gives away; each tier more than the one before.</summary>
public enum HintTier
{
    /// <summary>A question that leads on.</summary>
    Question = 1,

    /// <summary>The formula of the function, with shapes.</summary>
    Formula,

    /// <summary>Which call does it, where the trap is, and what the door checks.</summary>
    Where,

    /// <summary>The function with its decisive expressions left out.</summary>
    AlmostCode,
}

/// <summary>The hints for one function of a step.</summary>
/// <param name="Function">Its name, as in DataTerm.</param>
/// <param name="Tiers">Four texts in Markdown, in the order of <see cref="HintTier"/>, without their headings.</param>
public sealed record FunctionHints(string Function, IReadOnlyList<string> Tiers);

/// <summary>The formulas and hints of the steps: the pages docs/NN-step.md, taken along inside the program.</summary>
public static class Hints
{
    // In the order of HintTier.
    private static readonly string[] Headings = ["**Question.**", "**Formula.**", "**Where.**", "**Almost code.**"];

    /// <summary>The hints of a step, function by function in the order of its page.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="InvalidDataException">The step's page lacks a part.</exception>
    public static IReadOnlyList<FunctionHints> Of(Step step)
    {
        var page = Page(step);
        return Functions(page, Read(page));
    }

    /// <summary>The formulas of a step, in Markdown.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="InvalidDataException">The step's page lacks the part.</exception>
    public static string Formula(Step step)
    {
        var page = Page(step);
        return Section(page, Read(page), "Formula");
    }

    /// <summary>The part of a page under a heading of the second level, up to the next one.</summary>
    internal static string Section(string page, string text, string title)
    {
        var parts = Split(text, "## ");
        var part = parts.Skip(1).FirstOrDefault(part => Title(part) == title);
        return Body(part ?? "") is { Length: > 0 } body
            ? body
            : throw new InvalidDataException($"{page} has nothing under \"## {title}\" but needs it: kata hint shows it.");
    }

    /// <summary>The hints on a page, function by function.</summary>
    internal static IReadOnlyList<FunctionHints> Functions(string page, string text)
    {
        var parts = Split(Section(page, text, "Hints"), "### ");
        if (parts[0].Length > 0)
            throw new InvalidDataException($"{page} has \"{Title(parts[0])}\" under \"## Hints\" but needs \"### \" and a function's name first.");
        return [.. parts.Skip(1).Select(part => new FunctionHints(Title(part), Tiers($"{page}, {Title(part)},", Body(part))))];
    }

    private static List<string> Tiers(string where, string text)
    {
        var tiers = new List<string>();
        var rest = text;
        foreach (var heading in Headings.Reverse())
        {
            var at = $"\n{rest}".LastIndexOf($"\n{heading}", StringComparison.Ordinal);
            var tier = at < 0 ? "" : rest[(at + heading.Length)..].Trim();
            if (tier.Length == 0)
            {
                throw new InvalidDataException(
                    $"{where} has nothing under \"{heading}\" but needs it: a function has four hints, in the order {string.Join(", ", Headings)}.");
            }

            tiers.Insert(0, tier);
            rest = rest[..at];
        }

        if (rest.Length > 0) throw new InvalidDataException($"{where} has \"{Title(rest)}\" but needs to begin with \"{Headings[0]}\".");
        return tiers;
    }

    // What stands before the first such heading, then one part for each of them, from its title on.
    private static string[] Split(string text, string heading)
    {
        var parts = $"\n{text.ReplaceLineEndings("\n")}".Split($"\n{heading}");
        return [parts[0].Trim(), .. parts.Skip(1)];
    }

    private static string Title(string part) => part.Split('\n')[0].Trim();

    private static string Body(string part) => part.IndexOf('\n') is >= 0 and var end ? part[end..].Trim() : "";

    private static string Page(Step step) =>
        typeof(Hints).Assembly.GetManifestResourceNames().Single(name => name.StartsWith($"docs/{(int)step:00}-", StringComparison.Ordinal));

    private static string Read(string page)
    {
        using var text = new StreamReader(typeof(Hints).Assembly.GetManifestResourceStream(page)!);
        return text.ReadToEnd();
    }
}
