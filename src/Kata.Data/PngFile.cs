using MathNet.Numerics.LinearAlgebra;

namespace Kata.Data;

/// <summary>Reads pictures in the PNG format (ISO/IEC 15948).</summary>
public static class PngFile
{
    /// <summary>Reads a picture of 8 bits a sample, not interlaced, as grey values: 0.299 R + 0.587 G + 0.114 B, on white where it is transparent.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>Height × width, 0 (black) … 255 (white).</returns>
    /// <exception cref="InvalidDataException">The content is no such picture, is damaged, too short or has too many pixels.</exception>
    public static Matrix<double> ReadGrey(byte[] content, string name) => throw new NotImplementedException();
}
