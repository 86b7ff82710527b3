using Kata.Data.Digits;
using Kata.Pictures.Text;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Experiments.Drawing;

/// <summary>Small images as text, side by side.</summary>
internal static class DigitDrawing
{
    private const string Gap = "    ";

    private static readonly int Side = DigitLayout.Ng.Side;

    /// <summary>The lines of images side by side, each with its caption below.</summary>
    /// <param name="images">A row of X laid out as <see cref="DigitLayout.Ng"/>, and the caption, at most 20 characters.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<(Vector<double> Pixels, string Caption)> images)
    {
        if (images.Count == 0) return [];

        // Ink differs from image to image, and thin strokes are grey throughout.
        var drawn = images.Select(image => BlockPicture.Lines(Drawings.Pixels(image.Pixels), 0.35 * image.Pixels.Maximum())).ToList();
        List<string> lines = [.. Enumerable.Range(0, Side / 2).Select(line => Join(drawn.Select(image => image[line])))];
        return [.. lines, Join(images.Select(image => image.Caption.PadRight(Side))), ""];
    }

    private static string Join(IEnumerable<string> parts) => string.Join(Gap, parts).TrimEnd();
}
