using Kata.Data.Files;

namespace Kata.Data.Formats.Mat;

/// <summary>
/// Reads MATLAB level-5 files of real numeric arrays (MathWorks, "MAT-File Format", R2019b, "Level 5 MAT-File Format"). The files hold
/// columns one after the other; a <see cref="NumericArray"/> holds rows.
/// </summary>
public static class MatFile
{
    private const int HeaderLength = 128;
    private const uint Matrix = 14;
    private const uint Compressed = 15;

    /// <summary>Reads every array of a file by its name.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="InvalidDataException">
    /// The content is not a level-5 file, is damaged or too short, or holds anything but real numeric arrays.
    /// </exception>
    public static IReadOnlyDictionary<string, NumericArray> Read(byte[] content, string name)
    {
        var reader = new ByteReader(content, name);
        reader.BigEndian = IsBigEndian(reader.Take(HeaderLength, "its header"), name);
        var arrays = new Dictionary<string, NumericArray>();
        while (reader.Left > 0)
        {
            var what = $"array {arrays.Count + 1}";
            var type = reader.UInt32(what);
            var size = reader.UInt32(what);
            var (key, array) = type switch
            {
                Matrix => new MatArrayReader(reader, name, what).Read(size),
                Compressed => Unpack(reader.Take(size, what).ToArray(), reader.BigEndian, name, what),
                _ => throw reader.Fault($"has an element of type {type} instead of {what}"),
            };
            if (!arrays.TryAdd(key, array)) throw reader.Fault($"holds two arrays named {ErrorText.Quote(key)}");
        }

        return arrays;
    }

    private static bool IsBigEndian(ReadOnlySpan<byte> header, string name)
    {
        if (header.StartsWith("MATLAB 7.3"u8))
        {
            throw new InvalidDataException(
                $"{name} is a MATLAB 7.3 file, which is HDF5: only level 5 can be read, which MATLAB writes with -v7.");
        }

        // The last two bytes spell MI in the order of the machine that wrote them; before them is the version, 1.
        return header[124..] switch
        {
            [0x00, 0x01, (byte)'I', (byte)'M'] => false,
            [0x01, 0x00, (byte)'M', (byte)'I'] => true,
            var end => throw new InvalidDataException(
                $"{name} is not a MATLAB level-5 file: its header ends with {Convert.ToHexString(end)} but needs 0001494D or 01004D49."),
        };
    }

    private static (string Name, NumericArray Array) Unpack(byte[] packed, bool bigEndian, string name, string what)
    {
        using var unpacked = Inflate.Zlib(packed, name);
        var tag = new ByteReader(unpacked.Take(8, what), name) { BigEndian = bigEndian };
        var type = tag.UInt32(what);
        var size = tag.UInt32(what);
        if (type != Matrix) throw tag.Fault($"has a compressed element of type {type} instead of {what}");
        var reader = new ByteReader(unpacked.Take(size, what), name) { BigEndian = bigEndian };
        unpacked.End(what);
        return new MatArrayReader(reader, name, what).Read(size);
    }
}
