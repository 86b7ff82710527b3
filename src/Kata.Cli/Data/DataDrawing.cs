using Kata.Data.Digits;
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
    /// <param name="examples">An image in each row of X.</param>
    /// <param name="layout">The layout of X and the labels.</param>
    public static IReadOnlyList<string> Digits(Examples examples, DigitLayout layout)
    {
        var lines = new List<string>();
        var rows = Enumerable.Range(0, DigitLayout.Classes).Select(digit => Array.IndexOf(examples.Labels, layout.Class(digit)));
        foreach (var across in rows.Where(row => row >= 0).Chunk(Across))
        {
            IReadOnlyList<string>[] digits = [.. across.Select(row => BlockImage.Lines(layout.Image(examples.X.Row(row)), Width, Height))];
            lines.AddRange(BlockImage.SideBySide(digits, Gap));
        }

        return lines;
    }

    /// <summary>Points of two classes, o and x, the first coordinate to the right and the second upwards.</summary>
    /// <param name="sets">m × 2 each.</param>
    public static IReadOnlyList<string> Points(IReadOnlyList<Examples> sets)
    {
        var points = sets
            .SelectMany(set => set.Labels.Select((label, i) => (label, At: (set.X[i, 0], set.X[i, 1]))))
            .ToLookup(point => point.label, point => point.At);
        return [.. TextScatter.Lines([[.. points[0]], [.. points[1]]], 72, 22).Select(line => line.TrimEnd())];
    }
}
