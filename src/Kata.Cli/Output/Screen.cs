using System.Text;
using Spectre.Console;

namespace Kata.Cli.Output;

/// <summary>What a learner sees: whole screens on a terminal, and plain lines where no colour or no cursor is wanted.</summary>
internal static class Screen
{
    /// <summary>Whether the terminal can be drawn on: not if TERM is dumb or output goes elsewhere.</summary>
    public static bool CanDraw { get; } = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Whether letters may be bold or coloured: not if NO_COLOR is set.</summary>
    public static bool HasStyles { get; } = CanDraw && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Width and height, in characters.</summary>
    public static (int Width, int Height) Size =>
        Console.IsOutputRedirected ? (80, 24) : (Math.Max(20, Console.WindowWidth), Math.Max(8, Console.WindowHeight));

    /// <summary>Prints a line where the cursor is.</summary>
    public static void Print(StyledLine line)
    {
        if (Console.IsOutputRedirected) Console.Out.WriteLine(line.Text);
        else if (!HasStyles) foreach (var row in Wrapped(line, Size.Width)) Console.Out.WriteLine(row);
        else foreach (var row in Wrapped(line, Size.Width)) Terminal.Out.WriteLine(row, Look(line.Tone));
    }

    /// <summary>Draws a screen: the top and the bottom whole, and as much of the middle as there is room for.</summary>
    /// <param name="top">The lines at the top.</param>
    /// <param name="middle">The lines that scroll.</param>
    /// <param name="bottom">The lines at the bottom.</param>
    /// <param name="hidden">How many rows of the middle to scroll by.</param>
    /// <returns>How many rows of the middle are hidden above the others: no more than there need be.</returns>
    public static int Draw(
        IReadOnlyList<StyledLine> top, IReadOnlyList<StyledLine> middle, IReadOnlyList<StyledLine> bottom, int hidden)
    {
        (var all, hidden) = Rows(top, middle, bottom, hidden, Size);
        // Each row ends by clearing what stood to its right, and the last one what stood below: nothing flickers.
        var screen = new StringBuilder("\e[H");
        for (var i = 0; i < all.Count; i++)
            screen.Append($"{Code(all[i].Tone)}{all[i].Text}{(HasStyles ? "\e[0m" : "")}\e[K{(i < all.Count - 1 ? "\r\n" : "")}");
        Console.Out.Write(screen.Append("\e[J"));
        Console.Out.Flush();
        return hidden;
    }

    /// <summary>The rows that <see cref="Draw"/> shows, and how many of the middle are hidden above.</summary>
    internal static (IReadOnlyList<(string Text, LineStyle Tone)> Rows, int Hidden) Rows(
        IReadOnlyList<StyledLine> top, IReadOnlyList<StyledLine> middle, IReadOnlyList<StyledLine> bottom, int hidden,
        (int Width, int Height) size)
    {
        var (width, height) = size;
        List<(string Text, LineStyle Tone)> Rows(IEnumerable<StyledLine> lines) =>
            [.. lines.SelectMany(line => Wrapped(line, width).Select(row => (row, line.Tone)))];
        var (above, rows, below) = (Rows(top), Rows(middle), Rows(bottom));
        var room = Math.Max(1, height - above.Count - below.Count);
        if (rows.Count <= room) return ([.. above, .. rows, .. below], 0);

        var shown = room - 1;
        hidden = Math.Clamp(hidden, 0, rows.Count - shown);
        var left = rows.Count - hidden - shown;
        List<string> more = [];
        if (hidden > 0) more.Add($"{hidden} above (b)");
        if (left > 0) more.Add($"{left} below (space)");
        (string, LineStyle) scroll = ($"… more lines: {string.Join(", ", more)}", LineStyle.Quiet);
        return ([.. above, .. rows.Skip(hidden).Take(shown), scroll, .. below], hidden);
    }

    /// <summary>Breaks a line between words; code is cut instead, so that carets stay below their places.</summary>
    internal static IEnumerable<string> Wrapped(StyledLine line, int width)
    {
        if (line.Tone == LineStyle.Drawn) return [line.Text];
        // What code prints is not to move the cursor.
        var text = string.Concat(line.Text.Select(c => c == '\t' ? "    " : char.IsControl(c) ? "?" : c.ToString()));
        if (line.Tone is LineStyle.Code or LineStyle.Live) return [text.Length <= width ? text : text[..width]];
        if (text.Length <= width) return [text];
        List<string> rows = [];
        while (text.Length > width)
        {
            var at = text.LastIndexOf(' ', width);
            if (at <= 0) at = width;
            rows.Add(text[..at].TrimEnd());
            text = text[at..].TrimStart();
        }

        if (text.Length > 0) rows.Add(text);
        return rows;
    }

    private static Style Look(LineStyle tone) => tone switch
    {
        LineStyle.Strong => new(decoration: Decoration.Bold),
        LineStyle.Good => new(ConsoleColor.Green),
        LineStyle.Bad => new(ConsoleColor.Red),
        LineStyle.Quiet => new(decoration: Decoration.Dim),
        _ => Style.Plain,
    };

    private static string Code(LineStyle tone) => !HasStyles ? "" : tone switch
    {
        LineStyle.Strong => "\e[1m",
        LineStyle.Good => "\e[32m",
        LineStyle.Bad => "\e[31m",
        LineStyle.Quiet => "\e[2m",
        _ => "",
    };
}
