namespace Kata.Pictures.Tests;

/// <summary>How light a colour is.</summary>
internal static class Colour
{
    /// <summary>The relative luminance of an sRGB colour (IEC 61966-2-1), 0 … 1.</summary>
    /// <param name="hex">#rrggbb, or #rgb for short.</param>
    public static double Luminance(string hex)
    {
        var digits = hex.Length == 4 ? string.Concat(hex.Skip(1).Select(digit => $"{digit}{digit}")) : hex[1..];
        return (0.2126 * Linear(digits[..2])) + (0.7152 * Linear(digits[2..4])) + (0.0722 * Linear(digits[4..]));
    }

    /// <summary>
    /// The contrast of two colours as WCAG 2 defines it, 1 … 21: it asks for 4.5 for small text and for 3 for lines and marks.
    /// </summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one) + 0.05, Luminance(other) + 0.05);
        return Math.Max(a, b) / Math.Min(a, b);
    }

    private static double Linear(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
