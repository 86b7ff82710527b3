using System.Globalization;

namespace Kata.Tests;

/// <summary>Numbers as snapshots print them: six decimals, invariant culture, no negative zero.</summary>
internal static class Format
{
    public static string Number(double value, string format = "F6")
    {
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.TrimStart('-').All(digit => digit is '0' or '.') ? text[1..] : text;
    }

    public static string Row(IEnumerable<double> values, string format = "F6") =>
        string.Join(' ', values.Select(value => Number(value, format).PadLeft(format == "F0" ? 2 : 10)));

    public static string Matrix(string name, Matrix<double> matrix, string format = "F6") =>
        string.Join(
            '\n', matrix.EnumerateRows().Select(row => Row(row, format)).Prepend($"{name} ({matrix.RowCount}x{matrix.ColumnCount})"));

    public static string Lines(params IEnumerable<string> lines) => string.Join('\n', lines);
}
