using MathNet.Numerics.LinearAlgebra;

namespace Kata.Data;

/// <summary>Reads pictures in the PNG format (W3C, "Portable Network Graphics Specification, Second Edition", ISO/IEC 15948).</summary>
public static class PngFile
{
    /// <summary>
    /// Reads a picture of 8 bits a sample, not interlaced, as grey values: 0.299 R + 0.587 G + 0.114 B, on white where it is transparent.
    /// Gamma and colour profiles are left aside.
    /// </summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>Height × width, 0 (black) … 255 (white).</returns>
    /// <exception cref="InvalidDataException">
    /// The content is no such picture, is damaged, too short or too long, or has too many pixels.
    /// </exception>
    public static Matrix<double> ReadGrey(byte[] content, string name)
    {
        var chunks = PngChunks.Read(content, name);
        var header = new ByteReader(chunks.Header, name) { BigEndian = true };
        var claimedWidth = header.UInt32("its header");
        var (height, width) = GreyImage.Check(header.UInt32("its header"), claimedWidth, name);
        var (depth, colour) = (header.Byte("its header"), header.Byte("its header"));
        var (compression, filter, interlace) = (header.Byte("its header"), header.Byte("its header"), header.Byte("its header"));
        if (depth != 8 || interlace != 0)
        {
            throw header.Fault(
                $"{(depth != 8 ? $"has {depth}-bit samples" : "is interlaced")}: only 8-bit samples, not interlaced, can be read");
        }
        if (compression != 0 || filter != 0)
        {
            throw header.Fault($"has compression {compression} and filter method {filter} but PNG knows only 0 and 0");
        }
        var greys = PngColours.For(colour, chunks, name);

        var stride = (long)greys.Channels * width;
        using var unpacked = Inflate.Zlib(chunks.Pixels, name);
        var lines = unpacked.Take(height * (1 + stride), "its pixels");
        unpacked.End("its pixels");
        PngFilter.Undo(lines, (int)stride, greys.Channels, name);
        return Matrix<double>.Build.Dense(height, width, (row, column) =>
            greys.Grey(lines.AsSpan((int)((row * (1 + stride)) + 1 + (column * greys.Channels)), greys.Channels)));
    }
}
