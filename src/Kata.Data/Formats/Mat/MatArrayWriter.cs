using System.Text;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;
using Kata.Data.Files;

namespace Kata.Data.Formats.Mat;

/// <summary>Writes MATLAB level-5 files.</summary>
internal static class MatArrayWriter
{
    private const int DoubleClass = 6;
    private const int LongestName = 63;

    /// <summary>As <see cref="MatFile.Write"/>.</summary>
    public static byte[] Write(IReadOnlyList<(string Name, NumericArray Array)> arrays, bool compress)
    {
        using var file = new MemoryStream();
        // No date, so that the same arrays make the same file; no subsystem; version 1; MI, which reads IM in little-endian.
        file.Write(Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, written by Kata".PadRight(116)));
        file.Write([0, 0, 0, 0, 0, 0, 0, 0, 0x00, 0x01, (byte)'I', (byte)'M']);
        var names = new HashSet<string>();
        foreach (var (name, array) in arrays)
        {
            Check(name, array, names);
            var element = Element(name, array);
            file.Write(compress ? Compressed(element) : element);
        }

        return file.ToArray();
    }

    private static void Check(string name, NumericArray array, HashSet<string> names)
    {
        if (name.Length is 0 or > LongestName || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw new ArgumentException(
                $"The name {ErrorText.Quote(name)} is none that MATLAB takes: "
                + $"it needs a letter, then letters, digits and underscores, {LongestName} at most.");
        }

        if (!names.Add(name))
        {
            throw new ArgumentException(
                $"The name {ErrorText.Quote(name)} is given twice but needs to be given once: an array is found by it.");
        }

        Dimensions.CheckFilled(array, name);
    }

    private static byte[] Element(string name, NumericArray array)
    {
        int[] shape = array.Shape.Count switch
        {
            0 => [1, 1],
            1 => [1, array.Shape[0]],
            _ => [.. array.Shape],
        };
        using var element = new MemoryStream();
        using var writer = new BinaryWriter(element);
        writer.Write(14);
        writer.Write(0); // The length, which is known at the end.
        Tag(writer, 6, 8);
        writer.Write(DoubleClass);
        writer.Write(0);
        Tag(writer, 5, 4 * shape.Length);
        foreach (var length in shape) writer.Write(length);
        Pad(writer);
        Tag(writer, 1, name.Length);
        writer.Write(Encoding.ASCII.GetBytes(name));
        Pad(writer);
        Tag(writer, 9, checked(8 * array.Values.Length));
        int[] reversed = [.. shape.Reverse()];
        foreach (var value in Dimensions.ToRowMajor(array.Values, reversed)) writer.Write(value);
        writer.Seek(4, SeekOrigin.Begin);
        writer.Write((int)element.Length - 8);
        return element.ToArray();
    }

    // The managed deflater, not the runtime's: that one is native code which packs differently from one platform and version to the next,
    // and a file that ships is pinned by its checksum.
    private static byte[] Compressed(byte[] element)
    {
        using var packed = new MemoryStream();
        packed.Write([15, 0, 0, 0, 0, 0, 0, 0]);
        using (var deflater = new DeflaterOutputStream(packed) { IsStreamOwner = false })
        {
            deflater.Write(element);
        }

        packed.Position = 4;
        packed.Write(BitConverter.GetBytes((int)packed.Length - 8));
        return packed.ToArray();
    }

    private static void Tag(BinaryWriter writer, int type, int length)
    {
        writer.Write(type);
        writer.Write(length);
    }

    private static void Pad(BinaryWriter writer)
    {
        while (writer.BaseStream.Position % 8 != 0) writer.Write((byte)0);
    }
}
