using Kata.Data.Files;

namespace Kata.Data.Formats.Csv;

/// <summary>
/// A cursor over the lines of text in columns; an error names its line and column, both counted from 1. The first line tells what is
/// between the columns: commas, semicolons, tabs or spaces.
/// </summary>
internal sealed class CsvTable
{
    private readonly string _name;
    private readonly string _text;
    private readonly char _separator;

    // A line of MNIST has 785 fields: a string of each takes longer than its number.
    private readonly List<(int Start, int Length)> _fields = [];
    private int _line;
    private int _start;
    private int _next;

    /// <summary>A cursor before the first line.</summary>
    /// <param name="content">The text, UTF-8 or with a byte-order mark.</param>
    /// <param name="name">What to call it in an error.</param>
    public CsvTable(byte[] content, string name)
    {
        using var text = new StreamReader(new MemoryStream(content));
        (_name, _text) = (name, text.ReadToEnd());
        var first = _text.AsSpan().TrimStart("\r\n");
        if (first.IndexOfAny('\r', '\n') is >= 0 and var end) first = first[..end];
        _separator = ' ';
        foreach (var separator in "\t;,")
            if (first.Contains(separator)) _separator = separator;
    }

    /// <summary>How many columns a line has; before it is set, as many as it happens to have.</summary>
    public int? Columns { get; set; }

    /// <summary>The texts of this line.</summary>
    public IReadOnlyList<string> Fields => [.. Enumerable.Range(0, _fields.Count).Select(column => Field(column).ToString())];

    /// <summary>Reads the header line, which begins with these names.</summary>
    public void ReadHeader(params string[] names)
    {
        if (!ReadLine()) throw Fault("is empty but needs a header line");

        for (var column = 0; column < names.Length; column++)
            if (!Field(column).SequenceEqual(names[column])) throw Fault(column, $"{names[column]}: the header names the columns");
    }

    /// <summary>Moves to the next line that is not empty, if there is one.</summary>
    public bool ReadLine()
    {
        ReadOnlySpan<char> line;
        do
        {
            if (_next >= _text.Length) return false;
            _start = _next;
            line = _text.AsSpan(_start);
            var end = line.IndexOfAny('\r', '\n');
            if (end >= 0)
            {
                _next += end + (line[end..].StartsWith("\r\n") ? 2 : 1);
                line = line[..end];
            }
            else
            {
                _next = _text.Length;
            }

            _line++;
        }
        while (line.Length == 0);

        Split(line);
        // A comma after the last column.
        if (_fields is [_, .., (_, 0)] && _fields.Count - 1 == (Columns ?? _fields.Count - 1)) _fields.RemoveAt(_fields.Count - 1);
        return _fields.Count == (Columns ?? _fields.Count)
            ? true
            : throw new InvalidDataException($"{_name}, line {_line:N0}, has {_fields.Count:N0} columns but needs {Columns}.");
    }

    /// <summary>Goes back before the line that was read last.</summary>
    public void Back() => (_next, _line) = (_start, _line - 1);

    /// <summary>The whole number 0 … <paramref name="most"/> in a column, even if it is written as 7.0 or 7e+00.</summary>
    public int Integer(int column, int most, string what) =>
        int.TryParse(Field(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value
            : double.TryParse(Field(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number >= 0 && number <= most && number == Math.Floor(number)
                ? (int)number
                : throw Fault(column, $"a whole number from 0 to {most}: {what}");

    /// <summary>The finite number in a column.</summary>
    public double Number(int column, string what) =>
        double.TryParse(Field(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Fault(column, $"a finite number: {what}");

    /// <summary>An error about a field of this line.</summary>
    public InvalidDataException Fault(int column, string need) =>
        new($"{_name}, line {_line:N0}, column {column + 1}, is {ErrorText.Quote(Field(column).ToString())} but needs {need}.");

    /// <summary>An error about the whole text.</summary>
    public InvalidDataException Fault(string predicate) => new($"{_name} {predicate}.");

    private ReadOnlySpan<char> Field(int column) => _text.AsSpan(_fields[column].Start, _fields[column].Length);

    private void Split(ReadOnlySpan<char> line)
    {
        _fields.Clear();
        foreach (var range in line.Split(_separator))
        {
            var (start, length) = range.GetOffsetAndLength(line.Length);
            if (_separator == ' ' && length == 0) continue;
            var trimmed = line.Slice(start, length).TrimStart();
            start += length - trimmed.Length;
            trimmed = trimmed.TrimEnd();
            // No field here holds a comma, so quotation marks only ever enclose a whole field.
            _fields.Add(trimmed is ['"', .. var inner, '"'] ? (_start + start + 1, inner.Length) : (_start + start, trimmed.Length));
        }
    }
}
