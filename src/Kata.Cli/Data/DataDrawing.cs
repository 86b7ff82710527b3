using Kata.Data.Digits;
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

    // As a share of the darkest pixel: thin strokes are grey throughout.
    private const double Ink = 0.4;

    /// <summary>The first image of each digit, upright, 0 to 4 above 5 to 9.</summary>
    /// <param name="examples">An image in each row of X.</param>
    /// <param name="layout">The layout of X and the labels.</param>
    public static IReadOnlyList<string> Digits(Examples examples, DigitLayout layout)
    {
        var lines = new List<string>();
        var rows = Enumerable.Range(0, DigitLayout.Classes).Select(digit => Array.IndexOf(examples.Labels, layout.Class(digit)));
        foreach (var across in rows.Where(row => row >= 0).Chunk(Across))
        {
            IReadOnlyList<string>[] digits = [.. across.Select(row => Digit(layout.Image(examples.X.Row(row))))];
            for (var line = 0; line < Height / 2; line++) lines.Add(string.Join(Gap, digits.Select(digit => digit[line])).TrimEnd());
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
        return [.. BlockPicture.Plot([new("o", [.. points[0]]), new("x", [.. points[1]])], 72, 22).Select(line => line.TrimEnd())];
    }

    private static IReadOnlyList<string> Digit(double[][] image)
    {
        var threshold = Ink * image.Max(line => line.Max());
        return BlockPicture.Lines(Fitted(image, threshold), threshold);
    }

    // Each pixel is the mean of the area under it, with the ink centred. Nothing is enlarged, and an image that is small enough starts
    // at a whole pixel, so that it is not blurred.
    private static double[][] Fitted(double[][] image, double threshold)
    {
        var side = image.Length;
        var (top, bottom) = Ends(side, row => image[row].Any(pixel => pixel > threshold));
        var (left, right) = Ends(side, column => image.Any(line => line[column] > threshold));
        var scale = Math.Max(1, Math.Max((bottom - top) / (double)Height, (right - left) / (double)Width));
        var (firstRow, firstColumn) = (Math.Floor((top + bottom - (Height * scale)) / 2), Math.Floor((left + right - (Width * scale)) / 2));

        var fitted = new double[Height][];
        for (var row = 0; row < Height; row++)
        {
            fitted[row] = new double[Width];
            for (var column = 0; column < Width; column++)
                fitted[row][column] = Mean(image, firstRow + (row * scale), firstColumn + (column * scale), scale);
        }

        return fitted;
    }

    private static (int First, int End) Ends(int side, Func<int, bool> inked)
    {
        int[] places = [.. Enumerable.Range(0, side).Where(inked)];
        return places is [var first, ..] ? (first, places[^1] + 1) : (0, side);
    }

    // Outside the image is paper.
    private static double Mean(double[][] image, double top, double left, double length)
    {
        var (side, sum) = (image.Length, 0.0);
        for (var row = Math.Max(0, (int)top); row < Math.Min(side, top + length); row++)
        {
            for (var column = Math.Max(0, (int)left); column < Math.Min(side, left + length); column++)
                sum += image[row][column] * Overlap(row, top, length) * Overlap(column, left, length);
        }

        return sum / (length * length);
    }

    private static double Overlap(int pixel, double start, double length) =>
        Math.Max(0, Math.Min(pixel + 1, start + length) - Math.Max(pixel, start));
}
