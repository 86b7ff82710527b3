using System.Text;

namespace Kata.Pictures.Charts;

/// <summary>
/// One matrix as a field of colours with its indices. Neighbours of one colour in a row are one stroke, which keeps the files of large
/// matrices small.
/// </summary>
internal sealed class HeatField
{
    private const double Left = 46;
    private const double Top = 22;
    private const double Largest = 26;
    private readonly HeatPanel _panel;
    private readonly int _from;
    private readonly int _to;
    private readonly int _columns;
    private readonly double _cellWidth;
    private readonly double _cellHeight;

    // A first column that is set apart stays wide enough to be seen next to 400 others.
    private readonly double _firstWidth;
    private readonly double _gap;

    public HeatField(HeatPanel panel, int from, int to, double room)
    {
        (_panel, _from, _to, _columns) = (panel, from, to, panel.Rows[0].Count);
        _gap = Apart ? 8 : 0;
        _cellWidth = Math.Min(Largest, (room - Left - _gap - 6) / _columns);
        _cellHeight = Math.Min(Largest, 250.0 / panel.Rows.Count);
        _firstWidth = Apart ? Math.Max(_cellWidth, 7) : _cellWidth;
    }

    public double Width => Math.Max(Left + X(_columns), 90);

    public double Height => Top + Bottom + (_panel.FirstColumn is null ? 20 : 36);

    private bool Apart => _panel.FirstColumn is not null && _columns > 1;

    private double Bottom => _panel.Rows.Count * _cellHeight;

    public void Draw(SvgWriter svg)
    {
        svg.Add($"<text class=\"h2\" x=\"{Left}\" y=\"12\">{_panel.Title}</text>");
        svg.Add($"<g transform=\"translate({Left} {Top})\">");
        Cells(svg, 0, Apart ? 1 : _columns, _firstWidth);
        if (Apart) Cells(svg, 1, _columns - 1, _cellWidth);
        Indices(svg);
        svg.Add($"</g>");
    }

    // The left edge of a column; for the column after the last, the field's width.
    private double X(int column) => column == 0 ? 0 : _firstWidth + _gap + ((column - 1) * _cellWidth);

    private void Cells(SvgWriter svg, int first, int count, double cellWidth)
    {
        var strokes = new StringBuilder[Ramp.Colours.Count];
        var hatched = new StringBuilder();
        for (var i = 0; i < _panel.Rows.Count; i++)
        {
            foreach (var (start, length, place) in Runs(_panel.Rows[i], first, count))
            {
                if (place >= 0) (strokes[place] ??= new()).Append($"M{start} {i}h{length}");
                else hatched.Append(Box((start + (length / 2.0)) * cellWidth, i * _cellHeight, length * cellWidth));
            }
        }

        svg.Add($"<g transform=\"translate({X(first)} 0)\" shape-rendering=\"crispEdges\">");
        // A unit is a cell here: each run of cells is a horizontal stroke as thick as a row.
        var scale = $"{SvgWriter.Factor(cellWidth)} {SvgWriter.Factor(_cellHeight)}";
        svg.Add($"<g transform=\"translate(0 {_cellHeight / 2}) scale({scale})\" fill=\"none\">");
        for (var c = 0; c < strokes.Length; c++)
            if (strokes[c] is { } path) svg.Add($"<path stroke=\"{Ramp.Colours[c]}\" d=\"{path}\"/>");

        svg.Add($"</g>");
        if (hatched.Length > 0) svg.Add($"<path fill=\"url(#kata-hatch)\" d=\"{hatched}\"/>");
        if (Math.Min(_cellWidth, _cellHeight) >= 8) svg.Add($"<path class=\"cuts\" d=\"{Cuts(count, cellWidth)}\"/>");
        svg.Add($"<rect class=\"frame\" width=\"{count * cellWidth}\" height=\"{Bottom}\"/>");
        svg.Add($"</g>");
    }

    // Hatching needs room for a few of its lines to be seen, so a box may cover a little of its neighbours.
    private string Box(double middle, double y, double width)
    {
        width = Math.Max(width, 6);
        return SvgWriter.Format($"M{middle - (width / 2)} {y}h{width}v{_cellHeight}h-{width}z");
    }

    private string Cuts(int count, double cellWidth)
    {
        var path = new StringBuilder();
        for (var j = 1; j < count; j++) path.Append(SvgWriter.Format($"M{j * cellWidth} 0v{Bottom}"));
        for (var i = 1; i < _panel.Rows.Count; i++) path.Append(SvgWriter.Format($"M0 {i * _cellHeight}h{count * cellWidth}"));
        return path.ToString();
    }

    // Neighbouring columns of one colour; starts count from the first.
    private IEnumerable<(int Start, int Length, int Place)> Runs(IReadOnlyList<double> row, int first, int count)
    {
        for (var (start, end) = (0, 0); start < count; start = end)
        {
            var place = Ramp.Place(row[first + start], _from, _to);
            for (end = start + 1; end < count && Ramp.Place(row[first + end], _from, _to) == place;) end++;
            yield return (start, end - start, place);
        }
    }

    private void Indices(SvgWriter svg)
    {
        var rows = _panel.Rows.Count;
        foreach (var i in Shown(rows, _cellHeight, 13))
            svg.Add($"<text class=\"end\" x=\"-6\" y=\"{((i + 0.5) * _cellHeight) + 4}\">{i}</text>");
        svg.Add($"<text class=\"mid soft\" transform=\"translate(-34 {Bottom / 2}) rotate(-90)\">row</text>");
        foreach (var j in Shown(_columns, _cellWidth, 10 + (8 * $"{_columns - 1}".Length)).Where(j => !Apart || j == 0 || X(j) >= 24))
            svg.Add($"<text class=\"mid\" x=\"{X(j) + ((j == 0 ? _firstWidth : _cellWidth) / 2)}\" y=\"{Bottom + 15}\">{j}</text>");
        if (_panel.FirstColumn is null) return;
        svg.Add($"<text class=\"mid soft\" x=\"{_firstWidth / 2}\" y=\"{Bottom + 31}\">{_panel.FirstColumn}</text>");
        if (X(_columns) > 100) svg.Add($"<text class=\"mid soft\" x=\"{(X(1) + X(_columns)) / 2}\" y=\"{Bottom + 31}\">column</text>");
    }

    // Every index if there is room, otherwise round ones.
    private static IEnumerable<int> Shown(int count, double cell, double room)
    {
        var every = (int)Math.Max(1, Scale.Step(count, Math.Max(2, (int)(count * cell / room) + 1)));
        for (var i = 0; i < count; i += every) yield return i;
    }
}
