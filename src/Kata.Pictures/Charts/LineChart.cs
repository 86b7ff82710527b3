namespace Kata.Pictures.Charts;

/// <summary>A horizontal line across the chart.</summary>
/// <param name="Name">As in the legend.</param>
/// <param name="Y">Its height; it is left out if that has no place on the axis.</param>
public sealed record Level(string Name, double Y);

/// <summary>
/// A line chart. Series differ in dash and marker as well as in colour. A series of more than 40 points has only a few markers.
/// </summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Caption">How to read it, lines separated by LF.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">From bottom to top.</param>
/// <param name="Series">1 to 4.</param>
public sealed record LineChart(string Title, string Caption, Axis X, Axis Y, IReadOnlyList<Series> Series)
{
    /// <summary>Horizontal lines across the chart.</summary>
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
        {
            throw new ArgumentException(
                $"Series has {Series.Count} entries but needs 1 to 4: there are four dashes and markers to tell them apart.");
        }

        var plot = Plot.On(Title, Caption, Width, PlotHeight, 256);
        var points = Series.SelectMany(series => series.Points).ToArray();
        var axes = plot.Axes(X, Y, [.. points, .. Levels.Select(level => (double.NaN, level.Y))], null, false);
        axes.Draw(plot.Svg);
        Level[] levels = [.. Levels.Where(level => axes.Y.Has(level.Y))];
        foreach (var level in levels) plot.Svg.Add($"<path class=\"level\" d=\"M{axes.X.Start} {axes.Y.At(level.Y)}H{axes.X.End}\"/>");
        for (var s = 0; s < Series.Count; s++) Curve.Draw(plot.Svg, s, axes.At(Series[s].Points));
        if (!points.Any(axes.Has))
        {
            var (x, y) = ((axes.X.Start + axes.X.End) / 2, (axes.Y.Start + axes.Y.End) / 2);
            plot.Svg.Add($"<text class=\"mid\" x=\"{x}\" y=\"{y}\">no point has a place here</text>");
        }

        var legend = plot.Legend(axes);
        for (var s = 0; s < Series.Count; s++) legend.Line(s, Series[s].Name);
        foreach (var level in levels) legend.Level(level.Name);
        return plot.Part(axes, legend);
    }
}
