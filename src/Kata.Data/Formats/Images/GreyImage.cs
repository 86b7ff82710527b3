namespace Kata.Data.Formats.Images;

/// <summary>What the readers of pictures share: the size they allow and the grey of a colour.</summary>
internal static class GreyImage
{
    // 800 MB as doubles, and far more than a drawn digit needs.
    private const long MostPixels = 100_000_000;

    /// <summary>The claimed size, once it is known to be one that can be read.</summary>
    public static (int Height, int Width) Check(long height, long width, string name)
    {
        if (height is < 1 or > int.MaxValue || width is < 1 or > int.MaxValue || height * width > MostPixels)
            throw new InvalidDataException($"{name} is {width:N0} wide and {height:N0} high but needs 1 to {MostPixels:N0} pixels.");
        return ((int)height, (int)width);
    }


    /// <summary>The luma of a colour (ITU-R BT.601), 0 … 255 as its parts are.</summary>
    public static double Grey(double red, double green, double blue) => (0.299 * red) + (0.587 * green) + (0.114 * blue);
}
