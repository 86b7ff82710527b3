using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Formats.Mat;

/// <summary>Reads one array of a MATLAB level-5 file: flags, dimensions, name and values, each a tagged element of its own.</summary>
/// <param name="reader">Positioned after the array's own tag.</param>
/// <param name="file">What to call the file in an error.</param>
/// <param name="what">What to call the array until its name is known.</param>
internal sealed class MatArrayReader(ByteReader reader, string file, string what)
{
    private const int Opaque = 17;
    private const int ComplexFlag = 0x0800;
    private const uint Int8 = 1;
    private const uint UInt8 = 2;
    private const uint Int32 = 5;
    private const uint UInt32 = 6;
    private const uint Utf8 = 16;

    /// <summary>The array's name, once it has been read.</summary>
    public string? Name { get; private set; }

    /// <summary>Reads an array that takes <paramref name="size"/> bytes.</summary>
    public NumericArray Read(long size)
    {
        var end = reader.Position + size;
        var flags = (int)ByteReader.Bits(Element([UInt32], "flags", 8)[..4], reader.BigEndian);
        var kind = flags & 0xff;
        // An opaque object has no dimensions.
        var claimed = kind == Opaque ? [] : Lengths(Element([Int32, UInt32], "dimensions"));
        var bytes = Element([Int8, UInt8, Utf8], "name");
        // MATLAB's own names are ASCII, which is the same in both.
        var name = (System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes);
        if (name.Length == 0) throw reader.Fault($"has no name for {what}");
        Name = name;
        if (kind is < 6 or > 15 || (flags & ComplexFlag) != 0)
            throw reader.Fault($"holds {ErrorText.Quote(name)}, {ClassName(kind)}: only real numeric arrays can be read");
        var shape = Dimensions.Check(claimed, file, ErrorText.Quote(name));
        var array = new NumericArray(shape, Dimensions.ToRowMajor(Values(name, Dimensions.Count(shape), claimed), shape));

        var left = end - reader.Position;
        if (left < 0)
            throw reader.Fault($"says that {ErrorText.Quote(name)} takes {ErrorText.Bytes(size)} but it takes {size - left:N0}");
        reader.Take(left, ErrorText.Quote(name));
        return array;
    }

    private ReadOnlySpan<double> Values(string name, int count, long[] claimed)
    {
        var (type, bytes) = Element(ErrorText.Quote(name));
        var stored = Stored(type);
        if (!stored.IsReal) throw reader.Fault($"stores {ErrorText.Quote(name)} as type {type}, which is not a number");
        if (bytes.Length != (long)count * stored.Size)
        {
            throw reader.Fault(
                $"has {ErrorText.Bytes(bytes.Length)} for {ErrorText.Quote(name)} "
                + $"but {ErrorText.Shape(claimed)} numbers need {(long)count * stored.Size:N0}");
        }

        return stored.Decode(bytes.Span, reader.BigEndian, file, ErrorText.Quote(name));
    }

    private ReadOnlySpan<byte> Element(ReadOnlySpan<uint> needed, string part, int length = -1)
    {
        var (type, bytes) = Element($"the {part} of {what}");
        if (!needed.Contains(type) || (length >= 0 && bytes.Length != length))
            throw reader.Fault($"has {ErrorText.Bytes(bytes.Length)} of type {type} instead of the {part} of {what}");
        return bytes.Span;
    }

    private (uint Type, ReadOnlyMemory<byte> Bytes) Element(string part)
    {
        var type = reader.UInt32(part);
        // An element of one to four bytes has its length in the upper half of its type and its bytes in place of its length.
        if (type > 0xffff)
        {
            var small = reader.Slice(4, part);
            return type >> 16 <= 4
                ? (type & 0xffff, small[..(int)(type >> 16)])
                : throw reader.Fault($"claims {type >> 16:N0} bytes in a small element, {part}, which has room for 4");
        }

        var size = reader.UInt32(part);
        var bytes = reader.Slice(size, part);
        // Padded to eight bytes; the last one is not in some files.
        reader.Take(Math.Min(-size & 7, reader.Left), part);
        return (type, bytes);
    }

    private long[] Lengths(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes.Length % 4 != 0)
            throw reader.Fault($"has {ErrorText.Bytes(bytes.Length)} of dimensions of {what} but needs four for each of two or more");
        var lengths = new long[bytes.Length / 4];
        for (var d = 0; d < lengths.Length; d++)
            lengths[d] = (int)ByteReader.Bits(bytes.Slice(4 * d, 4), reader.BigEndian);
        return lengths;
    }

    private static ElementType Stored(uint type) => type switch
    {
        1 => new('i', 1),
        2 => new('u', 1),
        3 => new('i', 2),
        4 => new('u', 2),
        5 => new('i', 4),
        6 => new('u', 4),
        7 => new('f', 4),
        9 => new('f', 8),
        12 => new('i', 8),
        13 => new('u', 8),
        _ => default,
    };

    private static string ClassName(int kind) => kind switch
    {
        1 => "a cell array",
        2 => "a struct array",
        3 => "an object",
        4 => "a char array",
        5 => "a sparse array",
        >= 6 and <= 15 => "a complex array",
        16 => "a function handle",
        Opaque => "an opaque object",
        _ => $"an array of the unknown class {kind}",
    };
}
