using System.Text;
using Kata.Data.Files;

namespace Kata.Data.Formats.Mat;

/// <summary>
/// Reads what Octave's save writes if no format is named: lines of text, "# name: Theta1", "# type: matrix", sizes and numbers
/// (GNU Octave, libinterp/corefcn/ls-oct-text.cc).
/// </summary>
/// <param name="content">The whole file.</param>
/// <param name="name">What to call it in an error.</param>
internal sealed class OctaveText(byte[] content, string name)
{
    // Cells in cells; a hostile file could have no end of them.
    private const int Deepest = 100;

    private readonly string[] _lines = Encoding.UTF8.GetString(content).ReplaceLineEndings("\n").Split('\n');
    private int _line;

    /// <summary>Whether the file begins as Octave's text does.</summary>
    public static bool IsOne(byte[] content)
    {
        ReadOnlySpan<byte> start = content.AsSpan(0, Math.Min(content.Length, 400));
        return start is [(byte)'#' or (byte)'%', ..]
            && (start.StartsWith("# Created by Octave"u8) || (start.IndexOf(" name: "u8) >= 0 && start.IndexOf(" type: "u8) >= 0));
    }

    /// <summary>Reads every matrix and scalar of real numbers; cells, structures, texts and complex numbers are left out.</summary>
    public void ReadInto(ArrayDictionary arrays)
    {
        while (Find("name") is { } key)
        {
            var type = Type();
            try
            {
                if (!IsNumeric(type))
                    throw Fault($"holds {ErrorText.Quote(key)}, of type {ErrorText.Quote(type)}: only real numeric arrays can be read");
                arrays.Add(key, Numbers(ErrorText.Quote(key), type));
            }
            catch (InvalidDataException e)
            {
                arrays.LeaveOut(key, e.Message);
                PassParts(type, 0);
            }
        }
    }

    private static bool IsNumeric(string type) =>
        type is "matrix" or "scalar" or "bool" or "bool matrix" or "float matrix" or "float scalar"
        || (type.TrimStart('u') is ['i', 'n', 't', .. var rest] && rest.Split(' ') is ["8" or "16" or "32" or "64", "matrix" or "scalar"]);

    // What a cell or a structure is made of has names and types like variables.
    private void PassParts(string type, int depth)
    {
        if (type is not ("cell" or "struct" or "scalar struct")) return;
        if (depth > Deepest) throw Fault($"nests variables more than {Deepest} deep");
        var parts = type == "cell" ? Dimensions.Count(Shape("a cell")) : Whole(Find("length") ?? "", "a length");
        for (var part = 0; part < parts && Find("name") is not null; part++) PassParts(Type(), depth + 1);
    }

    private string Type() => (Find("type") ?? "").Replace("global ", "", StringComparison.Ordinal);

    private NumericArray Numbers(string what, string type)
    {
        var isScalar = type == "bool" || type.EndsWith("scalar", StringComparison.Ordinal);
        var (isByRows, shape) = (IsNext("rows"), isScalar ? [1, 1] : Shape(what));
        var values = new double[Dimensions.Count(shape)];
        for (var i = 0; i < values.Length; _line++)
        {
            if (_line == _lines.Length || Header(_lines[_line]) is not null)
                throw Fault($"ends after {i:N0} of {values.Length:N0} numbers of {what}");
            foreach (var word in _lines[_line].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (i == values.Length) throw Fault($"has more than {values.Length:N0} numbers of {what}");
                values[i++] = Number(word, type, what);
            }
        }

        return new(shape, isByRows || isScalar ? values : Dimensions.ToRowMajor(values, shape));
    }

    // Two lines with rows and columns; of other shapes a line with how many dimensions and one with the dimensions.
    private int[] Shape(string what)
    {
        long[] claimed;
        if (IsNext("rows"))
        {
            claimed = [Whole(Find("rows")!, what), Whole(Find("columns") ?? "", what)];
        }
        else
        {
            Find("ndims");
            var words = _line < _lines.Length ? _lines[_line++].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
            claimed = [.. words.Select(word => Whole(word, what))];
        }

        var shape = claimed.Length >= 2 ? Dimensions.Check(claimed, name, what) : throw Fault($"has no size for {what}");
        // A digit a number and a space between them.
        return (2L * Dimensions.Count(shape)) - 1 <= content.Length
            ? shape
            : throw Fault($"claims {ErrorText.Shape(claimed)} numbers for {what}, more than its {content.Length:N0} bytes can hold");
    }

    private double Number(string word, string type, string what)
    {
        if (word is "NA" or "NaN") return double.NaN;
        if (word is "Inf" or "-Inf") return word == "Inf" ? double.PositiveInfinity : double.NegativeInfinity;
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            throw Fault($"has {ErrorText.Quote(word)} in {what} but needs a number");
        return type.Contains("int64", StringComparison.Ordinal) && Math.Abs(value) > ElementType.LargestExact
            ? throw Fault($"holds {ErrorText.Shown(word)} in {what}, which a double cannot hold exactly")
            : value;
    }

    private long Whole(string word, string what) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Fault($"has {ErrorText.Quote(word)} as a size of {what} but needs a whole number");

    private bool IsNext(string header) => _line < _lines.Length && Header(_lines[_line])?.Key == header;

    // The text after the next "# header: ", past which it moves.
    private string? Find(string header)
    {
        while (_line < _lines.Length)
            if (Header(_lines[_line++]) is var (key, text) && key == header) return text;

        return null;
    }

    private static (string Key, string Text)? Header(string line) =>
        line is ['#' or '%', ' ', .. var rest] && rest.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon
            ? (rest[..colon], rest[(colon + 2)..].Trim())
            : null;

    private InvalidDataException Fault(string predicate) => new($"{name} {predicate}.");
}
