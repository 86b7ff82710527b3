namespace Kata.Data.Formats.Images;

/// <summary>The pixels that are stored together, as a small picture: every so many of a row and of a column (section 8.2).</summary>
/// <param name="Top">The first row.</param>
/// <param name="Left">The first column.</param>
/// <param name="Down">How many rows on the next is.</param>
/// <param name="Across">How many columns on the next is.</param>
/// <param name="Height">How many rows there are.</param>
/// <param name="Width">How many columns there are.</param>
internal readonly record struct PngPass(int Top, int Left, int Down, int Across, int Height, int Width)
{
    // Adam7: its seven passes.
    private static readonly (int Top, int Left, int Down, int Across)[] Interlaced =
        [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)];

    /// <summary>The passes of a picture in their order; one if it is not interlaced.</summary>
    public static IEnumerable<PngPass> Of(int interlace, int height, int width) => interlace == 0
        ? [new(0, 0, 1, 1, height, width)]
        : Interlaced.Select(pass => new PngPass(
            pass.Top, pass.Left, pass.Down, pass.Across, Count(height, pass.Top, pass.Down), Count(width, pass.Left, pass.Across)));

    /// <summary>Bytes a line, without its filter.</summary>
    public long Stride(PngColours colours) => (((long)colours.Channels * colours.Depth * Width) + 7) / 8;

    /// <summary>Bytes of all lines with their filters.</summary>
    public long Length(PngColours colours) => Height * (1 + Stride(colours));

    private static int Count(int length, int first, int step) => Math.Max(0, length - first + step - 1) / step;
}
