namespace Kata.Pictures.Charts;

/// <summary>The frame of a chart with two axes: title and caption above, the legend to the right.</summary>
/// <param name="Svg">What is drawn so far.</param>
/// <param name="Top">Where the plot begins, in pixels.</param>
/// <param name="Width">Of the chart.</param>
/// <param name="Height">Of the plot at most.</param>
/// <param name="Right">What the legend takes.</param>
internal sealed record Plot(SvgWriter Svg, double Top, double Width, double Height, double Right)
{
    /// <summary>Pixels between the ends of the horizontal axis at most.</summary>
    public double AxesWidth => Width - Right - Charts.Axes.Left;

    /// <summary>Begins a chart.</summary>
    public static Plot On(string title, string caption, double width, double height, double right = 164)
    {
        ArgumentChecks.Size("Width", width, 420);
        ArgumentChecks.Size("PlotHeight", height, 80);
        var svg = new SvgWriter();
        return new(svg, Picture.Heading(svg, title, caption, width) + 2, width, height, right);
    }

    /// <summary>Axes around points or, if there is a field, exactly around it, further only to reach a point beyond it.</summary>
    public Axes Axes(Axis x, Axis y, IReadOnlyList<(double X, double Y)> points, Field? field, bool equal)
    {
        if (equal) Charts.Axes.Linear(x, y, "EqualScales makes equal differences equal lengths");
        var axes = Around(x, y, points);
        if (field is not null)
        {
            (double X, double Y)[] placed = [.. points.Where(axes.Has), (field.FromX, field.FromY), (field.ToX, field.ToY)];
            axes = Exactly(
                x,
                y,
                (placed.Min(point => point.X), placed.Max(point => point.X)),
                (placed.Min(point => point.Y), placed.Max(point => point.Y)));
        }

        return equal ? axes.Equal() : axes;
    }

    /// <summary>Axes that reach exactly from one value to another.</summary>
    public Axes Exactly(Axis across, Axis up, (double From, double To) x, (double From, double To) y) => new(
        across,
        up,
        new(x.From, x.To, false, Charts.Axes.Left, Charts.Axes.Left + AxesWidth),
        new(y.From, y.To, false, Top + Height, Top));

    /// <summary>The legend to the right of the plot.</summary>
    public Legend Legend(Axes axes) => new(Svg, axes.X.End + 24, Top + 8, Width - axes.X.End - 24);

    /// <summary>Ends the chart.</summary>
    public Part Part(Axes axes, Legend legend) => new(Width, Math.Max(axes.Y.Start + Charts.Axes.Below, legend.Y), Svg);

    // Axes that hold all points and end at round values.
    private Axes Around(Axis across, Axis up, IReadOnlyList<(double X, double Y)> points) => new(
        across,
        up,
        Scale.Around(points.Select(point => point.X), across.Logarithmic, Charts.Axes.Left, Charts.Axes.Left + AxesWidth),
        Scale.Around(points.Select(point => point.Y), up.Logarithmic, Top + Height, Top));
}
