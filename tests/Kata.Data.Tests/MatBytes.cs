using System.Text;
using Kata.Data.Formats;

namespace Kata.Data.Tests;

/// <summary>Puts MATLAB level-5 files together element by element, in either byte order.</summary>
internal sealed class MatBytes(bool bigEndian)
{
    public const int Double = 6;

    /// <summary>A plain little-endian file of arrays with one or two dimensions, or of others whose order does not matter.</summary>
    public static byte[] File(params IReadOnlyList<(string Name, NumericArray Array)> arrays)
    {
        var mat = new MatBytes(bigEndian: false);
        return
        [
            .. mat.Header,
            .. arrays.SelectMany(each =>
                mat.Array(Double, [.. each.Array.Shape], each.Name, mat.Element(9, mat.Doubles(Columns(each.Array))))),
        ];
    }

    /// <summary>The 128 bytes at the beginning.</summary>
    public byte[] Header => [.. new byte[124], .. bigEndian ? new byte[] { 1, 0, (byte)'M', (byte)'I' } : [0, 1, (byte)'I', (byte)'M']];

    /// <summary>A 2 × 3 array named X whose values are these bytes.</summary>
    public byte[] TwoByThree(int type, byte[] values, int flags = Double) => Array(flags, [2, 3], "X", Element(type, values));

    /// <summary>A whole array.</summary>
    public byte[] Array(int flags, int[] shape, string name, byte[] values) => Element(
        14,
        [
            .. Element(6, Numbers(4, flags, 0)), .. Element(5, Numbers(4, [.. shape])),
            .. Element(1, Encoding.Latin1.GetBytes(name)), .. values,
        ]);

    /// <summary>A tag with type and length, the bytes, and zeros up to a multiple of eight.</summary>
    public byte[] Element(int type, byte[] bytes) => [.. Numbers(4, type, bytes.Length), .. bytes, .. new byte[-bytes.Length & 7]];

    /// <summary>One to four bytes in the tag itself.</summary>
    public byte[] Small(int type, byte[] bytes) => [.. Numbers(4, (bytes.Length << 16) | type), .. bytes, .. new byte[4 - bytes.Length]];

    /// <summary>Whole numbers of so many bytes each.</summary>
    public byte[] Numbers(int size, params int[] numbers) =>
        [.. numbers.SelectMany(number => Bytes(BitConverter.GetBytes((long)number)[..size]))];

    /// <summary>Single-precision numbers.</summary>
    public byte[] Singles(params float[] numbers) => [.. numbers.SelectMany(number => Bytes(BitConverter.GetBytes(number)))];

    /// <summary>Double-precision numbers.</summary>
    public byte[] Doubles(params double[] numbers) => [.. numbers.SelectMany(number => Bytes(BitConverter.GetBytes(number)))];

    private static double[] Columns(NumericArray array) =>
        array.Shape.Count == 2 ? array.ToMatrix().ToColumnMajorArray() : array.Values;

    private IEnumerable<byte> Bytes(byte[] littleEndian) => bigEndian ? littleEndian.Reverse() : littleEndian;
}
