namespace Kata.Pictures.Charts;

/// <summary>
/// A matrix with a number in each cell. Colours are logarithmic, so that a 3 can be seen next to a 980; 0 is an empty cell.
/// </summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Caption">How to read it, lines separated by LF.</param>
/// <param name="RowsAre">What a row stands for.</param>
/// <param name="ColumnsAre">What a column stands for.</param>
/// <param name="RowLabels">One for each row.</param>
/// <param name="ColumnLabels">One for each column.</param>
/// <param name="Values">Row by row, none below 0; all rows equally long.</param>
public sealed record MatrixChart(
    string Title,
    string Caption,
    string RowsAre,
    string ColumnsAre,
    IReadOnlyList<string> RowLabels,
    IReadOnlyList<string> ColumnLabels,
    IReadOnlyList<IReadOnlyList<double>> Values)
{
    private const double Letter = 7;
    private const double High = 28;

    /// <summary>Pixels from the left of a cell to its right at least; cells are wider if a number or a label needs it.</summary>
    public double Cell { get; init; } = 38;

    /// <summary>Draws the matrix.</summary>
    /// <exception cref="ArgumentException">
    /// The matrix is empty, ragged, not finite or below 0, there is not one label for each row and column, or the cells leave no room.
    /// </exception>
    public Part Draw()
    {
        ArgumentChecks.Rectangular("Values", Values);
        ArgumentChecks.Finite("Values", Values, false, "the colours are logarithmic");
        RequireLabels("RowLabels", RowLabels, Values.Count, "row");
        RequireLabels("ColumnLabels", ColumnLabels, Values[0].Count, "column");
        ArgumentChecks.Size("Cell", Cell, 16);

        var longest = Math.Max(Values.Max(row => row.Max(value => Shown(value).Length)), ColumnLabels.Max(label => label.Length));
        var cell = Math.Max(Cell, (longest * Letter) + 8);
        var left = 24 + (RowLabels.Max(label => label.Length) * Letter) + 8;
        var (right, width) = (left + (cell * ColumnLabels.Count), Math.Max(420, left + (cell * ColumnLabels.Count) + 1));
        var svg = new SvgWriter();
        var top = Picture.Heading(svg, Title, Caption, width) + 36;
        var bottom = top + (High * Values.Count);
        double[] positive = [.. Values.SelectMany(row => row).Where(value => value > 0).DefaultIfEmpty(1)];
        var (least, most) = (positive.Min(), positive.Max());

        svg.Add($"<text class=\"mid soft\" x=\"{(left + right) / 2}\" y=\"{top - 26}\">{ColumnsAre}</text>");
        svg.Add($"<text class=\"mid soft\" transform=\"translate(12 {(top + bottom) / 2}) rotate(-90)\">{RowsAre}</text>");
        for (var j = 0; j < ColumnLabels.Count; j++)
            svg.Add($"<text class=\"mid\" x=\"{left + ((j + 0.5) * cell)}\" y=\"{top - 7}\">{ColumnLabels[j]}</text>");
        for (var i = 0; i < Values.Count; i++)
        {
            var y = top + (i * High);
            svg.Add($"<text class=\"end\" x=\"{left - 8}\" y=\"{y + (High / 2) + 4}\">{RowLabels[i]}</text>");
            for (var j = 0; j < Values[i].Count; j++)
            {
                if (Values[i][j] == 0) continue;
                var place = Place(Values[i][j], least, most);
                var (letters, middle) = (place < Ramp.Light ? "onlight" : "ondark", left + ((j + 0.5) * cell));
                svg.Add($"<rect x=\"{left + (j * cell)}\" y=\"{y}\" width=\"{cell}\" height=\"{High}\" fill=\"{Ramp.Colours[place]}\"/>");
                svg.Add($"<text class=\"mid {letters}\" x=\"{middle}\" y=\"{y + (High / 2) + 4}\">{Shown(Values[i][j])}</text>");
            }
        }

        svg.Add($"<path class=\"grid\" d=\"{Cuts(left, right, top, bottom, cell)}\"/>");
        svg.Add($"<rect class=\"frame\" x=\"{left}\" y=\"{top}\" width=\"{right - left}\" height=\"{bottom - top}\"/>");
        return new(width, bottom + 4, svg);
    }

    private string Cuts(double left, double right, double top, double bottom, double cell) => string.Concat(
    [
        .. Enumerable.Range(1, ColumnLabels.Count - 1).Select(j => SvgWriter.Format($"M{left + (j * cell)} {top}V{bottom}")),
        .. Enumerable.Range(1, RowLabels.Count - 1).Select(i => SvgWriter.Format($"M{left} {top + (i * High)}H{right}")),
    ]);

    private static void RequireLabels(string name, IReadOnlyList<string> labels, int count, string each)
    {
        if (labels.Count != count)
            throw new ArgumentException($"{name} has {labels.Count} entries but needs {count}: one for each {each} of Values.");
    }

    private static int Place(double value, double least, double most) =>
        least == most ? 0 : (int)Math.Round(Math.Log(value / least) / Math.Log(most / least) * (Ramp.Colours.Count - 1));

    private static string Shown(double value) =>
        value == Math.Floor(value) && value < 1e7 ? value.ToString("0", CultureInfo.InvariantCulture) : Scale.Text(value, 3);
}
