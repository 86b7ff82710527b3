using MathNet.Numerics.LinearAlgebra;

namespace Kata.Data;

/// <summary>Reads grey pictures in the PGM format (Netpbm), as text (P2) or bytes (P5).</summary>
public static class PgmFile
{
    /// <summary>Reads a picture of at most 8 bits a pixel; a smaller white than 255 is scaled to it.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <returns>Height × width, 0 (black) … 255 (white).</returns>
    /// <exception cref="InvalidDataException">The content is no such picture, is damaged, too short or too long, or has too many pixels.</exception>
    public static Matrix<double> ReadGrey(byte[] content, string name) => throw new NotImplementedException();
}
