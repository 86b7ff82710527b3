namespace Kata.Harness.Mistakes;

/// <summary>What there is to read about a mistake. It can be written as JSON and read back.</summary>
/// <param name="Id">Step and mistake, e.g. "cost/rows-for-columns": its name on the command line.</param>
/// <param name="Step">The step it is made in.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Belief">The likely thinking behind it.</param>
/// <param name="Why">Why that is wrong, and what it does to the numbers.</param>
/// <param name="Nudge">A question or a hint that does not give the answer away.</param>
/// <param name="Seen">Where it was seen in public, or an empty text.</param>
public sealed record MistakeText(string Id, Step Step, string Title, string Belief, string Why, string Nudge, string Seen)
{
    private static readonly Lazy<IReadOnlyDictionary<string, MistakeText>> All =
        new(() => Enum.GetValues<Step>().SelectMany(step => Read(step, Page(step))).ToDictionary(text => text.Id));

    /// <summary>The text under a heading of docs/mistakes, which is embedded in this assembly.</summary>
    /// <exception cref="KeyNotFoundException">There is no such heading.</exception>
    internal static MistakeText Of(string id) => All.Value[id];

    /// <summary>The ids that have a text.</summary>
    internal static IEnumerable<string> Ids => All.Value.Keys;

    /// <summary>The texts on a page: under each heading the title, then a list of "Belief", "Why", "Question" and perhaps "Seen".</summary>
    internal static IEnumerable<MistakeText> Read(Step step, string page)
    {
        foreach (var section in page.ReplaceLineEndings("\n").Split("\n## ").Skip(1))
        {
            string[] lines = [.. section.Split('\n').Where(line => line.Length > 0)];
            yield return new(lines[0], step, lines[1], Item("Belief"), Item("Why"), Item("Question"), Item("Seen"));

            string Item(string name) =>
                lines.FirstOrDefault(line => line.StartsWith($"- {name}: ", StringComparison.Ordinal))?[(name.Length + 4)..] ?? "";
        }
    }

    private static string Page(Step step)
    {
        var assembly = typeof(MistakeText).Assembly;
        var name = assembly.GetManifestResourceNames()
            .Single(name => name.StartsWith($"mistakes/{(int)step:00}-", StringComparison.Ordinal));
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
