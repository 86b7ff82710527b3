namespace Kata.Learning;

/// <summary>The hints for one function of a step.</summary>
/// <param name="Function">Its name, e.g. DataTerm.</param>
/// <param name="Tiers">
/// Four texts in Markdown without their headings, each giving away more than the one before: a question, the formula, where to look, and
/// the code with gaps.
/// </param>
public sealed record FunctionHints(string Function, IReadOnlyList<string> Tiers);

/// <summary>The formulas from docs/lessons and the hints from docs/hints, both embedded in this assembly.</summary>
public static class Hints
{
    private static readonly string[] Headings = ["**Question.**", "**Formula.**", "**Where.**", "**Almost code.**"];

    /// <summary>The hints for a step, function by function in the order of its page.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="InvalidDataException">The page lacks a part.</exception>
    public static IReadOnlyList<FunctionHints> Of(Step step)
    {
        var page = Page("hints", step);
        return Functions(page, Read(page));
    }

    /// <summary>The formulas of a step, in Markdown.</summary>
    /// <param name="step">The step.</param>
    /// <exception cref="InvalidDataException">The page lacks this section.</exception>
    public static string Formula(Step step)
    {
        var page = Page("lessons", step);
        return Formula(page, Read(page));
    }

    /// <summary>The section "Formula" of a lesson.</summary>
    internal static string Formula(string page, string text)
    {
        var section = Split(text).Skip(1).FirstOrDefault(section => Title(section) == "Formula");
        return Body(section ?? "") is { Length: > 0 } body
            ? body
            : throw new InvalidDataException($"{page} has nothing under \"## Formula\" but needs it: kata hint shows it.");
    }

    /// <summary>The hints on a page, function by function.</summary>
    internal static IReadOnlyList<FunctionHints> Functions(string page, string text)
    {
        var sections = Split(text);
        if (Body(sections[0]) is { Length: > 0 } extra)
            throw new InvalidDataException($"{page} has \"{Title(extra)}\" but needs \"## \" and the name of a function first.");
        return
        [
            .. from section in sections.Skip(1)
               let function = Title(section)
               select new FunctionHints(function, Tiers($"{page}, {function},", Body(section))),
        ];
    }

    private static List<string> Tiers(string place, string text)
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
                    $"{place} has nothing under \"{heading}\" but needs it: "
                    + $"a function has four hints, in the order {string.Join(", ", Headings)}.");
            }

            tiers.Insert(0, tier);
            rest = rest[..at];
        }

        if (rest.Length > 0) throw new InvalidDataException($"{place} has \"{Title(rest)}\" but needs to begin with \"{Headings[0]}\".");
        return tiers;
    }

    // The text before the first "## ", then each section, beginning with its title.
    private static string[] Split(string text) => text.ReplaceLineEndings("\n").Split("\n## ");

    private static string Title(string section) => section.Split('\n')[0].Trim();

    private static string Body(string section) => section.IndexOf('\n') is >= 0 and var end ? section[end..].Trim() : "";

    private static string Page(string folder, Step step) => typeof(Hints).Assembly.GetManifestResourceNames()
        .Single(name => name.StartsWith($"docs/{folder}/{(int)step:00}-", StringComparison.Ordinal));

    private static string Read(string page)
    {
        using var text = new StreamReader(typeof(Hints).Assembly.GetManifestResourceStream(page)!);
        return text.ReadToEnd();
    }
}
