using System.Text;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.MakeDigits;

/// <summary>Writes matrices as a compressed MATLAB level-5 file: the same matrices make the same bytes on any machine.</summary>
internal static class MatWriter
{
    private const int Int8 = 1;
    private const int Int32 = 5;
    private const int UInt32 = 6;
    private const int Double = 9;
    private const int MatrixElement = 14;
    private const int CompressedElement = 15;
    private const int DoubleClass = 6;

    /// <summary>The content of a file.</summary>
    /// <param name="matrices">Names (a letter, then letters, digits and underscores) with their matrices, in order.</param>
    public static byte[] Write(IReadOnlyList<(string Name, Matrix<double> Matrix)> matrices)
    {
        using var file = new MemoryStream();
        // No date, so that the same matrices make the same file; no subsystem; version 1; MI, which reads IM in little-endian.
        file.Write(Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, written by Kata".PadRight(116)));
        file.Write([0, 0, 0, 0, 0, 0, 0, 0, 0x00, 0x01, (byte)'I', (byte)'M']);
        foreach (var (name, matrix) in matrices)
        {
            var element = Element(MatrixElement, Content(name, matrix));
            file.Write(Element(CompressedElement, Deflate(element), pad: false));
        }

        return file.ToArray();
    }

    private static byte[] Content(string name, Matrix<double> matrix) =>
    [
        .. Element(UInt32, Numbers(DoubleClass, 0)),
        .. Element(Int32, Numbers(matrix.RowCount, matrix.ColumnCount)),
        .. Element(Int8, Encoding.ASCII.GetBytes(name)),
        .. Element(Double, [.. matrix.ToColumnMajorArray().SelectMany(BitConverter.GetBytes)]),
    ];

    // A tag with type and length, the bytes, and zeros up to a multiple of eight.
    private static byte[] Element(int type, byte[] bytes, bool pad = true) =>
        [.. Numbers(type, bytes.Length), .. bytes, .. new byte[pad ? -bytes.Length & 7 : 0]];

    private static byte[] Numbers(params int[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    // The managed deflater, not the runtime's: that one is native code which packs differently from one platform and version to the next,
    // and a file that ships is pinned by its checksum.
    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflater = new DeflaterOutputStream(packed) { IsStreamOwner = false }) deflater.Write(content);

        return packed.ToArray();
    }
}
