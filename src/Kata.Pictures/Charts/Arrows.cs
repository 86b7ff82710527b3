namespace Kata.Pictures.Charts;

/// <summary>
/// Arrows on a plane, each centred on its point. Their lengths are in proportion; the longest is as long as its neighbours leave room.
/// </summary>
/// <param name="Title">What they show, in a line.</param>
/// <param name="Caption">How to read them, lines separated by LF.</param>
/// <param name="X">From left to right, linear.</param>
/// <param name="Y">From bottom to top, linear.</param>
/// <param name="At">The point of each and how far it goes; at least one. One of length 0 is a dot.</param>
public sealed record Arrows(string Title, string Caption, Axis X, Axis Y, IReadOnlyList<(double X, double Y, double Dx, double Dy)> At)
{
    // Longer arrows would not say more, even if their neighbours are far.
    private const double Longest = 80;

    /// <summary>Pixels from left to right, at least 420.</summary>
    public double Width { get; init; } = 640;

    /// <summary>Pixels between the axes' ends from bottom to top, at least 80.</summary>
    public double PlotHeight { get; init; } = 420;

    /// <summary>Whether a unit takes as many pixels across as up, so that directions are true.</summary>
    public bool EqualScales { get; init; } = true;

    /// <summary>Draws the arrows.</summary>
    /// <exception cref="ArgumentException">There is no arrow, one is not finite, an axis is logarithmic, or the size leaves no
    /// room.</exception>
    public Part Draw()
    {
        if (At.Count == 0) throw new ArgumentException("At is empty but needs at least one arrow: there would be nothing to see.");
        Axes.Linear(X, Y, "an arrow has no length on another axis");
        for (var i = 0; i < At.Count; i++)
        {
            var (x, y, dx, dy) = At[i];
            if (double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(dx) && double.IsFinite(dy)) continue;
            throw new ArgumentException(FormattableString.Invariant(
                $"arrow {i} is ({x}, {y}, {dx}, {dy}) but needs four finite numbers: it has no place."));
        }

        var plot = Plot.On(Title, Caption, Width, PlotHeight);
        var axes = Roomy(plot);
        axes.Draw(plot.Svg);
        var (across, up) = (axes.X.Unit, axes.Y.Unit);
        var longest = At.Max(arrow => double.Hypot(arrow.Dx * across, arrow.Dy * up));
        var (left, bottom) = axes.At((At.Min(arrow => arrow.X), At.Min(arrow => arrow.Y)));
        var room = Math.Min(Nearest(axes), 2 * Math.Min(left - axes.X.Start, axes.Y.Start - bottom));
        var scale = longest > 0 ? 0.9 * Math.Min(room, Longest) / longest : 0;
        var path = string.Concat(At.Select(arrow =>
        {
            var ((x, y), dx, dy) = (axes.At((arrow.X, arrow.Y)), arrow.Dx * across * scale, -arrow.Dy * up * scale);
            return Marks.Arrow(x - (dx / 2), y - (dy / 2), dx, dy);
        }));
        plot.Svg.Add($"<path class=\"line s0\" style=\"stroke-width:1.5\" d=\"{path}\"/>");

        var legend = plot.Legend(axes);
        if (scale == 0) return plot.Part(axes, legend);
        // A round number, about the longest arrow's length.
        var unit = Scale.Step(longest / across, 2);
        legend.Arrow(unit * across * scale, EqualScales ? $"length {Scale.Text(unit)}" : $"length {Scale.Text(unit)} along {X.Label}");
        return plot.Part(axes, legend);
    }

    // Axes that leave room for the outermost arrows.
    private Axes Roomy(Plot plot)
    {
        var axes = plot.Axes(X, Y, [.. At.Select(arrow => (arrow.X, arrow.Y))], null, EqualScales);
        var room = Nearest(axes) / 2;
        var (x, y) = (room / axes.X.Unit, room / axes.Y.Unit);
        var wide = plot.Exactly(
            X,
            Y,
            (At.Min(arrow => arrow.X) - x, At.Max(arrow => arrow.X) + x),
            (At.Min(arrow => arrow.Y) - y, At.Max(arrow => arrow.Y) + y));
        return EqualScales ? wide.Equal() : wide;
    }

    // The distance of the closest two points: an arrow stays within half of it around its point, so that none meets another.
    private double Nearest(Axes axes)
    {
        var places = At.Select(arrow => axes.At((arrow.X, arrow.Y))).Distinct().ToArray();
        var nearest = places.Length > 1 ? double.PositiveInfinity : Longest;
        for (var i = 0; i < places.Length; i++)
            for (var j = 0; j < i; j++) nearest = Math.Min(nearest, double.Hypot(places[i].X - places[j].X, places[i].Y - places[j].Y));

        return nearest;
    }
}
