namespace Kata.Pictures.Charts;

/// <summary>Matrices as fields of colour on one logarithmic scale.</summary>
/// <param name="Title">What they show, in a line.</param>
/// <param name="Caption">How to read them, lines separated by LF.</param>
/// <param name="Legend">What the colours measure.</param>
/// <param name="Panels">At least one matrix.</param>
/// <param name="From">The power of ten where the first colour begins; smaller values take it too.</param>
/// <param name="To">The power of ten where the last colour ends, above <paramref name="From"/>; larger values take it too.</param>
public sealed record HeatMaps(string Title, string Caption, string Legend, IReadOnlyList<HeatPanel> Panels, int From, int To)
{
    /// <summary>Pixels from left to right, at least 420.</summary>
    public double Width { get; init; } = 960;

    /// <summary>The legend's name for entries without a place on the scale, which are hatched.</summary>
    public string Undefined { get; init; } = "not a number";

    /// <summary>Draws the matrices, as many side by side as there is room for.</summary>
    /// <exception cref="ArgumentException">There is no matrix, one is empty or ragged, the range is empty, or the width leaves no
    /// room.</exception>
    public Part Draw()
    {
        if (Panels.Count == 0) throw new ArgumentException("Panels is empty but needs at least one matrix: there would be nothing to see.");
        if (From >= To)
            throw new ArgumentException($"From is {From} and To is {To} but To needs to be larger: colours spread between them.");
        foreach (var panel in Panels) ArgumentChecks.Rectangular(panel.Title, panel.Rows);
        ArgumentChecks.Size("Width", Width, 420);

        var svg = new SvgWriter();
        var (x, y, height) = (0.0, Picture.Heading(svg, Title, Caption, Width) - 6, 0.0);
        foreach (var panel in Panels)
        {
            var field = new HeatField(panel, From, To, Width);
            if (x > 0 && x + field.Width > Width) (x, y, height) = (0, y + height + 16, 0);
            svg.Add($"<g transform=\"translate({x} {y})\">");
            field.Draw(svg);
            svg.Add($"</g>");
            (x, height) = (x + field.Width + 24, Math.Max(height, field.Height));
        }

        Colours(svg, y + height + 14);
        return new(Width, y + height + 66, svg);
    }

    private void Colours(SvgWriter svg, double y)
    {
        const double Cell = 32;
        const double Left = 24;
        svg.Add($"<text y=\"{y + 11}\">{Legend}</text>");
        var top = y + 20;
        for (var c = 0; c < Ramp.Colours.Count; c++)
            svg.Add($"<rect x=\"{Left + (c * Cell)}\" y=\"{top}\" width=\"{Cell}\" height=\"14\" fill=\"{Ramp.Colours[c]}\"/>");
        var scale = new Scale(Math.Pow(10, From), Math.Pow(10, To), true, Left, Left + (Cell * Ramp.Colours.Count));
        svg.Add($"<rect class=\"frame\" x=\"{Left}\" y=\"{top}\" width=\"{scale.End - Left}\" height=\"14\"/>");
        var every = (int)Math.Max(1, Scale.Step(To - From, 8));
        for (var power = From; power <= To; power++)
        {
            if (power < To && ((power - From) % every != 0 || To - power < every)) continue;
            var tick = Scale.Power(power);
            var label = power == From ? $"≤ {tick.Label}" : power == To ? $"≥ {tick.Label}" : tick.Label;
            svg.Add($"<path class=\"tick\" d=\"M{scale.At(tick.Value)} {top + 14}v4\"/>");
            svg.Add($"<text class=\"mid\" x=\"{scale.At(tick.Value)}\" y=\"{top + 31}\">{label}</text>");
        }

        if (!Panels.Any(panel => panel.Rows.Any(row => row.Any(value => Ramp.Place(value, From, To) < 0)))) return;
        var x = scale.End + 32;
        svg.Add($"<path fill=\"url(#kata-hatch)\" d=\"M{x} {top}h{Cell}v14h-{Cell}z\"/>");
        svg.Add($"<rect class=\"frame\" x=\"{x}\" y=\"{top}\" width=\"{Cell}\" height=\"14\"/>");
        svg.Add($"<text x=\"{x + Cell + 8}\" y=\"{top + 11}\">{Undefined}</text>");
    }
}
