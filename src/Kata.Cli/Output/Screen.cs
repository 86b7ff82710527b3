using System.Text;
using Spectre.Console;

namespace Kata.Cli.Output;

/// <summary>What a learner sees: whole screens on a terminal, and plain lines where no colour or no cursor is wanted.</summary>
internal static class Screen
{
    /// <summary>Whether the terminal can be drawn on: not where TERM is dumb or NO_COLOR is set, nor where output goes elsewhere.</summary>
    public static bool CanDraw { get; } =
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb"
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Width and height, in characters.</summary>
    public static (int Width, int Height) Size =>
        Console.IsOutputRedirected ? (80, 24) : (Math.Max(20, Console.WindowWidth), Math.Max(8, Console.WindowHeight));

    /// <summary>Prints a line where the cursor is.</summary>
    public static void Print(StyledLine line)
    {
        if (Console.IsOutputRedirected) Console.Out.WriteLine(line.Text);
        else if (!CanDraw) foreach (var row in Wrapped(line, Size.Width)) Console.Out.WriteLine(row);
        else foreach (var row in Wrapped(line, Size.Width)) Terminal.Out.WriteLine(row, Look(line.Tone));
    }

    /// <summary>Draws a screen: the top and the bottom whole, and as much of the middle as there is room for.</summary>
    public static void Draw(IReadOnlyList<StyledLine> top, IReadOnlyList<StyledLine> middle, IReadOnlyList<StyledLine> bottom)
    {
        var (width, height) = Size;
        List<(string Text, LineStyle Tone)> Rows(IEnumerable<StyledLine> lines) =>
            [.. lines.SelectMany(line => Wrapped(line, width).Select(row => (row, line.Tone)))];
        var (above, rows, below) = (Rows(top), Rows(middle), Rows(bottom));
        var room = Math.Max(1, height - above.Count - below.Count);
        if (rows.Count > room)
        {
            var hidden = rows.Count - room + 1;
            rows = [.. rows.Take(room - 1), ($"… {hidden} lines more: make the window taller.", LineStyle.Quiet)];
        }

        // Each row ends by clearing what stood to its right, and the last one what stood below: nothing flickers.
        var screen = new StringBuilder("\e[H");
        (string Text, LineStyle Tone)[] all = [.. above, .. rows, .. below];
        for (var i = 0; i < all.Length; i++)
            screen.Append($"{Code(all[i].Tone)}{all[i].Text}\e[0m\e[K{(i < all.Length - 1 ? "\r\n" : "")}");
        Console.Out.Write(screen.Append("\e[J"));
        Console.Out.Flush();
    }

    /// <summary>Breaks a line between words; code is cut instead, so that carets stay below their places.</summary>
    internal static IEnumerable<string> Wrapped(StyledLine line, int width)
    {
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

    private static string Code(LineStyle tone) => tone switch
    {
        LineStyle.Strong => "\e[1m",
        LineStyle.Good => "\e[32m",
        LineStyle.Bad => "\e[31m",
        LineStyle.Quiet => "\e[2m",
        _ => "",
    };
}
