using System.Text;

namespace Kata.Verify.Reports;

/// <summary>
/// A table separated by commas as RFC 4180 has it: lines end with CR LF, and a text with a comma, a quote or a line end is quoted.
/// </summary>
internal static class CsvTable
{
    /// <summary>The rows as text.</summary>
    /// <param name="rows">Cells: texts, which are escaped, or numbers; null is an empty cell.</param>
    public static string Of(IEnumerable<IEnumerable<object?>> rows)
    {
        var table = new StringBuilder();
        foreach (var row in rows) table.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return table.ToString();
    }

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Escaping.Csv(text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell is a {value.GetType().Name} but needs to be a text or a number."),
    };
}
