using Kata.Data.Files;

namespace Kata.Data.Formats.Csv;

/// <summary>A cursor over the lines of comma-separated text; an error names its line and column, both counted from 1.</summary>
/// <param name="content">The text, UTF-8 or with a byte-order mark.</param>
/// <param name="name">What to call it in an error.</param>
/// <param name="columns">Fields on each line.</param>
internal sealed class CsvTable(byte[] content, string name, int columns)
{
    private readonly List<string> _lines = Lines(content);
    private string[] _fields = [];
    private int _line;

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

        _fields = [.. _lines[_line - 1].Split(',').Select(Unquoted)];
        return _fields.Length == columns
            ? true
            : throw new InvalidDataException($"{name}, line {_line:N0}, has {_fields.Length:N0} columns but needs {columns}.");
    }

    /// <summary>The text in a column, counted from 0.</summary>
    public string Field(int column) => _fields[column];

    /// <summary>The whole number 0 … <paramref name="most"/> in a column.</summary>
    public int Integer(int column, int most, string what) =>
        int.TryParse(_fields[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value
            : throw Fault(column, $"a whole number from 0 to {most}: {what}");

    /// <summary>The finite number in a column.</summary>
    public double Number(int column, string what) =>
        double.TryParse(_fields[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Fault(column, $"a finite number: {what}");

    /// <summary>An error about a field of this line.</summary>
    public InvalidDataException Fault(int column, string need) =>
        new($"{name}, line {_line:N0}, column {column + 1}, is {ErrorText.Quote(_fields[column])} but needs {need}.");

    /// <summary>An error about the whole text.</summary>
    public InvalidDataException Fault(string predicate) => new($"{name} {predicate}.");

    private static List<string> Lines(byte[] content)
    {
        using var text = new StreamReader(new MemoryStream(content));
        var lines = new List<string>();
        while (text.ReadLine() is { } line) lines.Add(line);

        return lines;
    }

    // No field here holds a comma, so quotation marks only ever enclose a whole field.
    private static string Unquoted(string field) => field is ['"', .. var inner, '"'] ? inner : field;
}
