using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Spectre.Console;
using Spectre.Console.Rendering;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using TextTable = Spectre.Console.Table;

namespace Kata.Cli.Reading;

/// <summary>Markdown as lines for a terminal.</summary>
internal static class MarkdownText
{
    private const int Indent = 4;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();
    private static readonly Style Code = new(Color.Teal);
    private static readonly Style Quiet = new(decoration: Decoration.Dim);

    /// <summary>A page, wrapped.</summary>
    /// <param name="markdown">The page.</param>
    /// <param name="width">How many characters fit in a line.</param>
    /// <param name="hasStyles">Whether the lines may hold escape codes for bold and coloured letters.</param>
    public static IReadOnlyList<string> Lines(string markdown, int width, bool hasStyles)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(text),
            Ansi = hasStyles ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasStyles ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        (console.Profile.Width, console.Profile.Capabilities.Unicode) = (width, true);
        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            if (text.GetStringBuilder().Length > 0) console.WriteLine();
            console.Write(Block(block, width));
            if (block is LeafBlock and not CodeBlock) console.WriteLine();
        }

        return [.. text.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];
    }

    private static IRenderable Block(Block block, int width) => block switch
    {
        HeadingBlock heading => Paragraph(heading.Inline!, new(decoration: heading.Level == 1 ? Decoration.Bold | Decoration.Underline
            : Decoration.Bold)),
        ParagraphBlock paragraph => Paragraph(paragraph.Inline!, Style.Plain),
        FencedCodeBlock { Info: "math" } formula =>
            Indented(string.Join('\n', Formula.Lines(formula.Lines.ToString(), width - Indent)), width, Style.Plain),
        CodeBlock code => Indented(code.Lines.ToString(), width, Code),
        ListBlock list => List(list, width),
        MarkdownTable table => Table(table),
        _ => throw new NotSupportedException($"A page has a {block.GetType().Name}, which no terminal shows yet."),
    };

    // A block that is almost as wide as the terminal stands nearer to its edge.
    private static Padder Indented(string text, int width, Style style) =>
        new(new Text(text, style), new Padding(Math.Clamp(width - text.Split('\n').Max(line => line.Length), 0, Indent), 0, 0, 0));

    private static Grid List(ListBlock list, int width)
    {
        var grid = new Grid();
        grid.AddColumns(new GridColumn().NoWrap().PadLeft(0).PadRight(1), new GridColumn().PadLeft(0).PadRight(0));
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.Cast<ListItemBlock>())
        {
            var mark = list.IsOrdered ? $"{number++}." : "-";
            grid.AddRow(new Text(mark), new Rows(item.Select(part => Block(part, width - mark.Length - 1))));
        }

        return grid;
    }

    private static TextTable Table(MarkdownTable table)
    {
        var shown = new TextTable { Border = TableBorder.Simple };
        foreach (var row in table.Cast<MarkdownRow>())
        {
            var style = row.IsHeader ? new(decoration: Decoration.Bold) : Style.Plain;
            Paragraph[] cells =
                [.. row.Cast<TableCell>().Select(cell => Paragraph(((ParagraphBlock?)cell.FirstOrDefault())?.Inline, style))];
            if (row.IsHeader) foreach (var cell in cells) shown.AddColumn(new TableColumn(cell));
            else shown.AddRow(cells);
        }

        return shown;
    }

    private static Paragraph Paragraph(ContainerInline? inlines, Style style)
    {
        var paragraph = new Paragraph();
        foreach (var inline in inlines ?? []) Add(paragraph, inline, style);
        return paragraph;
    }

    private static void Add(Paragraph paragraph, Inline inline, Style style)
    {
        switch (inline)
        {
            case LiteralInline text:
                paragraph.Append(text.Content.ToString(), style);
                break;
            case CodeInline code:
                paragraph.Append(code.Content, style.Combine(Code));
                break;
            case LineBreakInline:
                paragraph.Append(" ", style);
                break;
            case HtmlEntityInline entity:
                paragraph.Append(entity.Transcoded.ToString(), style);
                break;
            case AutolinkInline link:
                paragraph.Append(link.Url, style);
                break;
            case LinkInline { IsImage: true } picture:
                paragraph.Append("A picture, shown in the browser: ", Quiet);
                foreach (var part in picture) Add(paragraph, part, Quiet);
                break;
            case LinkInline link:
                foreach (var part in link) Add(paragraph, part, style.Combine(new(decoration: Decoration.Underline)));
                if (Address(link.Url!) is { } address) paragraph.Append($" ({address})", Quiet);
                break;
            case EmphasisInline emphasis:
                var look = emphasis.DelimiterCount == 2 ? Decoration.Bold : Decoration.Italic;
                foreach (var part in emphasis) Add(paragraph, part, style.Combine(new(decoration: look)));
                break;
            default:
                throw new NotSupportedException($"A page has a {inline.GetType().Name}, which no terminal shows yet.");
        }
    }

    // A lesson is a page or two away; a mistake has a command; anything else is an address.
    private static string? Address(string url) =>
        LessonLinks.MistakeOf(url) is { } mistake ? $"kata explain {mistake}"
        : url.StartsWith("http", StringComparison.Ordinal) ? url
        : null;
}
