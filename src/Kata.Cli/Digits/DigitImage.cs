using Kata.Data.Formats;
using Kata.Data.Formats.Images;

namespace Kata.Cli.Digits;

/// <summary>A picture file that shows a digit.</summary>
internal static class DigitImage
{
    // More than any readable picture needs, and little enough to hold in memory.
    private const long MostBytes = 400_000_000;

    /// <summary>Reads a PNG or PGM picture, or another of Netpbm's, recognised by its first bytes.</summary>
    /// <returns>Height × width, 0 (black) … 255 (white).</returns>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is not such a picture, or it is damaged or too large.</exception>
    public static Matrix<double> Read(string path)
    {
        if (Directory.Exists(path)) throw new IOException($"{path} is a folder but needs to be a picture: name a PNG or PGM file.");
        if (!File.Exists(path)) throw new IOException($"{path} does not exist: name a PNG or PGM file with a digit.");
        byte[] content;
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > MostBytes)
                throw new InvalidDataException($"{path} has {stream.Length:N0} bytes but may have at most {MostBytes:N0}.");
            content = new byte[stream.Length];
            stream.ReadExactly(content);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new IOException($"{path} cannot be read: you do not have permission to read it.", failure);
        }

        return content switch
        {
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PngFile.ReadGrey(content, path),
            [(byte)'P', >= (byte)'1' and <= (byte)'6', ..] => PgmFile.ReadGrey(content, path),
            _ when FileKind.Photograph(content) is { } kind => throw new InvalidDataException(
                $"{path} is {kind}: open it in \"kata draw\", which reads photographs, or save it as PNG."),
            _ => throw new InvalidDataException($"{path} is neither a PNG nor a PGM picture: save it as one or convert it."),
        };
    }
}
