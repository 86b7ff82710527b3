using Kata.Data.Files;

namespace Kata.Data.Formats.Images;

/// <summary>Reads grey pictures in the PGM format (Netpbm, "PGM Format Specification"), as text (P2) or bytes (P5).</summary>
public static class PgmFile
{
    private const int MostDigits = 10;

    /// <summary>Reads a picture of at most 8 bits a pixel; if its white is less than 255, its grey values are scaled.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>Height × width, 0 (black) … 255 (white).</returns>
    /// <exception cref="InvalidDataException">
    /// The content is not such a picture, is damaged, too short or too long, or has too many pixels.
    /// </exception>
    public static Matrix<double> ReadGrey(byte[] content, string name)
    {
        var reader = new ByteReader(content, name);
        var magic = reader.Take(2, "its header");
        if (magic is not [(byte)'P', (byte)'2' or (byte)'5'])
        {
            throw reader.Fault($"is not a PGM picture: it begins with {Convert.ToHexString(magic)} but needs 5032 or 5035, which is P2 or "
                + "P5");
        }

        var isText = magic[1] == '2';
        var claimedWidth = Integer(reader, "its width");
        var (height, width) = GreyImage.Check(Integer(reader, "its height"), claimedWidth, name);
        var white = Integer(reader, "its white");
        if (white is < 1 or > 255)
            throw reader.Fault($"has {white:N0} for white but needs 1 to 255: at most 8 bits a pixel can be read");

        var pixels = isText ? TextPixels(reader, height * width) : reader.Take(height * width, "its pixels").ToArray();
        if (reader.Left > 0 && !isText)
            throw reader.Fault($"goes on for {ErrorText.Bytes(reader.Left)} after its pixels");
        if (pixels.Max() > white) throw reader.Fault($"has a pixel of {pixels.Max()} but its white is {white}");
        return Matrix<double>.Build.Dense(height, width, (row, column) => pixels[(row * width) + column] * 255.0 / white);
    }

    private static byte[] TextPixels(ByteReader reader, int count)
    {
        // A digit a pixel and a space between them.
        if ((2L * count) - 1 > reader.Left)
            throw reader.Fault($"has {ErrorText.Bytes(reader.Left)} left for {count:N0} pixels but needs at least {(2L * count) - 1:N0}");
        var pixels = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var value = Integer(reader, "its pixels");
            pixels[i] = value <= 255 ? (byte)value : throw reader.Fault($"has a pixel of {value:N0} but its white is at most 255");
        }

        return pixels;
    }

    // A number and the one white space that ends it, or the end; before it white space and comments, from # to the end of a line.
    private static long Integer(ByteReader reader, string what)
    {
        var c = reader.Byte(what);
        while (IsSpace(c) || c == '#')
        {
            while (c == '#' && reader.Byte(what) is not ((byte)'\n' or (byte)'\r'))
            {
            }

            c = reader.Byte(what);
        }

        long value = 0;
        for (var digits = 0; !IsSpace(c); digits++)
        {
            if (!char.IsAsciiDigit((char)c) || digits == MostDigits)
                throw reader.Fault($"has byte 0x{c:X2} in {what} but needs a number of at most {MostDigits} digits");
            value = (10 * value) + c - '0';
            if (reader.Left == 0) break;
            c = reader.Byte(what);
        }

        return value;
    }

    private static bool IsSpace(byte c) => c is (byte)' ' or (>= 9 and <= 13);
}
