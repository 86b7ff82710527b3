namespace Kata.Pictures.Charts;

/// <summary>
/// Twelve colours from small to large: pale yellow through green and blue to almost black. Lightness falls by about eight CIELAB units a
/// step and the hue never turns back, so that the order survives a grey printer and every kind of colour-blindness.
/// </summary>
public static class Ramp
{
    /// <summary>The colours, from the smallest values' to the largest values'.</summary>
    public static IReadOnlyList<string> Colours { get; } =
    [
        "#fff78b", "#ceea85", "#9bdb87", "#64ca8d", "#1ab694", "#069d96", "#018590", "#006d88", "#04557e", "#013b7d", "#1c1f6c", "#210054",
    ];

    /// <summary>How many of the colours, from the first, are light enough for dark letters; the others need light ones.</summary>
    internal const int Light = 7;

    /// <summary>The colour at a share of the way from the first to the last; between two neighbours it is a mixture of both.</summary>
    internal static string At(double share)
    {
        var place = Math.Clamp(share, 0, 1) * (Colours.Count - 1);
        var (low, high) = (Colours[(int)Math.Floor(place)], Colours[(int)Math.Ceiling(place)]);
        return $"#{Mixed(1):x2}{Mixed(3):x2}{Mixed(5):x2}";

        int Mixed(int digit)
        {
            var (from, to) = (Convert.ToInt32(low[digit..(digit + 2)], 16), Convert.ToInt32(high[digit..(digit + 2)], 16));
            return (int)Math.Round(from + ((to - from) * (place - Math.Floor(place))));
        }
    }

    /// <summary>The place of a value's colour, or −1 if the value has no logarithm and is not 0.</summary>
    /// <param name="value">A value; what lies outside the range takes the colour of the range's end.</param>
    /// <param name="from">The power of ten where the first colour begins.</param>
    /// <param name="to">The power of ten where the last colour ends, above <paramref name="from"/>.</param>
    internal static int Place(double value, int from, int to)
    {
        if (!(double.IsFinite(value) && value >= 0)) return -1;
        var share = (Math.Log10(value) - from) / (to - from);
        return (int)Math.Floor(Math.Clamp(share, 0, 1) * Colours.Count) is var place && place < Colours.Count ? place : Colours.Count - 1;
    }
}
