using System.Text;
using Kata.Harness.Mistakes;

namespace Kata.Learning;

/// <summary>A page for each mistake of the bank, docs/mistakes/STEP/NAME.md, and an index of them.</summary>
public static class MistakePages
{
    /// <summary>What there is to say about a mistake: labels and sentences.</summary>
    public static IReadOnlyList<(string Label, string Text)> Parts(MistakeText mistake) =>
    [
        ("The likely thinking", mistake.Belief),
        ("Why it is wrong", mistake.Why),
        ("How to find it", mistake.Nudge),
        .. mistake.Seen.Length > 0 ? [("Seen in public", mistake.Seen)] : Array.Empty<(string, string)>(),
    ];

    /// <summary>The page of a mistake.</summary>
    public static string Markdown(MistakeText mistake)
    {
        var lesson = Lessons.Of(mistake.Step);
        var page = new StringBuilder($"# {Escaped(mistake.Title)}\n\n");
        page.Append($"A mistake in step {(int)mistake.Step}, {mistake.Step}: `kata explain {mistake.Id}` prints this page.\n\n");
        foreach (var (label, text) in Parts(mistake)) page.Append($"**{label}.** {Escaped(text)}\n\n");
        return page.Append($"The right formula: [{lesson.Title}](../../lessons/{lesson.Name}.md#formula).\n").ToString();
    }

    /// <summary>The index: every mistake below its step.</summary>
    public static string Index()
    {
        var page = new StringBuilder("# The mistakes\n\n");
        page.Append($"The harness knows {MistakeBank.All.Count} mistakes that people really make, and recognises each by its numbers. ");
        page.Append("`kata explain` lists them.\n\n");
        page.Append("This page and those it links to are made from the texts in the thirteen pages beside it.\n");
        foreach (var step in MistakeBank.All.GroupBy(mistake => mistake.Step))
        {
            page.Append($"\n## Step {(int)step.Key}: {step.Key}\n\n");
            foreach (var mistake in step) page.Append($"- [{Escaped(mistake.Text.Title)}]({mistake.Id}.md)\n");
        }

        return page.ToString();
    }

    /// <summary>Every page: paths from docs/mistakes, with "/" between names, and texts.</summary>
    public static IEnumerable<(string Path, string Text)> All =>
        [("README.md", Index()), .. MistakeBank.All.Select(mistake => ($"{mistake.Id}.md", Markdown(mistake.Text)))];

    // Two products in a sentence would make it slanted.
    private static string Escaped(string text) => text.Replace("*", @"\*", StringComparison.Ordinal);
}
