namespace Kata.Data;

/// <summary>How the samples of a pixel become a grey value.</summary>
/// <param name="Channels">Samples a pixel, a byte each.</param>
/// <param name="Grey">The grey value 0 … 255 of one pixel's samples.</param>
internal sealed record PngColours(int Channels, Func<ReadOnlySpan<byte>, double> Grey)
{
    private const double White = 255;

    /// <summary>The colours of a kind as the header numbers it, with the palette and the transparent colour that go with it.</summary>
    public static PngColours For(byte kind, PngChunks chunks, string name)
    {
        var key = Key(kind, chunks.Transparency, name);
        return kind switch
        {
            0 => new(1, p => p.SequenceEqual(key) ? White : p[0]),
            2 => new(3, p => p.SequenceEqual(key) ? White : GreyImage.Grey(p[0], p[1], p[2])),
            3 => Palette(chunks, name),
            4 => new(2, p => OnWhite(p[0], p[1])),
            6 => new(4, p => OnWhite(GreyImage.Grey(p[0], p[1], p[2]), p[3])),
            _ => throw new InvalidDataException($"{name} has colours of kind {kind} but PNG knows only 0, 2, 3, 4 and 6."),
        };
    }

    // The one colour that is transparent, in 16 bits a sample of which 8 count; no pixel equals an empty one.
    private static byte[] Key(byte kind, byte[] transparency, string name) => (kind, transparency) switch
    {
        (0, [_, var grey]) => [grey],
        (2, [_, var red, _, var green, _, var blue]) => [red, green, blue],
        (3, _) => [],
        (_, []) => [],
        _ => throw new InvalidDataException(
            $"{name} has {Sentence.Bytes(transparency.Length)} of transparency, which do not go with colours of kind {kind}."),
    };

    private static PngColours Palette(PngChunks chunks, string name)
    {
        var (palette, alphas) = (chunks.Palette, chunks.Transparency);
        if (palette.Length is 0 or > 3 * 256 || palette.Length % 3 != 0 || alphas.Length > palette.Length / 3)
        {
            throw new InvalidDataException(
                $"{name} has a palette of {Sentence.Bytes(palette.Length)} with {alphas.Length:N0} of transparency "
                + "but needs 3 for each of 1 to 256 colours and at most 1.");
        }
        var greys = new double[palette.Length / 3];
        for (var i = 0; i < greys.Length; i++)
        {
            var grey = GreyImage.Grey(palette[3 * i], palette[(3 * i) + 1], palette[(3 * i) + 2]);
            greys[i] = OnWhite(grey, i < alphas.Length ? alphas[i] : byte.MaxValue);
        }
        return new(1, p => p[0] < greys.Length
            ? greys[p[0]]
            : throw new InvalidDataException($"{name} has a pixel of colour {p[0]} but its palette ends at {greys.Length - 1}."));
    }

    private static double OnWhite(double grey, byte alpha) => White + ((grey - White) * alpha / 255);
}
