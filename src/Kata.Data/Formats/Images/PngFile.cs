namespace Kata.Data.Formats.Images;

/// <summary>Reads pictures in the PNG format (W3C, "Portable Network Graphics Specification, Second Edition", ISO/IEC 15948).</summary>
public static class PngFile
{
    /// <summary>
    /// Reads a picture of any colour type and depth, not interlaced, as grey values: 0.299 R + 0.587 G + 0.114 B, on white if it is
    /// transparent. Gamma and colour profiles are ignored.
    /// </summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>Height × width, 0 (black) … 255 (white).</returns>
    /// <exception cref="InvalidDataException">
    /// The content is not such a picture, is damaged, too short or too long, or has too many pixels.
    /// </exception>
    public static Matrix<double> ReadGrey(byte[] content, string name)
    {
        var chunks = PngChunks.Read(content, name);
        var header = new ByteReader(chunks.Header, name) { BigEndian = true };
        var claimedWidth = header.UInt32("its header");
        var (height, width) = GreyImage.Check(header.UInt32("its header"), claimedWidth, name);
        var (depth, colour) = (header.Byte("its header"), header.Byte("its header"));
        var (compression, filter, interlace) = (header.Byte("its header"), header.Byte("its header"), header.Byte("its header"));
        if (interlace != 0)
            throw header.Fault("is interlaced: only pictures that are not can be read, so save it without interlacing");
        if (compression != 0 || filter != 0)
            throw header.Fault($"has compression {compression} and filter method {filter} but PNG knows only 0 and 0");
        var greys = PngColours.For(colour, depth, chunks, name);

        var bits = greys.Channels * greys.Depth;
        var stride = (((long)bits * width) + 7) / 8;
        using var unpacked = Inflate.Zlib(chunks.Pixels, name);
        var lines = unpacked.Take(height * (1 + stride), "its pixels");
        unpacked.End("its pixels");
        PngFilter.Undo(lines, (int)stride, Math.Max(1, bits / 8), name);

        var picture = Matrix<double>.Build.Dense(height, width);
        var samples = new ushort[greys.Channels * width];
        for (var row = 0; row < height; row++)
        {
            greys.Unpack(lines.AsSpan((int)((row * (1 + stride)) + 1), (int)stride), samples);
            for (var column = 0; column < width; column++)
                picture[row, column] = greys.Grey(samples.AsSpan(column * greys.Channels, greys.Channels));
        }

        return picture;
    }
}
