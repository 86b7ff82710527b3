namespace Kata.Pictures.Text;

/// <summary>An image, e.g. a digit, in half blocks: a character is two pixels, one above the other.</summary>
public static class BlockImage
{
    // A share of the image's largest pixel, because ink differs from image to image and thin strokes are grey throughout.
    private const double Ink = 0.35;

    /// <summary>Writes an image, two rows of pixels a line. A pixel is filled if it is above 35 % of the largest.</summary>
    /// <param name="rows">Its pixels from top to bottom, 0 for paper; all rows equally long.</param>
    /// <exception cref="ArgumentException">The image is empty or ragged.</exception>
    public static IReadOnlyList<string> Lines(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        ArgumentChecks.Rectangular("rows", rows);
        var threshold = Threshold(rows);
        return [.. Enumerable.Range(0, (rows.Count + 1) / 2).Select(line => string.Concat(rows[2 * line].Select((upper, j) =>
            (upper > threshold, (2 * line) + 1 < rows.Count && rows[(2 * line) + 1][j] > threshold) switch
            {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                _ => ' ',
            })))];
    }

    /// <summary>Writes an image that fits into a smaller one, its ink in the middle. Nothing is enlarged.</summary>
    /// <param name="rows">Its pixels from top to bottom, 0 for paper; all rows equally long.</param>
    /// <param name="width">Characters in a line.</param>
    /// <param name="height">Pixels from top to bottom, two in a line.</param>
    /// <exception cref="ArgumentException">The image is empty or ragged.</exception>
    public static IReadOnlyList<string> Lines(IReadOnlyList<IReadOnlyList<double>> rows, int width, int height)
    {
        ArgumentChecks.Rectangular("rows", rows);
        var threshold = Threshold(rows);
        var (top, bottom) = Ends(rows.Count, i => rows[i].Any(pixel => pixel > threshold));
        var (left, right) = Ends(rows[0].Count, j => rows.Any(row => row[j] > threshold));
        // A whole first pixel keeps an image that needs no shrinking from being blurred.
        var scale = Math.Max(1, Math.Max((bottom - top) / (double)height, (right - left) / (double)width));
        var (firstRow, firstColumn) = (Math.Floor((top + bottom - (height * scale)) / 2), Math.Floor((left + right - (width * scale)) / 2));
        var fitted = new double[height][];
        for (var i = 0; i < height; i++)
            fitted[i] = [.. Enumerable.Range(0, width).Select(j => Mean(rows, firstRow + (i * scale), firstColumn + (j * scale), scale))];
        return Lines(fitted);
    }

    /// <summary>Puts images of equally many lines side by side.</summary>
    /// <param name="images">The lines of each.</param>
    /// <param name="gap">What stands between two of them.</param>
    public static IReadOnlyList<string> SideBySide(IReadOnlyList<IReadOnlyList<string>> images, string gap) =>
        [.. Enumerable.Range(0, images[0].Count).Select(line => string.Join(gap, images.Select(image => image[line])).TrimEnd())];

    private static double Threshold(IReadOnlyList<IReadOnlyList<double>> rows) => Ink * rows.Max(row => row.Max());

    private static (int First, int End) Ends(int count, Func<int, bool> inked)
    {
        int[] places = [.. Enumerable.Range(0, count).Where(inked)];
        return places is [var first, ..] ? (first, places[^1] + 1) : (0, count);
    }

    // The mean of a square of pixels; around the image there is paper.
    private static double Mean(IReadOnlyList<IReadOnlyList<double>> rows, double top, double left, double side)
    {
        var sum = 0.0;
        for (var i = Math.Max(0, (int)top); i < Math.Min(rows.Count, top + side); i++)
        {
            for (var j = Math.Max(0, (int)left); j < Math.Min(rows[i].Count, left + side); j++)
                sum += rows[i][j] * Overlap(i, top, side) * Overlap(j, left, side);
        }

        return sum / (side * side);
    }

    private static double Overlap(int pixel, double start, double length) =>
        Math.Max(0, Math.Min(pixel + 1, start + length) - Math.Max(pixel, start));
}
