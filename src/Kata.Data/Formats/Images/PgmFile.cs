namespace Kata.Data.Formats.Images;

/// <summary>
/// Reads Netpbm's pictures as grey (Netpbm, "PGM Format Specification" and its neighbours): grey ones (P2, P5), coloured ones (P3, P6)
/// and black and white ones (P1, P4), as text or bytes.
/// </summary>
public static class PgmFile
{
    /// <summary>Reads a picture of 1 to 16 bits a sample; its grey values are scaled to a white of 255.</summary>
    /// <param name="content">The whole file; of several pictures in it, the first is read.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>Height × width, 0 (black) … 255 (white).</returns>
    /// <exception cref="InvalidDataException">
    /// The content is not such a picture, is damaged, too short or too long, or has too many pixels.
    /// </exception>
    public static Matrix<double> ReadGrey(byte[] content, string name)
    {
        var words = new PgmWords(content, name, doCommentsEndNumbers: true);
        try
        {
            return Read(content, name, words);
        }
        catch (InvalidDataException) when (words.HasJoined)
        {
            // A comment inside a number ends it for Netpbm's programs, but not by the specification: what makes a picture is meant.
            words = new(content, name, doCommentsEndNumbers: false);
            return Read(content, name, words);
        }
    }

    private static Matrix<double> Read(byte[] content, string name, PgmWords words)
    {
        if (content is not [(byte)'P', >= (byte)'1' and <= (byte)'6', ..])
        {
            throw FileKind.Other(content, name, "a PGM picture") ?? words.Reader.Fault(
                $"is not a PGM picture: it begins with {Convert.ToHexString(words.Reader.Take(2, "its header"))} but needs P2 or P5, "
                + "or another of P1 to P6");
        }

        var format = words.Reader.Take(2, "its header")[1] - '0';
        var (isText, isBits, channels) = (format <= 3, format is 1 or 4, format is 3 or 6 ? 3 : 1);
        var claimedWidth = words.Integer("its width");
        var (height, width) = GreyImage.Check(words.Integer("its height"), claimedWidth, name);
        var white = isBits ? 1 : words.Integer("its white");
        if (white is < 1 or > ushort.MaxValue)
            throw words.Reader.Fault($"has {white:N0} for white but needs 1 to 65,535: at most 16 bits a pixel can be read");

        var row = channels * width;
        var samples = isText ? words.Samples(height * (long)row, isBits, white) : words.Raster(height, row, isBits, white);
        // In black and white, 1 is black.
        double Grey(int at) => isBits ? 255 * (1 - samples[at]) : samples[at] * 255.0 / white;
        return Matrix<double>.Build.Dense(height, width, (y, x) => channels == 1
            ? Grey((y * row) + x)
            : GreyImage.Grey(Grey((y * row) + (3 * x)), Grey((y * row) + (3 * x) + 1), Grey((y * row) + (3 * x) + 2)));
    }
}
