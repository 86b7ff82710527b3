using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Formats.Images;

/// <summary>The chunks of a PNG file that say what its pixels look like.</summary>
/// <param name="Header">13 bytes: width, height, bits a sample, kind of colour, compression, filter method, interlacing.</param>
/// <param name="Palette">Three bytes a colour; empty if there is none.</param>
/// <param name="Transparency">The palette's alpha or the transparent colour; empty if there is none.</param>
/// <param name="Pixels">The compressed pixels of all chunks that hold some.</param>
/// <param name="Exif">What the camera says of the picture; empty if there is nothing.</param>
internal sealed record PngChunks(byte[] Header, byte[] Palette, byte[] Transparency, byte[] Pixels, byte[] Exif)
{
    private const int HeaderLength = 13;

    /// <summary>
    /// Reads all chunks to the last one; what follows it is not the picture's. One that is damaged is left out if a picture can do
    /// without it.
    /// </summary>
    public static PngChunks Read(byte[] content, string name)
    {
        var reader = new ByteReader(content, name) { BigEndian = true };
        if (content is not [0x89, (byte)'P', ..] && FileKind.Other(content, name, "a PNG picture") is { } other) throw other;
        if (reader.Take(8, "its signature") is not [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])
            throw reader.Fault("is not a PNG picture: it needs to begin with 89504E470D0A1A0A");
        byte[]? header = null;
        byte[] palette = [];
        byte[] transparency = [];
        byte[] exif = [];
        using var pixels = new MemoryStream();
        while (true)
        {
            var type = Next(reader, content, out var bytes);
            if (header is null != (type == "IHDR"))
            {
                throw reader.Fault(
                    $"has a chunk {ErrorText.Quote(type)} instead of {(header is null ? "its first, IHDR" : "any but IHDR")}");
            }

            switch (type)
            {
                case "IHDR":
                    header = bytes.Length == HeaderLength
                        ? bytes.ToArray()
                        : throw reader.Fault($"has a header of {bytes.Length:N0} bytes but needs {HeaderLength}");
                    break;
                case "PLTE":
                    palette = bytes.ToArray();
                    break;
                case "tRNS":
                    transparency = bytes.ToArray();
                    break;
                case "IDAT":
                    pixels.Write(bytes);
                    break;
                case "eXIf":
                    exif = bytes.ToArray();
                    break;
                case "IEND":
                    return new(header!, palette, transparency, pixels.ToArray(), exif);
                // An upper-case first letter says that a picture cannot be understood without the chunk.
                case var _ when char.IsAsciiLetterUpper(type[0]):
                    throw reader.Fault($"has a chunk {ErrorText.Quote(type)}, which PNG does not know");
            }
        }
    }

    private static string Next(ByteReader reader, byte[] content, out ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var length = reader.UInt32("a chunk");
            var start = reader.Position;
            var type = Encoding.Latin1.GetString(reader.Take(4, "a chunk"));
            bytes = reader.Take(length, $"chunk {ErrorText.Quote(type)}");
            if (Crc32.Of(content.AsSpan(start, 4 + bytes.Length)) == reader.UInt32("a checksum")) return type;
            // A lower-case first letter says that a picture can be understood without the chunk.
            if (!char.IsAsciiLetterLower(type[0]))
                throw reader.Fault($"is damaged: the checksum of chunk {ErrorText.Quote(type)} is wrong");
        }
    }
}
