using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Formats.Mat;

/// <summary>
/// Reads MATLAB files of level 4: no header, and for each matrix five numbers, its name and its columns (MathWorks, "MAT-File Format",
/// R2019b, "Level 4 MAT-File Format").
/// </summary>
internal static class MatLevel4
{
    private const int HeaderLength = 20;

    // The last digit of the type is 0 for numbers, 1 for text, 2 for a sparse matrix; the first is 0 or 1 for the byte order.
    private static readonly ElementType[] Types = [new('f', 8), new('f', 4), new('i', 4), new('i', 2), new('u', 2), new('u', 1)];

    /// <summary>Whether the file begins with a matrix of level 4; the text that other levels begin with makes no such numbers.</summary>
    public static bool IsOne(byte[] content) => content.Length > HeaderLength && (IsOne(content, false) || IsOne(content, true));

    /// <summary>Reads every matrix of real numbers; text, sparse and complex matrices are left out.</summary>
    public static void ReadInto(ArrayDictionary arrays, byte[] content, string name)
    {
        var reader = new ByteReader(content, name) { BigEndian = IsOne(content, true) };
        for (var place = 1; content.AsSpan(reader.Position).ContainsAnyExcept((byte)0); place++)
        {
            var what = $"array {place}";
            var type = reader.UInt32(what);
            var (rows, columns) = (reader.UInt32(what), reader.UInt32(what));
            var isComplex = reader.UInt32(what) != 0;
            var text = reader.Take(reader.UInt32(what), $"the name of {what}");
            var key = Encoding.UTF8.GetString(text).TrimEnd('\0');
            if (type % 1000 / 10 >= Types.Length || type % 10 > 2 || key.Length == 0)
                throw reader.Fault($"has no matrix of level 4 where {what} is due");
            var shape = Dimensions.Check([rows, columns], name, ErrorText.Quote(key));
            var stored = Types[type % 1000 / 10];
            var length = (long)stored.Size * Dimensions.Count(shape);
            var bytes = reader.Take(isComplex ? 2 * length : length, ErrorText.Quote(key));
            if (type % 10 != 0 || isComplex)
            {
                var kind = isComplex ? "a complex array" : type % 10 == 1 ? "a char array" : "a sparse array";
                arrays.LeaveOut(key, $"{name} holds {ErrorText.Quote(key)}, {kind}: only real numeric arrays can be read.");
                continue;
            }

            var values = stored.Decode(bytes, reader.BigEndian, name, ErrorText.Quote(key));
            arrays.Add(key, new(shape, Dimensions.ToRowMajor(values, shape)));
        }
    }

    private static bool IsOne(byte[] content, bool bigEndian)
    {
        var type = ByteReader.Bits(content.AsSpan(0, 4), bigEndian);
        var nameLength = ByteReader.Bits(content.AsSpan(16, 4), bigEndian);
        return type / 1000 == (bigEndian ? 1u : 0u) && type % 1000 / 10 < 6 && type % 10 <= 2 && nameLength > 0
            && HeaderLength + nameLength <= (ulong)content.Length;
    }
}
