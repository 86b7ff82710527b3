using Kata.Data.Files;

namespace Kata.Data.Formats.Images;

/// <summary>How the samples of a pixel become a grey value.</summary>
/// <param name="Channels">Samples a pixel.</param>
/// <param name="Depth">Bits a sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Grey">The grey value 0 … 255 of one pixel's samples, each 0 … 2^depth − 1.</param>
internal sealed record PngColours(int Channels, int Depth, Func<ReadOnlySpan<ushort>, double> Grey)
{
    private const double White = 255;

    /// <summary>The colours of a kind as the header numbers it, with the palette and the transparent colour that go with it.</summary>
    /// <exception cref="InvalidDataException">PNG has no such kind, or the kind not with so many bits a sample (table 11.1).</exception>
    public static PngColours For(byte kind, byte depth, PngChunks chunks, string name)
    {
        var depths = kind switch
        {
            0 => "1, 2, 4, 8 or 16",
            2 or 4 or 6 => "8 or 16",
            3 => "1, 2, 4 or 8",
            _ => throw new InvalidDataException($"{name} has colours of kind {kind} but PNG knows only 0, 2, 3, 4 and 6."),
        };
        if (!depths.Split([", ", " or "], StringSplitOptions.None).Contains($"{depth}"))
            throw new InvalidDataException($"{name} has {depth}-bit samples but colours of kind {kind} need {depths} bits a sample.");
        var most = (1 << depth) - 1;
        var key = Key(kind, chunks.Transparency, name);
        return kind switch
        {
            0 => new(1, depth, p => p.SequenceEqual(key) ? White : p[0] * White / most),
            2 => new(3, depth, p => p.SequenceEqual(key) ? White : Colour(p)),
            3 => Palette(chunks, depth, name),
            4 => new(2, depth, p => OnWhite(p[0] * White / most, p[1] * White / most)),
            _ => new(4, depth, p => OnWhite(Colour(p), p[3] * White / most)),
        };

        double Colour(ReadOnlySpan<ushort> p) => GreyImage.Grey(p[0] * White / most, p[1] * White / most, p[2] * White / most);
    }

    /// <summary>The samples of a line: the first in the highest bits of its byte, those of 16 bits high byte first (section 7.2).</summary>
    public void Unpack(ReadOnlySpan<byte> line, Span<ushort> samples)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var bit = i * Depth;
            samples[i] = Depth switch
            {
                16 => (ushort)((line[2 * i] << 8) | line[(2 * i) + 1]),
                _ => (ushort)((line[bit / 8] >> (8 - Depth - (bit % 8))) & ((1 << Depth) - 1)),
            };
        }
    }

    // The one colour that is transparent, in 16 bits a sample whatever the depth; no pixel equals an empty one.
    private static ushort[] Key(byte kind, byte[] transparency, string name) => (kind, transparency) switch
    {
        (0, [_, _]) or (2, [_, _, _, _, _, _]) =>
            [.. transparency.Chunk(2).Select(sample => (ushort)((sample[0] << 8) | sample[1]))],
        (3, _) => [],
        (_, []) => [],
        _ => throw new InvalidDataException(
            $"{name} has {ErrorText.Bytes(transparency.Length)} of transparency, which do not go with colours of kind {kind}."),
    };

    private static PngColours Palette(PngChunks chunks, byte depth, string name)
    {
        var (palette, alphas) = (chunks.Palette, chunks.Transparency);
        if (palette.Length is 0 or > 3 * 256 || palette.Length % 3 != 0 || alphas.Length > palette.Length / 3)
        {
            throw new InvalidDataException(
                $"{name} has a palette of {ErrorText.Bytes(palette.Length)} with {alphas.Length:N0} of transparency "
                + "but needs 3 for each of 1 to 256 colours and at most 1.");
        }

        var greys = new double[palette.Length / 3];
        for (var i = 0; i < greys.Length; i++)
        {
            var grey = GreyImage.Grey(palette[3 * i], palette[(3 * i) + 1], palette[(3 * i) + 2]);
            greys[i] = OnWhite(grey, i < alphas.Length ? alphas[i] : byte.MaxValue);
        }

        return new(1, depth, p => p[0] < greys.Length
            ? greys[p[0]]
            : throw new InvalidDataException($"{name} has a pixel of colour {p[0]} but its palette ends at {greys.Length - 1}."));
    }

    private static double OnWhite(double grey, double alpha) => White + ((grey - White) * alpha / 255);
}
