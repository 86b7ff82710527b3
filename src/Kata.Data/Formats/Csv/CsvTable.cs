using Kata.Data.Files;

namespace Kata.Data.Formats.Csv;

/// <summary>
/// A cursor over the lines of text in columns; an error names its line and column, both counted from 1. The first line tells what is
/// between the columns: commas, semicolons, tabs or spaces.
/// </summary>
internal sealed class CsvTable
{
    private readonly string _name;
    private readonly List<string> _lines;
    private readonly char _separator;
    private string[] _fields = [];
    private int _line;

    /// <summary>A cursor before the first line.</summary>
    /// <param name="content">The text, UTF-8 or with a byte-order mark.</param>
    /// <param name="name">What to call it in an error.</param>
    public CsvTable(byte[] content, string name)
    {
        _name = name;
        _lines = Lines(content);
        var first = _lines.FirstOrDefault(line => line.Length > 0) ?? "";
        _separator = ",;\t".FirstOrDefault(first.Contains, ' ');
    }

    /// <summary>How many columns a line has; before it is set, as many as it happens to have.</summary>
    public int? Columns { get; set; }

    /// <summary>The texts of this line.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>Reads the header line, which begins with these names.</summary>
    public void ReadHeader(params string[] names)
    {
        if (!ReadLine()) throw Fault("is empty but needs a header line");

        for (var column = 0; column < names.Length; column++)
            if (_fields[column] != names[column]) throw Fault(column, $"{names[column]}: the header names the columns");
    }

    /// <summary>Moves to the next line that is not empty, if there is one.</summary>
    public bool ReadLine()
    {
        do
        {
            if (_line == _lines.Count) return false;
        }
        while (_lines[_line++].Length == 0);

        _fields = [.. Split(_lines[_line - 1]).Select(Unquoted)];
        // A comma after the last column.
        if (_fields is [.. var most, ""] && most.Length == (Columns ?? most.Length)) _fields = most;
        return _fields.Length == (Columns ?? _fields.Length)
            ? true
            : throw new InvalidDataException($"{_name}, line {_line:N0}, has {_fields.Length:N0} columns but needs {Columns}.");
    }

    /// <summary>Goes back before the line that was read last.</summary>
    public void Back() => _line--;

    /// <summary>The whole number 0 … <paramref name="most"/> in a column, even if it is written as 7.0 or 7e+00.</summary>
    public int Integer(int column, int most, string what) =>
        int.TryParse(_fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value
            : double.TryParse(_fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number >= 0 && number <= most && number == Math.Floor(number)
                ? (int)number
                : throw Fault(column, $"a whole number from 0 to {most}: {what}");

    /// <summary>The finite number in a column.</summary>
    public double Number(int column, string what) =>
        double.TryParse(_fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Fault(column, $"a finite number: {what}");

    /// <summary>An error about a field of this line.</summary>
    public InvalidDataException Fault(int column, string need) =>
        new($"{_name}, line {_line:N0}, column {column + 1}, is {ErrorText.Quote(_fields[column])} but needs {need}.");

    /// <summary>An error about the whole text.</summary>
    public InvalidDataException Fault(string predicate) => new($"{_name} {predicate}.");

    private static List<string> Lines(byte[] content)
    {
        using var text = new StreamReader(new MemoryStream(content));
        var lines = new List<string>();
        while (text.ReadLine() is { } line) lines.Add(line);

        return lines;
    }

    private string[] Split(string line) =>
        line.Split(_separator, _separator == ' ' ? StringSplitOptions.RemoveEmptyEntries : StringSplitOptions.None);

    // No field here holds a comma, so quotation marks only ever enclose a whole field.
    private static string Unquoted(string field) => field.Trim() is var text && text is ['"', .. var inner, '"'] ? inner : text;
}
