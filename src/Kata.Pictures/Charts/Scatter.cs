namespace Kata.Pictures.Charts;

/// <summary>Points on a plane. Groups differ in shape as well as in colour.</summary>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Caption">How to read it, lines separated by LF.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">From bottom to top.</param>
/// <param name="Groups">1 to 4; later ones lie on top of earlier ones.</param>
public sealed record Scatter(string Title, string Caption, Axis X, Axis Y, IReadOnlyList<Points> Groups)
{
    /// <summary>A field under the points; the axes end where it ends or, if the points reach further, where they end.</summary>
    public Field? Background { get; init; }

    /// <summary>Pixels from left to right, at least 420.</summary>
    public double Width { get; init; } = 640;

    /// <summary>Pixels between the axes' ends from bottom to top, at least 80.</summary>
    public double PlotHeight { get; init; } = 420;

    /// <summary>Whether a unit takes as many pixels across as up; the plot is then narrower or lower than it could be.</summary>
    public bool EqualScales { get; init; }

    /// <summary>Draws the points.</summary>
    /// <exception cref="ArgumentException">
    /// There are no groups, too many or only empty ones; a point has no place on an axis; the background cannot be drawn or an axis over it
    /// is logarithmic; or the size leaves no room.
    /// </exception>
    public Part Draw()
    {
        if (Groups.Count is < 1 or > 4)
            throw new ArgumentException($"Groups has {Groups.Count} entries but needs 1 to 4: there are four shapes to tell them apart.");
        if (Groups.All(group => group.At.Count == 0))
            throw new ArgumentException("Groups has no point but needs at least one: there would be nothing to see.");
        if (Background is not null)
        {
            Background.Check();
            Axes.Linear(X, Y, "the samples of a field are evenly spaced");
        }

        var plot = Plot.On(Title, Caption, Width, PlotHeight);
        (double, double)[] points = [.. Groups.SelectMany(group => group.At)];
        var axes = plot.Axes(X, Y, points, Background, EqualScales);
        foreach (var group in Groups) RequirePlaces(group, axes);
        axes.Draw(plot.Svg, grid: Background is null);
        var legend = plot.Legend(axes);
        for (var s = 0; s < Groups.Count; s++) legend.Dot(s, Groups[s]);
        if (Background is not null)
        {
            var bands = new FieldBands(Background);
            bands.Draw(plot.Svg, axes);
            legend.Bands(bands);
        }

        // If there are many points they are smaller, so that they do not cover each other.
        var size = points.Length > 300 ? 0.75 : 1;
        for (var s = 0; s < Groups.Count; s++)
        {
            var marks = string.Concat(Groups[s].At.Select(axes.At).Select(at => Groups[s].Mark(s, at.X, at.Y, size)));
            if (marks.Length > 0) plot.Svg.Add($"<path class=\"{Groups[s].Css(s)}\" d=\"{marks}\"/>");
        }

        return plot.Part(axes, legend);
    }

    private static void RequirePlaces(Points group, Axes axes)
    {
        for (var i = 0; i < group.At.Count; i++)
        {
            if (axes.Has(group.At[i])) continue;
            throw new ArgumentException(FormattableString.Invariant(
                $"point {i} of {group.Name} is ({group.At[i].X}, {group.At[i].Y}) but needs a place on both axes: ")
                + "a number that is finite and, on a logarithmic axis, above 0.");
        }
    }
}
