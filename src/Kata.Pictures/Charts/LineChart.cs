using Kata.Pictures.Svg;

namespace Kata.Pictures.Charts;

/// <summary>Points joined by a line.</summary>
/// <param name="Name">As in the legend.</param>
/// <param name="Points">In the order in which they are joined; one that has no place on an axis leaves a gap.</param>
public sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>A line across the chart.</summary>
/// <param name="Name">As in the legend.</param>
/// <param name="Y">Its height; it is left out where that has no place on the axis.</param>
public sealed record Level(string Name, double Y);

/// <summary>
/// A line chart. Series differ in dash and marker as well as in colour. A series of more than 40 points has markers only here and there.
/// </summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Caption">How to read it, lines separated by LF.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">From bottom to top.</param>
/// <param name="Series">1 to 4.</param>
public sealed record LineChart(string Title, string Caption, Axis X, Axis Y, IReadOnlyList<Series> Series)
{
    private const double Beside = 256;

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

        var svg = new SvgWriter();
        svg.Add($"<text class=\"h2\" y=\"14\">{Title}</text>");
        var top = Picture.Lines(svg, Caption, 0, 34, Width) + 2;
        var points = Series.SelectMany(series => series.Points).ToArray();
        (double, double)[] held = [.. points, .. Levels.Select(level => (double.NaN, level.Y))];
        var axes = Axes.Around(X, Y, held, top, Width - Beside - Axes.Left, PlotHeight);
        axes.Draw(svg);
        Level[] levels = [.. Levels.Where(level => axes.Y.Has(level.Y))];
        foreach (var level in levels) svg.Add($"<path class=\"level\" d=\"M{axes.X.Start} {axes.Y.At(level.Y)}H{axes.X.End}\"/>");
        for (var s = 0; s < Series.Count; s++) Curve.Draw(svg, s, axes.At(Series[s].Points));
        if (!points.Any(axes.Has))
            svg.Add($"<text class=\"mid\" x=\"{(axes.X.Start + axes.X.End) / 2}\" y=\"{top + (PlotHeight / 2)}\">no point has a place here</text>");
        var legend = new Legend(svg, axes.X.End + 24, top + 12, Beside - 24);
        for (var s = 0; s < Series.Count; s++) legend.Line(s, Series[s].Name);
        foreach (var level in levels) legend.Level(level.Name);
        return new(Width, Math.Max(top + PlotHeight + Axes.Below, legend.Y), svg);
    }
}
