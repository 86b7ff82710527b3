namespace Kata.Pictures;

/// <summary>Points joined by a line.</summary>
/// <param name="Name">As in the legend.</param>
/// <param name="Points">In the order in which they are joined; one that has no place on an axis leaves a gap.</param>
public sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A line across the chart.</summary>
/// <param name="Name">As in the legend.</param>
/// <param name="Y">Its height; it is left out where that has no place on the axis.</param>
public sealed record Level(string Name, double Y);

/// <summary>A line chart. Series differ in dash and marker as well as in colour.</summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Caption">How to read it, lines separated by LF.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">From bottom to top.</param>
/// <param name="Series">1 to 4.</param>
public sealed record LineChart(string Title, string Caption, Axis X, Axis Y, IReadOnlyList<Series> Series)
{
    private const double Left = 66;
    private const double Legend = 256;

    /// <summary>Lines across the chart.</summary>
    public IReadOnlyList<Level> Levels { get; init; } = [];

    /// <summary>Pixels from left to right, at least 420.</summary>
    public double Width { get; init; } = 960;

    /// <summary>Pixels between the axes' ends, at least 80.</summary>
    public double PlotHeight { get; init; } = 320;

    /// <summary>Draws the chart.</summary>
    /// <exception cref="ArgumentException">There are no series or too many, or the size leaves no room.</exception>
    public Part Draw()
    {
        if (Series.Count is < 1 or > 4)
            throw new ArgumentException($"Series has {Series.Count} entries but needs 1 to 4: there are four dashes and markers to tell them apart.");
        Picture.Size("Width", Width, 420);
        Picture.Size("PlotHeight", PlotHeight, 80);

        var svg = new Svg();
        svg.Add($"<text class=\"h2\" y=\"14\">{Title}</text>");
        var top = Picture.Lines(svg, Caption, 0, 34, Width) + 2;
        var points = Series.SelectMany(series => series.Points).ToArray();
        var x = Scale.Around(points.Select(point => point.X), X.Logarithmic, Left, Width - Legend);
        var y = Scale.Around([.. points.Select(point => point.Y), .. Levels.Select(level => level.Y)], Y.Logarithmic, top + PlotHeight, top);
        Axes(svg, x, y);
        foreach (var level in Levels.Where(level => y.Has(level.Y)))
            svg.Add($"<path class=\"level\" d=\"M{x.Start} {y.At(level.Y)}H{x.End}\"/>");
        for (var s = 0; s < Series.Count; s++) Line(svg, s, Placed(Series[s], x, y));
        if (!points.Any(point => x.Has(point.X) && y.Has(point.Y)))
            svg.Add($"<text class=\"mid\" x=\"{(x.Start + x.End) / 2}\" y=\"{top + (PlotHeight / 2)}\">no point has a place here</text>");
        Names(svg, x.End + 24, top + 12, Levels.Where(level => y.Has(level.Y)));
        return new(Width, top + PlotHeight + 42, svg);
    }

    private void Axes(Svg svg, Scale x, Scale y)
    {
        foreach (var tick in x.Ticks(14))
        {
            svg.Add($"<path class=\"grid\" d=\"M{x.At(tick.Value)} {y.Start}V{y.End}\"/>");
            svg.Add($"<text class=\"mid\" x=\"{x.At(tick.Value)}\" y=\"{y.Start + 17}\">{tick.Label}</text>");
        }

        foreach (var tick in y.Ticks(10))
        {
            svg.Add($"<path class=\"grid\" d=\"M{x.Start} {y.At(tick.Value)}H{x.End}\"/>");
            svg.Add($"<text class=\"end\" x=\"{x.Start - 8}\" y=\"{y.At(tick.Value) + 4}\">{tick.Label}</text>");
        }

        svg.Add($"<path class=\"tick\" d=\"M{x.Start} {y.End}V{y.Start}H{x.End}\"/>");
        svg.Add($"<text class=\"mid\" x=\"{(x.Start + x.End) / 2}\" y=\"{y.Start + 37}\">{X.Label}</text>");
        svg.Add($"<text class=\"mid\" transform=\"translate(12 {(y.Start + y.End) / 2}) rotate(-90)\">{Y.Label}</text>");
    }

    // Null where a point has no place: the line is broken there.
    private static (double X, double Y)?[] Placed(Series series, Scale x, Scale y) =>
        [.. series.Points.Select(point => x.Has(point.X) && y.Has(point.Y) ? (x.At(point.X), y.At(point.Y)) : ((double, double)?)null)];

    private static void Line(Svg svg, int s, (double X, double Y)?[] points)
    {
        var path = "";
        for (var i = 0; i < points.Length; i++)
        {
            if (points[i] is { } point)
                path += $"{(i > 0 && points[i - 1] is not null ? 'L' : 'M')}{Svg.Number(point.X)} {Svg.Number(point.Y)}";
        }

        if (path.Length > 0) svg.Add($"<path class=\"line s{s} d{s}\" d=\"{path}\"/>");
        foreach (var (x, y) in points.OfType<(double, double)>()) svg.Add($"<path class=\"mark s{s}\" d=\"{Mark(s, x, y)}\"/>");
    }

    // A circle, a square, a triangle, a diamond.
    private static string Mark(int s, double x, double y) => $"M{Svg.Number(x)} {Svg.Number(y)}" + s switch
    {
        0 => "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
        1 => "m-3.5-3.5h7v7h-7z",
        2 => "m0-5l4.5 8h-9z",
        _ => "m0-5l5 5l-5 5l-5-5z",
    };

    private void Names(Svg svg, double x, double y, IEnumerable<Level> levels)
    {
        for (var s = 0; s < Series.Count; s++, y += 24)
        {
            Line(svg, s, [(x, y), (x + 40, y)]);
            svg.Add($"<text x=\"{x + 52}\" y=\"{y + 4}\">{Series[s].Name}</text>");
        }

        foreach (var level in levels)
        {
            svg.Add($"<path class=\"level\" d=\"M{x} {y}h40\"/>");
            svg.Add($"<text x=\"{x + 52}\" y=\"{y + 4}\">{level.Name}</text>");
            y += 24;
        }
    }
}
