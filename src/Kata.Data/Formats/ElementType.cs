using System.Runtime.InteropServices;
using Kata.Data.Files;

namespace Kata.Data.Formats;

/// <summary>How a file stores one number, named as NumPy names it: f8 is a double, i2 a 16-bit integer, u1 a byte, b1 a boolean.</summary>
/// <param name="Kind">f for floating point, i for signed, u for unsigned, b for boolean.</param>
/// <param name="Size">Bytes a number takes.</param>
internal readonly record struct ElementType(char Kind, int Size)
{
    /// <summary>Above this a double skips integers.</summary>
    public const long LargestExact = 1L << 53;

    private static readonly Dictionary<string, string> Codes = new()
    {
        ["float16"] = "f2",
        ["float32"] = "f4",
        ["float64"] = "f8",
        ["double"] = "f8",
        ["single"] = "f4",
        ["half"] = "f2",
        ["int8"] = "i1",
        ["int16"] = "i2",
        ["int32"] = "i4",
        ["int64"] = "i8",
        ["uint8"] = "u1",
        ["uint16"] = "u2",
        ["uint32"] = "u4",
        ["uint64"] = "u8",
        ["bool"] = "b1",
        ["?"] = "b1",
    };

    /// <summary>Whether such numbers can be read.</summary>
    public bool IsReal => (Kind, Size) is ('f', 2 or 4 or 8) or ('i' or 'u', 1 or 2 or 4 or 8) or ('b', 1);

    /// <summary>
    /// The type with NumPy's <paramref name="written"/> code or word; anything but a real number is refused by its name.
    /// </summary>
    public static ElementType Of(string written, string name, string what)
    {
        var code = Codes.GetValueOrDefault(written, written);
        // Every size here has one or two digits.
        var digits = code.Length is 2 or 3 ? code.AsSpan(1) : "0";
        var size = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var type = code.Length == 0 ? default : new ElementType(code[0], size);
        return type.IsReal
            ? type
            : throw new InvalidDataException(
                $"{name} holds {Meaning(type.Kind)} ({ErrorText.Quote(written)}) in {what}: only real numbers can be read.");
    }

    /// <summary>Whether NumPy's mark of the byte order means the most significant byte first.</summary>
    public static bool IsBigEndian(string mark, string name, string what) => mark switch
    {
        ">" => true,
        // The last two are those of the machine that wrote the file, and all that NumPy is built for today write the least first.
        "<" or "|" or "=" => false,
        _ => throw new InvalidDataException(
            $"{name} has the byte order {ErrorText.Quote(mark)} for {what} but needs <, > or =, or | for single bytes."),
    };

    /// <summary>
    /// Stored numbers as doubles, the bytes themselves if they are doubles; an integer that a double cannot hold is refused.
    /// </summary>
    public ReadOnlySpan<double> Decode(ReadOnlySpan<byte> bytes, bool bigEndian, string name, string what)
    {
        // The usual case, which needs no look at each number.
        if ((Kind, Size, bigEndian) == ('f', sizeof(double), !BitConverter.IsLittleEndian))
            return MemoryMarshal.Cast<byte, double>(bytes);

        var values = new double[bytes.Length / Size];
        for (var i = 0; i < values.Length; i++)
        {
            var bits = ByteReader.Bits(bytes.Slice(i * Size, Size), bigEndian);
            if (Size == 8 && Kind != 'f' && !IsExact(bits))
            {
                throw new InvalidDataException(
                    $"{name} holds {(Kind == 'i' ? $"{(long)bits:N0}" : $"{bits:N0}")} in {what}, which a double cannot hold exactly.");
            }

            values[i] = Number(bits);
        }

        return values;
    }

    private static string Meaning(char kind) => kind switch
    {
        'O' => "objects",
        'S' or 'a' => "byte strings",
        'U' => "text",
        'c' => "complex numbers",
        'M' => "dates",
        'm' => "time differences",
        'V' => "structures",
        _ => "an unknown type",
    };

    private bool IsExact(ulong bits) => Kind == 'i' ? (long)bits is >= -LargestExact and <= LargestExact : bits <= LargestExact;

    private double Number(ulong bits) => (Kind, Size) switch
    {
        ('f', 2) => (double)BitConverter.UInt16BitsToHalf((ushort)bits),
        ('f', 4) => BitConverter.UInt32BitsToSingle((uint)bits),
        ('f', _) => BitConverter.UInt64BitsToDouble(bits),
        ('i', 1) => (sbyte)bits,
        ('i', 2) => (short)bits,
        ('i', 4) => (int)bits,
        ('i', _) => (long)bits,
        ('b', _) => bits == 0 ? 0 : 1,
        _ => bits,
    };
}
