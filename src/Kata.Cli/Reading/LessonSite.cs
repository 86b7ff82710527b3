using System.Text;
using Kata.Data.Files;
using Kata.Harness.Mistakes;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Kata.Cli.Reading;

/// <summary>
/// The lessons as pages for a browser, light or dark as the reader prefers, with their pictures and the mistakes that they name. They have
/// no script and fetch nothing from elsewhere.
/// </summary>
internal static class LessonSite
{
    private const string Name = "lessons";

    private const int Width = 90;

    private const string Style =
        """
        :root{color-scheme:light dark}
        body{font:17px/1.6 system-ui,"Segoe UI","Liberation Sans",Arial,sans-serif;color:#1f2328;background:#fff}
        body{max-width:46rem;margin:2rem auto;padding:0 1rem}a{color:#0969da}img{max-width:100%;height:auto}
        code,pre{font-family:ui-monospace,Consolas,"DejaVu Sans Mono",monospace;font-size:.88em}
        pre{padding:.8rem 1rem;background:#f3f5f7;overflow-x:auto;line-height:1.5}
        table{border-collapse:collapse}td,th{padding:.3rem .8rem;border:1px solid #d5dae0;text-align:left}
        nav{display:flex;justify-content:space-between;gap:1rem;font-size:.9em}
        @media screen and (prefers-color-scheme:dark){body{color:#e6edf3;background:#16191e}a{color:#58a6ff}pre{background:#21262d}}
        @media screen and (prefers-color-scheme:dark){td,th{border-color:#353b43}}
        """;

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    /// <summary>Writes all pages and pictures into a workspace, over those of an earlier version.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="page">The lesson to open.</param>
    /// <returns>Its path.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static string Write(Workspace workspace, LessonPage page)
    {
        var folder = Path.Combine(workspace.Folder, Name);
        Folder.Make(Path.Combine(folder, "pictures"));
        foreach (var (file, svg) in Lessons.Pictures) AtomicFile.Write(Path.Combine(folder, "pictures", file), svg);
        var mistakes = new HashSet<string>();
        for (var i = 0; i < Lessons.All.Count; i++)
        {
            var lesson = Lessons.All[i];
            var (before, after) = (Lessons.All.ElementAtOrDefault(i - 1), Lessons.All.ElementAtOrDefault(i + 1));
            var ways = $"<nav><span>{Way("←", before)}</span><span>{Way("→", after)}</span></nav>\n";
            AtomicFile.Write(PathOf(folder, lesson), Bytes(lesson.Title, ways + Body(lesson.Text, mistakes) + ways));
        }

        foreach (var id in mistakes)
        {
            var path = Path.Combine(folder, "mistakes", $"{id}.html");
            Folder.Make(Path.GetDirectoryName(path)!);
            var mistake = MistakeBank.Find(id)!.Text;
            AtomicFile.Write(path, Bytes(mistake.Title, Body(MistakePages.Markdown(mistake), [])));
        }

        return PathOf(folder, page);
    }

    private static string PathOf(string folder, LessonPage page) => Path.Combine(folder, $"{page.Name}.html");

    private static string Way(string arrow, LessonPage? page) =>
        page is null ? "" : $"{arrow} <a href=\"{page.Name}.html\">{page.Title}</a>";

    private static string Body(string markdown, HashSet<string> mistakes)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            if (LessonLinks.MistakeOf(link.Url!) is { } mistake) mistakes.Add(mistake);
            if (!link.Url!.StartsWith("http", StringComparison.Ordinal)) link.Url = Local(link.Url);
        }

        foreach (var formula in document.Descendants<FencedCodeBlock>().Where(block => block.Info == "math"))
            formula.Lines = new(string.Join('\n', Formula.Lines(formula.Lines.ToString(), Width)));

        return document.ToHtml(Pipeline);
    }

    // The mistakes are in a folder beside the lessons' in docs, and in one below them here.
    private static string Local(string url) => url.Replace("../../lessons/", "../../").Replace("../mistakes/", "mistakes/")
        .Replace(".md", ".html", StringComparison.Ordinal);

    private static byte[] Bytes(string title, string body) => Encoding.UTF8.GetBytes(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{System.Net.WebUtility.HtmlEncode(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        {body}</body>
        </html>

        """.ReplaceLineEndings("\n"));
}
