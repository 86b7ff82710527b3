namespace Kata.Pictures.Charts;

/// <summary>The legend next to a plot, from top to bottom: how something looks, and its name.</summary>
/// <param name="svg">The picture.</param>
/// <param name="x">The left edge in pixels.</param>
/// <param name="y">The middle of the first entry in pixels.</param>
/// <param name="width">Pixels from left to right; longer names are wrapped.</param>
internal sealed class Legend(SvgWriter svg, double x, double y, double width)
{
    /// <summary>The middle of the next entry.</summary>
    public double Y { get; private set; } = y;

    /// <summary>A line of a style.</summary>
    public void Line(int s, string name)
    {
        Curve.Draw(svg, s, [(x, Y), (x + 40, Y)]);
        Name(name, 52);
    }

    /// <summary>A line across the plot.</summary>
    public void Level(string name)
    {
        svg.Add($"<path class=\"level\" d=\"M{x} {Y}h40\"/>");
        Name(name, 52);
    }

    /// <summary>A group of points.</summary>
    public void Dot(int s, Points group)
    {
        svg.Add($"<path class=\"{group.Css(s)}\" d=\"{group.Mark(s, x + 6, Y)}\"/>");
        Name(group.Name, 20);
    }

    /// <summary>An arrow of a length in pixels.</summary>
    public void Arrow(double length, string name)
    {
        svg.Add($"<path class=\"line s0\" d=\"{Marks.Arrow(x, Y, length, 0)}\"/>");
        Name(name, length + 12);
    }

    /// <summary>A field's bands, the highest on top, with the levels between them.</summary>
    public void Bands(FieldBands bands)
    {
        Y = Text(bands.Legend, 0) + 6;
        var count = bands.Highest - bands.Lowest + 1;
        var height = Math.Clamp(220.0 / count, 5, 18);
        var every = (int)Math.Ceiling(13 / height);
        var top = Y - 8;
        for (var band = bands.Highest; band >= bands.Lowest; band--, Y += height)
        {
            svg.Add($"<rect x=\"{x}\" y=\"{Y - 8}\" width=\"26\" height=\"{height}\"{bands.Fill(band)}/>");
            if (band == bands.Lowest || (band - bands.Lowest - 1) % every != 0) continue;
            svg.Add($"<path class=\"tick\" d=\"M{x + 26} {Y - 8 + height}h4\"/>");
            svg.Add($"<text x=\"{x + 34}\" y=\"{Y - 4 + height}\">{Scale.Text(bands.Levels[band - 1])}</text>");
        }

        svg.Add($"<rect class=\"frame\" x=\"{x}\" y=\"{top}\" width=\"26\" height=\"{count * height}\"/>");
        Y += 18;
    }

    private void Name(string name, double indent) => Y = Text(name, indent) + 8;

    private double Text(string text, double indent)
    {
        var next = Y;
        foreach (var line in Picture.Wrapped(text, (int)((width - indent) / 6.3)))
        {
            svg.Add($"<text x=\"{x + indent}\" y=\"{next + 4}\">{line}</text>");
            next += 16;
        }

        return next;
    }
}
