namespace Kata.Pictures.Charts;

/// <summary>Small images in rows, ink on paper: 0 is paper, the largest value of each image is full ink.</summary>
/// <param name="Title">What they show, in a line.</param>
/// <param name="Caption">How to read them, lines separated by LF.</param>
/// <param name="Pictures">At least one.</param>
public sealed record Images(string Title, string Caption, IReadOnlyList<PixelImage> Pictures)
{
    /// <summary>How many are side by side, at least 1.</summary>
    public int Columns { get; init; } = 10;

    /// <summary>Whether values below and above 0 are two hues, with a legend, and 0 is paper. Otherwise no value may be below 0.</summary>
#pragma warning disable CA1720 // here the word has its plain meaning
    public bool Signed { get; init; }
#pragma warning restore CA1720

    /// <summary>The width of an image's pixel in pixels of the picture, at least 0.5.</summary>
    public double Cell { get; init; } = 2.2;

    /// <summary>Draws the images.</summary>
    /// <exception cref="ArgumentException">
    /// There is no image, one is empty, ragged, not finite, or below 0 without being signed, or the columns or the pixels leave no room.
    /// </exception>
    public Part Draw()
    {
        if (Pictures.Count == 0)
            throw new ArgumentException("Pictures is empty but needs at least one image: there would be nothing to see.");
        if (Columns < 1) throw new ArgumentException($"Columns is {Columns} but needs to be at least 1: images stand in columns.");
        ArgumentChecks.Size("Cell", Cell, 0.5, "an image would not be seen");
        for (var p = 0; p < Pictures.Count; p++)
        {
            ArgumentChecks.Rectangular($"image {p}", Pictures[p].Rows);
            var because = Signed ? "it has no colour" : "0 is paper and only Signed has colours for less";
            ArgumentChecks.Finite($"image {p}", Pictures[p].Rows, Signed, because);
        }

        // As wide as the widest image or caption: neighbours never meet.
        var across = Pictures.Max(image => Math.Max(image.Rows[0].Count * Cell, image.Lines.Max(line => line.Length) * 6.5)) + 10;
        var down = Pictures.Max(image => image.Rows.Count) * Cell;
        var lines = Pictures.Any(image => image.Marked || image.Caption.Length > 0) ? Pictures.Max(image => image.Lines.Length) : 0;
        var high = down + 12 + (15 * lines);
        var width = Math.Max(420, Math.Min(Columns, Pictures.Count) * across);

        var svg = new SvgWriter();
        var top = Picture.Heading(svg, Title, Caption, width) - 2;
        for (var p = 0; p < Pictures.Count; p++) DrawOne(svg, Pictures[p], p % Columns * across, top + (p / Columns * high), across, down);
        var bottom = Legend(svg, top + ((Pictures.Count + Columns - 1) / Columns * high));
        return new(width, bottom, svg);
    }

    private void DrawOne(SvgWriter svg, PixelImage image, double left, double top, double across, double down)
    {
        var (wide, high) = (image.Rows[0].Count * Cell, image.Rows.Count * Cell);
        left += (across - wide) / 2;
        var css = image.Marked ? "wrong" : "grid";
        svg.Add($"<rect class=\"{css}\" x=\"{left - 1}\" y=\"{top - 1}\" width=\"{wide + 2}\" height=\"{high + 2}\"/>");
        svg.Add($"<g class=\"ink\" transform=\"translate({left} {top + (Cell / 2)}) scale({SvgWriter.Factor(Cell)})\">");
        image.Draw(svg, Signed);
        svg.Add($"</g>");
        for (var l = 0; l < image.Lines.Length; l++)
        {
            if (image.Lines[l].Length > 0)
                svg.Add($"<text class=\"mid\" x=\"{left + (wide / 2)}\" y=\"{top + down + 15 + (15 * l)}\">{image.Lines[l]}</text>");
        }
    }

    private double Legend(SvgWriter svg, double y)
    {
        if (Signed)
        {
            svg.Add($"<text x=\"0\" y=\"{y + 16}\">below 0</text>");
            for (var shade = -PixelImage.Shades; shade <= PixelImage.Shades; shade++)
            {
                var opacity = Math.Abs(shade) / (double)PixelImage.Shades;
                var x = 54 + (14 * (shade + PixelImage.Shades));
                svg.Add($"<path{PixelImage.Hue(shade)} stroke-width=\"14\" stroke-opacity=\"{opacity}\" d=\"M{x} {y + 12}h14\"/>");
            }

            svg.Add($"<rect class=\"frame\" x=\"54\" y=\"{y + 5}\" width=\"{14 * ((2 * PixelImage.Shades) + 1)}\" height=\"14\"/>");
            svg.Add($"<text x=\"272\" y=\"{y + 16}\">above 0</text>");
            y += 26;
        }

        if (Pictures.Any(image => image.Marked))
        {
            svg.Add($"<rect class=\"wrong\" x=\"1\" y=\"{y + 5}\" width=\"14\" height=\"14\"/>");
            svg.Add($"<text x=\"24\" y=\"{y + 16}\">× framed: wrong</text>");
            y += 26;
        }

        return y;
    }
}
