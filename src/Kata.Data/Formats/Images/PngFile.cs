namespace Kata.Data.Formats.Images;

/// <summary>Reads pictures in the PNG format (W3C, "Portable Network Graphics Specification, Second Edition", ISO/IEC 15948).</summary>
public static class PngFile
{
    /// <summary>
    /// Reads a picture of any colour type and depth, interlaced or not, as grey values: 0.299 R + 0.587 G + 0.114 B, on white if it is
    /// transparent, and turned as its EXIF says. Gamma and colour profiles are ignored.
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
        if (interlace > 1) throw header.Fault($"has interlacing {interlace} but PNG knows only 0 and 1");
        if (compression != 0 || filter != 0)
            throw header.Fault($"has compression {compression} and filter method {filter} but PNG knows only 0 and 0");
        var greys = PngColours.For(colour, depth, chunks, name);

        using var unpacked = Inflate.Zlib(chunks.Pixels, name);
        var picture = Matrix<double>.Build.Dense(height, width);
        foreach (var pass in PngPass.Of(interlace, height, width))
        {
            if (pass.Height > 0 && pass.Width > 0) Read(pass, picture, unpacked, greys, name);
        }

        unpacked.Rest("its pixels");
        return Exif.Turn(picture, Exif.Orientation(chunks.Exif));
    }

    private static void Read(PngPass pass, Matrix<double> picture, Inflate unpacked, PngColours greys, string name)
    {
        var bits = greys.Channels * greys.Depth;
        var stride = (((long)bits * pass.Width) + 7) / 8;
        var lines = unpacked.Take(pass.Height * (1 + stride), "its pixels");
        PngFilter.Undo(lines, (int)stride, Math.Max(1, bits / 8), name);

        var samples = new ushort[greys.Channels * pass.Width];
        for (var row = 0; row < pass.Height; row++)
        {
            greys.Unpack(lines.AsSpan((int)((row * (1 + stride)) + 1), (int)stride), samples);
            for (var column = 0; column < pass.Width; column++)
            {
                picture[pass.Top + (row * pass.Down), pass.Left + (column * pass.Across)] =
                    greys.Grey(samples.AsSpan(column * greys.Channels, greys.Channels));
            }
        }
    }
}
