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

        PngPass[] passes = [.. PngPass.Of(interlace, height, width).Where(pass => pass.Height > 0 && pass.Width > 0)];
        using var unpacked = Inflate.Zlib(chunks.Pixels, name);
        var lines = unpacked.Take(passes.Sum(pass => pass.Length(greys)), "its pixels");
        unpacked.Rest("its pixels");

        // Only now is it known that so small a file can hold so large a picture.
        var picture = Matrix<double>.Build.Dense(height, width);
        var start = 0;
        foreach (var pass in passes)
        {
            var length = (int)pass.Length(greys);
            Read(pass, picture, lines.AsSpan(start, length), greys, name);
            start += length;
        }

        return Exif.Turn(picture, Exif.Orientation(chunks.Exif));
    }

    private static void Read(PngPass pass, Matrix<double> picture, Span<byte> lines, PngColours greys, string name)
    {
        var stride = (int)pass.Stride(greys);
        PngFilter.Undo(lines, stride, Math.Max(1, greys.Channels * greys.Depth / 8), name);

        var samples = new ushort[greys.Channels * pass.Width];
        for (var row = 0; row < pass.Height; row++)
        {
            greys.Unpack(lines.Slice((row * (1 + stride)) + 1, stride), samples);
            for (var column = 0; column < pass.Width; column++)
            {
                picture[pass.Top + (row * pass.Down), pass.Left + (column * pass.Across)] =
                    greys.Grey(samples.AsSpan(column * greys.Channels, greys.Channels));
            }
        }
    }
}
