namespace Kata.Pictures.Charts;

/// <summary>The two axes of a plot, and the pixels that lie between them.</summary>
/// <param name="Across">What the horizontal axis measures.</param>
/// <param name="Up">What the vertical axis measures.</param>
/// <param name="X">From left to right.</param>
/// <param name="Y">From bottom to top, which is towards 0 in pixels.</param>
internal sealed record Axes(Axis Across, Axis Up, Scale X, Scale Y)
{
    /// <summary>Pixels for the labels of the vertical axis.</summary>
    public const double Left = 66;

    /// <summary>Pixels for the ticks and the label below the horizontal axis.</summary>
    public const double Below = 42;

    /// <summary>These axes, the longer one shortened until a unit takes as many pixels across as up.</summary>
    public Axes Equal()
    {
        var unit = Math.Min(X.Unit, Y.Unit);
        var (end, start) = (X.Start + (unit * (X.To - X.From)), Y.End + (unit * (Y.To - Y.From)));
        return this with { X = X with { End = end }, Y = Y with { Start = start } };
    }

    /// <summary>Whether a point has a place here.</summary>
    public bool Has((double X, double Y) point) => X.Has(point.X) && Y.Has(point.Y);

    /// <summary>The pixel of a point.</summary>
    public (double X, double Y) At((double X, double Y) point) => (X.At(point.X), Y.At(point.Y));

    /// <summary>The pixels of points; null for one without a place.</summary>
    public (double X, double Y)?[] At(IEnumerable<(double X, double Y)> points) =>
        [.. points.Select(point => Has(point) ? At(point) : ((double, double)?)null)];

    /// <summary>Refuses axes on which equal lengths are not equal differences.</summary>
    public static void Linear(Axis across, Axis up, string because)
    {
        if (across.Logarithmic || up.Logarithmic)
            throw new ArgumentException($"{(across.Logarithmic ? "X" : "Y")} is logarithmic but needs to be linear: {because}.");
    }

    /// <summary>Draws ticks, their values and the labels; with a grid, lines across the plot too.</summary>
    public void Draw(SvgWriter svg, bool grid = true)
    {
        foreach (var tick in X.Ticks((int)Math.Max(2, (X.End - X.Start) / 45)))
        {
            svg.Add($"<path class=\"{(grid ? "grid" : "tick")}\" d=\"M{X.At(tick.Value)} {Y.Start}V{(grid ? Y.End : Y.Start + 4)}\"/>");
            svg.Add($"<text class=\"mid\" x=\"{X.At(tick.Value)}\" y=\"{Y.Start + 17}\">{tick.Label}</text>");
        }

        foreach (var tick in Y.Ticks((int)Math.Max(2, (Y.Start - Y.End) / 32)))
        {
            svg.Add($"<path class=\"{(grid ? "grid" : "tick")}\" d=\"M{X.Start} {Y.At(tick.Value)}H{(grid ? X.End : X.Start - 4)}\"/>");
            svg.Add($"<text class=\"end\" x=\"{X.Start - 8}\" y=\"{Y.At(tick.Value) + 4}\">{tick.Label}</text>");
        }

        svg.Add($"<path class=\"tick\" d=\"M{X.Start} {Y.End}V{Y.Start}H{X.End}\"/>");
        svg.Add($"<text class=\"mid\" x=\"{(X.Start + X.End) / 2}\" y=\"{Y.Start + 37}\">{Across.Label}</text>");
        svg.Add($"<text class=\"mid\" transform=\"translate(12 {(Y.Start + Y.End) / 2}) rotate(-90)\">{Up.Label}</text>");
    }
}
