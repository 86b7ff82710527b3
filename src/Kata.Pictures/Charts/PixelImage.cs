using System.Text;

namespace Kata.Pictures.Charts;

/// <summary>A small image.</summary>
/// <param name="Rows">Its pixels from top to bottom, each shown relative to the image's largest; all rows equally long.</param>
/// <param name="Caption">The text below it, lines separated by LF.</param>
/// <param name="Marked">Whether something is wrong with it: it has a frame in the colour of mistakes, and its caption begins with a
/// cross.</param>
public sealed record PixelImage(IReadOnlyList<IReadOnlyList<double>> Rows, string Caption = "", bool Marked = false)
{
    // Few enough that neighbours often share one, enough that a rounded stroke still looks round.
    internal const int Shades = 7;

    /// <summary>The lines below it.</summary>
    internal string[] Lines => (Marked ? $"× {Caption}".TrimEnd() : Caption).Split('\n');

    /// <summary>Draws its pixels from the upper left corner, a unit each.</summary>
    internal void Draw(SvgWriter svg, bool signed)
    {
        var largest = Rows.Max(row => row.Max(Math.Abs));
        // A row of pixels of one shade is one stroke; it begins where the stroke before it ended, so that numbers are short.
        var strokes = new SortedDictionary<int, (StringBuilder Path, int Column, int Row)>();
        for (var i = 0; i < Rows.Count; i++)
        {
            for (var (j, end) = (0, 0); j < Rows[i].Count; j = end)
            {
                var shade = Shade(Rows[i][j], largest);
                for (end = j + 1; end < Rows[i].Count && Shade(Rows[i][end], largest) == shade;) end++;
                if (shade == 0) continue;
                var (path, column, row) = strokes.GetValueOrDefault(shade, (new(), 0, 0));
                path.Append(CultureInfo.InvariantCulture, $"m{j - column}{(i - row >= 0 ? " " : "")}{i - row}h{end - j}");
                strokes[shade] = (path, end, i);
            }
        }

        foreach (var (shade, (path, _, _)) in strokes)
        {
            var opacity = new SvgWriter.Markup($"{(signed ? Hue(shade) : "")} stroke-opacity=\"{Math.Abs(shade) / (double)Shades}\"");
            svg.Add($"<path{opacity} d=\"{path}\"/>");
        }
    }

    /// <summary>The class of a hue: one below 0, another above.</summary>
    internal static SvgWriter.Markup Hue(int sign) => new($" class=\"s{(sign < 0 ? 1 : 0)}\"");

    private static int Shade(double value, double largest) => largest > 0 ? (int)Math.Round(value / largest * Shades) : 0;
}
