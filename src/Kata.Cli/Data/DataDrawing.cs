using Kata.Data.Sets;
using Kata.Pictures.Text;

namespace Kata.Cli.Data;

/// <summary>Data as pictures of characters, at most 79 wide.</summary>
internal static class DataDrawing
{
    // Five of 15 and four gaps are 79 wide; a character is two pixels, one above the other.
    private const int Width = 15;
    private const int Height = 16;
    private const int Across = 5;
    private const string Gap = " ";

    /// <summary>The first image of each digit, upright, 0 to 4 above 5 to 9.</summary>
    /// <param name="examples">A row an image.</param>
    /// <param name="side">Pixels from edge to edge of an image.</param>
    /// <param name="ngsLayout">Whether images are unrolled column by column and class 9 is the digit zero.</param>
    public static IReadOnlyList<string> Digits(Examples examples, int side, bool ngsLayout)
    {
        var lines = new List<string>();
        var rows = Enumerable.Range(0, 10).Select(digit => Array.IndexOf(examples.Labels, ngsLayout ? (digit + 9) % 10 : digit));
        foreach (var across in rows.Where(row => row >= 0).Chunk(Across))
        {
            IReadOnlyList<string>[] digits = [.. across.Select(row => Digit([.. examples.X.Row(row)], side, ngsLayout))];
            lines.AddRange(BlockImage.SideBySide(digits, Gap));
        }

        return lines;
    }

    /// <summary>Points of two classes, o and x, the first coordinate to the right and the second upwards.</summary>
    /// <param name="sets">m × 2 each.</param>
    public static IReadOnlyList<string> Points(IReadOnlyList<Examples> sets)
    {
        var points = sets.SelectMany(set => set.Labels.Select((label, i) => (label, At: (set.X[i, 0], set.X[i, 1])))).ToLookup(point => point.label, point => point.At);
        return [.. TextScatter.Lines([[.. points[0]], [.. points[1]]], 72, 22).Select(line => line.TrimEnd())];
    }

    private static IReadOnlyList<string> Digit(double[] pixels, int side, bool byColumns)
    {
        var rows = Enumerable.Range(0, side).Select(i => Enumerable.Range(0, side).Select(j => pixels[byColumns ? (j * side) + i : (i * side) + j]));
        return BlockImage.Lines([.. rows.Select(row => row.ToArray())], Width, Height);
    }
}
