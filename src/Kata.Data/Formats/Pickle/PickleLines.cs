using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Formats.Pickle;

/// <summary>Reads what protocol 0 writes as lines of text.</summary>
/// <param name="reader">The file.</param>
internal sealed class PickleLines(ByteReader reader)
{
    /// <summary>A line without its end.</summary>
    public string Line(string what)
    {
        var line = new StringBuilder();
        for (byte c; (c = reader.Byte(what)) != '\n';) line.Append((char)c);
        // Windows' editors end lines with two characters.
        if (line is [.., '\r']) line.Length--;
        return line.ToString();
    }

    /// <summary>The number of a memo.</summary>
    public uint Index()
    {
        var line = Line("a memo");
        return uint.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw Fault(line, "a memo");
    }

    /// <summary>A whole number, perhaps with Python 2's L after it; 00 and 01 are truth values.</summary>
    public object Integer()
    {
        var line = Line("a number");
        if (line is "00" or "01") return line == "01";
        return long.TryParse(line.TrimEnd('L'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault(line, "a whole number of at most 8 bytes");
    }

    /// <summary>A number.</summary>
    public double Float()
    {
        var line = Line("a number");
        return double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : line switch
            {
                "nan" => double.NaN,
                "inf" => double.PositiveInfinity,
                "-inf" => double.NegativeInfinity,
                _ => throw Fault(line, "a number"),
            };
    }

    /// <summary>A text; \u and four digits, or \U and eight, are a character.</summary>
    public string Unicode()
    {
        var line = Line("a text");
        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            var digits = i + 1 < line.Length && line[i] == '\\' ? line[i + 1] switch { 'u' => 4, 'U' => 8, _ => 0 } : 0;
            if (digits == 0)
            {
                text.Append(line[i]);
                continue;
            }

            var code = Hex(line, i + 2, digits);
            if (!Rune.IsValid(code) && code is < 0xd800 or > 0xdfff) throw Fault(line, "a text");
            text.Append(Rune.IsValid(code) ? new Rune(code).ToString() : ((char)code).ToString());
            i += 1 + digits;
        }

        return text.ToString();
    }

    /// <summary>Bytes between quotation marks, with Python's escapes.</summary>
    public byte[] Quoted()
    {
        var line = Line("bytes");
        if (line.Length < 2 || line[0] is not ('\'' or '"') || line[^1] != line[0]) throw Fault(line, "bytes between quotation marks");
        var bytes = new List<byte>();
        for (var i = 1; i < line.Length - 1; i++)
        {
            if (line[i] != '\\')
            {
                bytes.Add((byte)line[i]);
                continue;
            }

            var escaped = line[++i];
            if (escaped == 'x')
            {
                bytes.Add((byte)Hex(line, i + 1, 2));
                i += 2;
            }
            else
            {
                bytes.Add(escaped switch
                {
                    'n' => (byte)'\n',
                    'r' => (byte)'\r',
                    't' => (byte)'\t',
                    '\\' or '\'' or '"' => (byte)escaped,
                    _ => throw Fault(line, "bytes as Python writes them"),
                });
            }
        }

        return [.. bytes];
    }

    private int Hex(string line, int at, int digits) =>
        at + digits <= line.Length
            && int.TryParse(line.AsSpan(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? code
            : throw Fault(line, "a character by its number");

    private InvalidDataException Fault(string line, string need) => reader.Fault($"has the line {ErrorText.Quote(line)} but needs {need}");
}
