using Kata.Pictures.Svg;

namespace Kata.Pictures.Charts;

/// <summary>The paper of a chart with two axes: its title and caption above, a legend to the right.</summary>
/// <param name="Svg">What is drawn so far.</param>
/// <param name="Top">Where the plot begins, in pixels.</param>
/// <param name="Width">As of the chart.</param>
/// <param name="Height">Of the plot at most.</param>
internal sealed record Plot(SvgWriter Svg, double Top, double Width, double Height)
{
    private const double Beside = 164;

    /// <summary>Pixels between the ends of the horizontal axis at most.</summary>
    public double AxesWidth => Width - Beside - Charts.Axes.Left;

    /// <summary>Begins a chart.</summary>
    public static Plot On(string title, string caption, double width, double height)
    {
        Picture.Size("Width", width, 420);
        Picture.Size("PlotHeight", height, 80);
        var svg = new SvgWriter();
        svg.Add($"<text class=\"h2\" y=\"14\">{title}</text>");
        return new(svg, Picture.Lines(svg, caption, 0, 34, width) + 2, width, height);
    }

    /// <summary>Axes around points, or exactly around a field where there is one, further only where a point lies beyond it.</summary>
    public Axes Axes(Axis x, Axis y, IReadOnlyList<(double X, double Y)> points, Field? field, bool equal)
    {
        if (equal) Charts.Axes.Linear(x, y, "EqualScales makes equal differences equal lengths");
        var axes = Charts.Axes.Around(x, y, points, Top, AxesWidth, Height);
        if (field is not null)
        {
            (double X, double Y)[] placed = [.. points.Where(axes.Has), (field.FromX, field.FromY), (field.ToX, field.ToY)];
            axes = Charts.Axes.Exactly(
                x,
                y,
                (placed.Min(point => point.X), placed.Max(point => point.X)),
                (placed.Min(point => point.Y), placed.Max(point => point.Y)),
                Top,
                AxesWidth,
                Height);
        }

        return equal ? axes.Equal() : axes;
    }

    /// <summary>A legend beside the plot.</summary>
    public Legend Legend(Axes axes) => new(Svg, axes.X.End + 24, Top + 8, Width - axes.X.End - 24);

    /// <summary>Ends the chart.</summary>
    public Part Part(Axes axes, Legend legend) => new(Width, Math.Max(axes.Y.Start + Charts.Axes.Below, legend.Y), Svg);
}
