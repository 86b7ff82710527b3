using System.Text;
using System.Text.RegularExpressions;

namespace Kata.Learning;

/// <summary>A page of docs/lessons.</summary>
/// <param name="Name">Its file's name without ending, e.g. "08-backprop".</param>
/// <param name="Text">Markdown with LF line ends.</param>
public sealed record LessonPage(string Name, string Text)
{
    /// <summary>What it is called on the command line: "8", "7b" for the warm-up, "0" for the page before the first step.</summary>
    public string Number { get; } = Name.Split('-')[0].TrimStart('0') is { Length: > 0 } number ? number : "0";

    /// <summary>The page's heading.</summary>
    public string Title { get; } = Text.Split('\n')[0].TrimStart('#').Trim();

    /// <summary>The first paragraph of the section "The question"; empty if there is none.</summary>
    public string Question =>
        Text.Split("\n## The question\n") is [_, var rest] ? rest.Trim().Split("\n\n")[0].Replace('\n', ' ') : "";
}

/// <summary>The lessons, which are embedded in this assembly with their pictures.</summary>
public static partial class Lessons
{
    private const string Folder = "docs/lessons/";

    private static readonly Lazy<IReadOnlyList<LessonPage>> Pages = new(() =>
    [
        .. from name in Names(".md")
           orderby name
           select new LessonPage(name[Folder.Length..^3], Encoding.UTF8.GetString(Content(name)).ReplaceLineEndings("\n")),
    ]);

    /// <summary>Every page, in reading order: the one before the first step, then a page a step, with the warm-up before step 8.</summary>
    public static IReadOnlyList<LessonPage> All => Pages.Value;

    /// <summary>The pictures that the pages show: file names without folder, and SVG.</summary>
    public static IReadOnlyList<(string Name, byte[] Svg)> Pictures =>
        [.. Names(".svg").Select(name => (name[(Folder.Length + "pictures/".Length)..], Content(name)))];

    /// <summary>The lesson of a step.</summary>
    /// <param name="step">The step.</param>
    public static LessonPage Of(Step step) =>
        All.Single(page => page.Name.StartsWith($"{(int)step:00}-", StringComparison.Ordinal));

    /// <summary>What a step's code does, in a few words: page 0 lists it.</summary>
    /// <param name="step">The step.</param>
    public static string Summary(Step step)
    {
        var line = Item().Matches(All[0].Text).Single(item => item.Groups["step"].Value == $"{step}");
        return line.Groups["about"].Value.Split(", and [")[0];
    }

    private static IEnumerable<string> Names(string ending) => typeof(Lessons).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(ending, StringComparison.Ordinal));

    private static byte[] Content(string name)
    {
        using var stream = typeof(Lessons).Assembly.GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    [GeneratedRegex(@"^\d+\. \[(?<step>\w+)\]\([^)]*\): (?<about>.+)", RegexOptions.Multiline)]
    private static partial Regex Item();
}
