using Kata.Pictures.Charts;

namespace Kata.Pictures.Tests;

public sealed class RampTests
{
    // What a grey printer and every kind of colour-blindness leave of a colour.
    [Test]
    public void Lightness_falls_by_about_the_same_from_each_colour_to_the_next()
    {
        var lightness = Ramp.Colours.Select(Lightness).ToArray();

        Assert.That(lightness, Has.Length.EqualTo(12));
        for (var c = 1; c < lightness.Length; c++) Assert.That(lightness[c - 1] - lightness[c], Is.InRange(6.5, 9), $"colour {c}");
    }

    // CIELAB's L* (CIE 15).
    private static double Lightness(string colour) =>
        Colour.Luminance(colour) is var y && y > 216.0 / 24389 ? (116 * Math.Cbrt(y)) - 16 : y * 24389 / 27;
}
