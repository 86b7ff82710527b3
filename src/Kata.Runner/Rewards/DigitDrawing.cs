using System.Text;

namespace Kata.Runner;

/// <summary>Small images as text: a character for two pixels one above the other, so that it is about as wide as high.</summary>
internal static class DigitDrawing
{
    private const int Side = 20;
    private const string Gap = "    ";

    /// <summary>The lines of images side by side, each with its caption below.</summary>
    /// <param name="images">400 pixels, unrolled column by column, and the caption, at most 20 characters.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<(double[] Pixels, string Caption)> images)
    {
        if (images.Count == 0) return [];
        List<string> lines = [.. Enumerable.Range(0, Side / 2).Select(row => Join(images.Select(image => Row(image.Pixels, 2 * row))))];
        return [.. lines, Join(images.Select(image => image.Caption.PadRight(Side))), ""];
    }

    private static string Join(IEnumerable<string> parts) => string.Join(Gap, parts).TrimEnd();

    private static string Row(double[] pixels, int row)
    {
        // Ink differs from image to image, and thin strokes are grey throughout.
        var ink = 0.35 * pixels.Max();
        var text = new StringBuilder();
        for (var column = 0; column < Side; column++)
        {
            var (above, below) = (pixels[(column * Side) + row] > ink, pixels[(column * Side) + row + 1] > ink);
            text.Append((above, below) switch { (true, true) => '█', (true, false) => '▀', (false, true) => '▄', _ => ' ' });
        }

        return text.ToString();
    }
}
