namespace Kata.Data.Formats.Mat;

/// <summary>Reads MATLAB files of level 5: a header and then elements, each an array or a compressed one.</summary>
internal static class MatLevel5
{
    private const int HeaderLength = 128;
    private const uint Matrix = 14;
    private const uint Compressed = 15;

    /// <summary>Reads every array; an element that is none, or one that cannot be read, is left out.</summary>
    public static void ReadInto(ArrayDictionary arrays, byte[] content, string name)
    {
        var reader = new ByteReader(content, name);
        reader.BigEndian = IsBigEndian(reader, name);
        // Some programs fill the file up with zeros.
        for (var place = 1; content.AsSpan(reader.Position).ContainsAnyExcept((byte)0); place++)
        {
            var what = $"array {place}";
            var type = reader.UInt32(what);
            var size = reader.UInt32(what);
            var end = reader.Position + size;
            MatArrayReader? array = null;
            try
            {
                (var element, size) = type switch
                {
                    Matrix => (reader, size),
                    Compressed => Unpack(reader.Take(size, what).ToArray(), reader.BigEndian, name, what),
                    _ => throw reader.Fault($"has an element of type {type} instead of {what}"),
                };
                array = new(element, name, what);
                var values = array.Read(size);
                arrays.Add(array.Name!, values);
            }
            catch (InvalidDataException e)
            {
                arrays.LeaveOut(array?.Name ?? what, e.Message);
            }

            reader.MoveTo(end);
        }
    }

    // The last two bytes spell MI in the order of the machine that wrote them; before them is the version, 1.
    private static bool? Order(ReadOnlySpan<byte> end) => end switch
    {
        [0x00, 0x01, (byte)'I', (byte)'M'] => false,
        [0x01, 0x00, (byte)'M', (byte)'I'] => true,
        _ => null,
    };

    private static bool IsBigEndian(ByteReader reader, string name)
    {
        if (reader.Whole.AsSpan().StartsWith("MATLAB 7.3"u8))
        {
            throw new InvalidDataException(
                $"{name} is a MATLAB 7.3 file, which is HDF5: only level 5 can be read, which MATLAB writes with -v7.");
        }

        if (!reader.Whole.AsSpan().StartsWith("MATLAB 5.0"u8) && FileKind.Other(reader.Whole, name, "a MATLAB file") is { } other)
            throw other;

        var end = reader.Take(HeaderLength, "its header")[^4..];
        return Order(end) ?? throw new InvalidDataException(
            $"{name} is not a MATLAB level-5 file: its header ends with {Convert.ToHexString(end)} but needs 0001494D or 01004D49.");
    }

    private static (ByteReader Reader, uint Size) Unpack(byte[] packed, bool bigEndian, string name, string what)
    {
        using var unpacked = Inflate.Zlib(packed, name);
        var tag = new ByteReader(unpacked.Take(8, what), name) { BigEndian = bigEndian };
        var type = tag.UInt32(what);
        var size = tag.UInt32(what);
        if (type != Matrix) throw tag.Fault($"has a compressed element of type {type} instead of {what}");
        var reader = new ByteReader(unpacked.Take(size, what), name) { BigEndian = bigEndian };
        unpacked.Rest(what);
        return (reader, size);
    }
}
