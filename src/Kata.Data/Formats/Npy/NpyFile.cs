using System.Buffers.Binary;
using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Formats.Npy;

/// <summary>Reads and writes one array in NumPy's format (NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays").</summary>
public static class NpyFile
{
    // NumPy aligns the values so that they can be mapped into memory.
    private const int Alignment = 64;

    /// <summary>Reads one array of real numbers: versions 1.0, 2.0 and 3.0, both byte orders, rows or columns first.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">
    /// The content is not such a file, is damaged, too short or too long, or holds anything but real numbers or integers that a double can
    /// hold.
    /// </exception>
    public static NumericArray Read(byte[] content, string name)
    {
        var reader = new ByteReader(Gunzip.Whole(content, name), name);
        return Numbers(reader, NpyHeader.Read(reader, name), name);
    }

    /// <summary>Writes one array of double-precision numbers, little-endian, in row-major order.</summary>
    /// <param name="array">The array.</param>
    /// <exception cref="ArgumentException">The values do not fill the shape.</exception>
    public static byte[] Write(NumericArray array)
    {
        Dimensions.CheckFilled(array, "array");
        var values = new byte[checked(8 * array.Values.Length)];
        for (var i = 0; i < array.Values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(values.AsSpan(8 * i), array.Values[i]);
        return Write("<f8", array.Shape, values);
    }

    /// <summary>The numbers that follow a header.</summary>
    internal static NumericArray Numbers(ByteReader reader, NpyHeader header, string name)
    {
        var type = ElementType.Of(header.Code, name, "its values");
        var bigEndian = ElementType.IsBigEndian(header.Order, name, "its values");
        var values = type.Decode(Values(reader, (long)type.Size * Dimensions.Count(header.Shape)), bigEndian, name, "its values");
        return new(header.Shape, header.FortranOrder ? Dimensions.ToRowMajor(values, header.Shape) : values.ToArray());
    }

    /// <summary>The text that follows a header; that of an array is joined by line feeds.</summary>
    internal static string Text(ByteReader reader, NpyHeader header, string name)
    {
        if (header.Shape.Length > 1)
            throw reader.Fault($"holds text of {header.Shape.Length} dimensions: only one text or a row of them can be read");
        if (!int.TryParse(header.Code.AsSpan(1), out var length) || length is < 1 or > 100_000_000)
            throw reader.Fault($"has text of the unknown type {ErrorText.Quote(header.Code)}");
        var bytes = Values(reader, 4L * length * Dimensions.Count(header.Shape)).ToArray();
        var texts = new string[Dimensions.Count(header.Shape)];
        var utf32 = new UTF32Encoding(header.Order == ">", byteOrderMark: false, throwOnInvalidCharacters: true);
        try
        {
            for (var i = 0; i < texts.Length; i++)
                texts[i] = utf32.GetString(bytes, 4 * length * i, 4 * length).TrimEnd('\0');
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException($"{name} holds text with a character that Unicode does not have.", e);
        }

        return string.Join('\n', texts);
    }

    /// <summary>A text as an array without a dimension, as <c>np.array("sigmoid")</c> makes it.</summary>
    internal static byte[] Write(string text)
    {
        // NumPy has no text of length zero.
        var values = new UTF32Encoding(bigEndian: false, byteOrderMark: false).GetBytes(text.Length == 0 ? "\0" : text);
        return Write($"<U{values.Length / 4}", [], values);
    }

    private static byte[] Write(string type, IReadOnlyList<int> shape, byte[] values)
    {
        var tuple = string.Concat(shape.Select((length, d) => d == 0 ? $"{length}," : d == 1 ? $" {length}" : $", {length}"));
        var dictionary = $"{{'descr': '{type}', 'fortran_order': False, 'shape': ({tuple}), }}";
        const int before = 10;
        var length = ((before + dictionary.Length + Alignment) / Alignment * Alignment) - before;
        return
        [
            0x93, .. "NUMPY"u8, 1, 0, (byte)length, (byte)(length >> 8),
            .. Encoding.ASCII.GetBytes(dictionary.PadRight(length - 1)), (byte)'\n', .. values,
        ];
    }

    private static ReadOnlySpan<byte> Values(ByteReader reader, long count)
    {
        var values = reader.Take(count, "its values");
        return reader.Left == 0 ? values : throw reader.Fault($"goes on for {ErrorText.Bytes(reader.Left)} after its values");
    }
}
