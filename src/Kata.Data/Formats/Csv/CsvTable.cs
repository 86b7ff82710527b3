using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Kata.Data.Files;

namespace Kata.Data.Formats.Csv;

/// <summary>A cursor over the lines of comma-separated text; an error names its line and column, both counted from 1.</summary>
internal sealed class CsvTable : IDisposable
{
    // No field of ours needs more; one that a stray quotation mark opens would swallow the rest of the file.
    private const int LongestField = 100;

    private readonly string _name;
    private readonly CsvParser _parser;
    private int _columns;

    /// <summary>Opens the text, UTF-8 or with a byte-order mark.</summary>
    public CsvTable(byte[] content, string name)
    {
        _name = name;
        // A field with a stray quotation mark stays as it is, and is then no number and no name.
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture) { MaxFieldSize = LongestField, BadDataFound = null };
        _parser = new(new StreamReader(new MemoryStream(content)), configuration);
    }

    /// <summary>Reads the header line, which begins with these names and has so many columns.</summary>
    public void ReadHeader(IReadOnlyList<string> names, int columns)
    {
        _columns = columns;
        if (!ReadLine()) throw Fault("is empty but needs a header line");
        for (var column = 0; column < names.Count; column++)
            if (Field(column) != names[column]) throw Fault(column, $"{names[column]}: the header names the columns");
    }

    /// <summary>Moves to the next line that is not empty, if there is one.</summary>
    public bool ReadLine()
    {
        try
        {
            if (!_parser.Read()) return false;
        }
        catch (MaxFieldSizeException e)
        {
            throw new InvalidDataException($"{_name}, line {_parser.RawRow:N0}, has a field of more than {LongestField} characters.", e);
        }

        return _parser.Count == _columns
            ? true
            : throw new InvalidDataException($"{_name}, line {_parser.RawRow:N0}, has {_parser.Count:N0} columns but needs {_columns}.");
    }

    /// <summary>The text in a column, counted from 0.</summary>
    public string Field(int column) => _parser[column];

    /// <summary>The whole number 0 … <paramref name="most"/> in a column.</summary>
    public int Integer(int column, int most, string what) =>
        int.TryParse(Field(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most
            ? value
            : throw Fault(column, $"a whole number from 0 to {most}: {what}");

    /// <summary>The finite number in a column.</summary>
    public double Number(int column, string what) =>
        double.TryParse(Field(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Fault(column, $"a finite number: {what}");

    /// <summary>An error about a field of this line.</summary>
    public InvalidDataException Fault(int column, string need) =>
        new($"{_name}, line {_parser.RawRow:N0}, column {column + 1}, is {ErrorText.Quote(Field(column))} but needs {need}.");

    /// <summary>An error about the whole text.</summary>
    public InvalidDataException Fault(string predicate) => new($"{_name} {predicate}.");

    /// <summary>Releases the parser and its text.</summary>
    public void Dispose() => _parser.Dispose();
}
