using Kata.Data.Files;

namespace Kata.Data.Formats.Images;

/// <summary>A cursor over the numbers of a PGM file, with white space and comments between them, and over its pixels.</summary>
/// <param name="content">The whole file.</param>
/// <param name="name">What to call it in an error.</param>
/// <param name="doCommentsEndNumbers">Whether a comment that touches a number ends it; otherwise the number goes on after it.</param>
internal sealed class PgmWords(byte[] content, string name, bool doCommentsEndNumbers)
{
    private const int MostDigits = 10;

    /// <summary>The bytes.</summary>
    public ByteReader Reader { get; } = new(content, name) { BigEndian = true };

    /// <summary>Whether a comment touched the number before it.</summary>
    public bool HasJoined { get; private set; }

    /// <summary>
    /// A number and the one white space that ends it, or the end; before it white space and comments, from # to the end of a line.
    /// </summary>
    public long Integer(string what)
    {
        var c = AfterSpace(what);
        long value = 0;
        for (var digits = 0; !IsSpace(c); c = Reader.Byte(what))
        {
            if (c == '#' && digits > 0)
            {
                HasJoined = true;
                PassComment(what);
                if (doCommentsEndNumbers) break;
            }
            else
            {
                if (!char.IsAsciiDigit((char)c) || digits++ == MostDigits)
                    throw Reader.Fault($"has byte 0x{c:X2} in {what} but needs a number of at most {MostDigits} digits");
                value = (10 * value) + c - '0';
            }

            if (Reader.Left == 0) break;
        }

        return value;
    }

    /// <summary>Pixels as text, a number each; of one bit each, the numbers need no space between them.</summary>
    public ushort[] Samples(long count, bool isBits, long white)
    {
        var least = isBits ? count : (2 * count) - 1;
        if (least > Reader.Left)
            throw Reader.Fault($"has {ErrorText.Bytes(Reader.Left)} left for {count:N0} pixels but needs at least {least:N0}");
        var samples = new ushort[count];
        for (var i = 0; i < samples.Length; i++)
        {
            var value = isBits ? AfterSpace("its pixels") - '0' : Integer("its pixels");
            samples[i] = value >= 0 && value <= white ? (ushort)value : throw Beyond(value, white);
        }

        return samples;
    }

    /// <summary>Pixels as bytes: two each, the high one first, if white is above 255; eight in one if they are bits.</summary>
    public ushort[] Raster(int height, int width, bool isBits, long white)
    {
        var size = white > byte.MaxValue ? 2 : 1;
        var stride = isBits ? (width + 7L) / 8 : size * (long)width;
        PassLine(height * stride);
        var bytes = Reader.Take(height * stride, "its pixels");
        CheckEnd();
        var samples = new ushort[height * width];
        for (var i = 0; i < samples.Length; i++)
        {
            var (row, column) = (i / width, i % width);
            samples[i] = isBits
                ? (ushort)((bytes[(int)((row * stride) + (column / 8))] >> (7 - (column % 8))) & 1)
                : (ushort)ByteReader.Bits(bytes.Slice(i * size, size), bigEndian: true);
            if (samples[i] > white) throw Beyond(samples[i], white);
        }

        return samples;
    }

    // Only one white space is before the pixels; but Windows ends a line with two, and some put a comment there.
    private void PassLine(long needed)
    {
        var (at, first) = (Reader.Position, content.Length - needed);
        if (at >= first) return;
        if (content[at - 1] == '\r' && content[at] == '\n') Reader.MoveTo(at + 1L);
        else if (content[at] == '#' && content.AsSpan(at).IndexOfAny((byte)'\n', (byte)'\r') + at + 1 == first) Reader.MoveTo(first);
    }

    // After the pixels may be white space or zeros, or another picture.
    private void CheckEnd()
    {
        var rest = content.AsSpan(Reader.Position);
        if (rest is [(byte)'P', >= (byte)'1' and <= (byte)'6', ..]) return;
        foreach (var c in rest)
            if (!IsSpace(c) && c != 0) throw Reader.Fault($"goes on for {ErrorText.Bytes(rest.Length)} after its pixels");
    }

    private byte AfterSpace(string what)
    {
        var c = Reader.Byte(what);
        while (IsSpace(c) || c == '#')
        {
            if (c == '#') PassComment(what);
            c = Reader.Byte(what);
        }

        return c;
    }

    private void PassComment(string what)
    {
        while (Reader.Byte(what) is not ((byte)'\n' or (byte)'\r'))
        {
        }
    }

    private InvalidDataException Beyond(long value, long white) => Reader.Fault($"has a pixel of {value:N0} but its white is {white:N0}");

    private static bool IsSpace(byte c) => c is (byte)' ' or (>= 9 and <= 13);
}
