namespace Kata.Data;

/// <summary>Reads and writes one array in NumPy's format (NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays").</summary>
public static class NpyFile
{
    /// <summary>Reads one array of real numbers.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">The content is no such file, is damaged, too short or too long, or holds no real numbers.</exception>
    public static NumericArray Read(byte[] content, string name) => throw new NotImplementedException();

    /// <summary>Writes one array of double-precision numbers, little-endian, in row-major order.</summary>
    /// <param name="array">The array.</param>
    /// <exception cref="ArgumentException">The values do not fill the shape.</exception>
    public static byte[] Write(NumericArray array) => throw new NotImplementedException();
}
