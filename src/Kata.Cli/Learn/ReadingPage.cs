using Kata.Cli.Reading;

namespace Kata.Cli.Learn;

/// <summary>A page that is read in the place of the report: a lesson, or the last page.</summary>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Markdown">The page.</param>
/// <param name="Keys">What can be pressed.</param>
/// <param name="Lesson">The lesson that it is, or null.</param>
internal sealed record ReadingPage(string Title, string Markdown, string Keys, LessonPage? Lesson = null)
{
    private (int Width, IReadOnlyList<StyledLine> Lines)? _laidOut;

    /// <summary>A lesson.</summary>
    public static ReadingPage Of(LessonPage lesson) =>
        new(lesson.Title, lesson.Text, "space, b scroll  left, right other lessons  o browser  q back", lesson);

    /// <summary>The page's lines for a terminal.</summary>
    /// <param name="width">How many characters fit in a line.</param>
    public IReadOnlyList<StyledLine> Lines(int width)
    {
        // The last column stays empty, or some terminals begin a new line.
        if (_laidOut?.Width != width) _laidOut = (width, Styled(MarkdownText.Lines(Markdown, width - 1, Screen.HasStyles)));
        return _laidOut!.Value.Lines;
    }

    private static IReadOnlyList<StyledLine> Styled(IReadOnlyList<string> lines) =>
        [.. lines.Select(line => new StyledLine(line, LineStyle.Drawn))];
}
