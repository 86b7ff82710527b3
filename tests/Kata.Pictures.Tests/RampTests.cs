using System.Globalization;
using Kata.Pictures.Charts;

namespace Kata.Pictures.Tests;

public sealed class PicturesRampTests
{
    // What a grey printer and every kind of colour-blindness leave of a colour.
    [Test]
    public void Lightness_falls_by_about_the_same_from_each_colour_to_the_next()
    {
        var lightness = Ramp.Colours.Select(Lightness).ToArray();

        Assert.That(lightness, Has.Length.EqualTo(12));
        for (var c = 1; c < lightness.Length; c++) Assert.That(lightness[c - 1] - lightness[c], Is.InRange(6.5, 9), $"colour {c}");
    }

    // CIELAB's L* of an sRGB colour (CIE 15, IEC 61966-2-1).
    private static double Lightness(string colour)
    {
        var y = (0.2126 * Linear(colour[1..3])) + (0.7152 * Linear(colour[3..5])) + (0.0722 * Linear(colour[5..7]));
        return y > 216.0 / 24389 ? (116 * Math.Cbrt(y)) - 16 : y * 24389 / 27;
    }

    private static double Linear(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
