using Kata.Pictures.Text;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Experiments.Drawing;

/// <summary>Small images as text, side by side.</summary>
internal static class DigitDrawing
{
    private const int Side = 20;
    private const string Gap = "    ";

    /// <summary>The lines of images side by side, each with its caption below.</summary>
    /// <param name="images">400 pixels, unrolled column by column, and the caption, at most 20 characters.</param>
    public static IReadOnlyList<string> Lines(IReadOnlyList<(Vector<double> Pixels, string Caption)> images)
    {
        if (images.Count == 0) return [];

        IReadOnlyList<string>[] drawn = [.. images.Select(image => BlockImage.Lines(Drawings.Pixels(image.Pixels)))];
        IReadOnlyList<string>[] captions = [.. images.Select(image => (string[])[image.Caption.PadRight(Side)])];
        return [.. BlockImage.SideBySide(drawn, Gap), .. BlockImage.SideBySide(captions, Gap), ""];
    }
}
