namespace Kata.Pictures.Charts;

/// <summary>A field as filled contours with a legend, and paths over it.</summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Caption">How to read it, lines separated by LF.</param>
/// <param name="X">From left to right, linear.</param>
/// <param name="Y">From bottom to top, linear.</param>
/// <param name="Field">The field; the axes end where it ends or, if the paths reach further, where they end.</param>
public sealed record Contours(string Title, string Caption, Axis X, Axis Y, Field Field)
{
    /// <summary>At most 4 lines drawn over the field, as in a line chart.</summary>
    public IReadOnlyList<Series> Paths { get; init; } = [];

    /// <summary>Pixels from left to right, at least 420.</summary>
    public double Width { get; init; } = 640;

    /// <summary>Pixels between the axes' ends from bottom to top, at least 80.</summary>
    public double PlotHeight { get; init; } = 420;

    /// <summary>Whether a unit takes as many pixels across as up; the plot is then narrower or lower than it could be.</summary>
    public bool EqualScales { get; init; }

    /// <summary>Draws the contours.</summary>
    /// <exception cref="ArgumentException">
    /// The field is empty, ragged, smaller than 2 by 2 or not finite, its levels do not ascend, an axis is logarithmic, there are too many
    /// paths, or the size leaves no room.
    /// </exception>
    public Part Draw()
    {
        Field.Check();
        Axes.Linear(X, Y, "the samples of a field are evenly spaced");
        if (Paths.Count > 4)
        {
            throw new ArgumentException(
                $"Paths has {Paths.Count} entries but needs 4 at most: there are four dashes and markers to tell them apart.");
        }

        var plot = Plot.On(Title, Caption, Width, PlotHeight);
        var axes = plot.Axes(X, Y, [.. Paths.SelectMany(path => path.Points)], Field, EqualScales);
        axes.Draw(plot.Svg, grid: false);
        var bands = new FieldBands(Field);
        bands.Draw(plot.Svg, axes);
        for (var s = 0; s < Paths.Count; s++) Curve.Draw(plot.Svg, s, axes.At(Paths[s].Points), halo: true);
        var legend = plot.Legend(axes);
        for (var s = 0; s < Paths.Count; s++) legend.Line(s, Paths[s].Name);
        legend.Bands(bands);
        return plot.Part(axes, legend);
    }
}
