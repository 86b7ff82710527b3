using Kata.Data.Digits;
using Kata.Pictures.Text;

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

        IReadOnlyList<string>[] drawn = [.. images.Select(image => BlockImage.Lines(Drawings.Pixels(image.Pixels)))];
        IReadOnlyList<string>[] captions = [.. images.Select(image => (string[])[image.Caption.PadRight(Side)])];
        return [.. BlockImage.SideBySide(drawn, Gap), .. BlockImage.SideBySide(captions, Gap), ""];
    }
}
