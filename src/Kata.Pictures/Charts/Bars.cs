namespace Kata.Pictures.Charts;

/// <summary>A bar.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">How long it is; on a logarithmic axis a value that is not above 0 has no bar.</param>
/// <param name="Text">The text next to it; null for the value.</param>
/// <param name="Marked">Whether it is the one to look at: it has another colour, and its text is bold.</param>
public sealed record Bar(string Label, double Value, string? Text = null, bool Marked = false);

/// <summary>Horizontal bars, one below the other, with the number next to each.</summary>
/// <param name="Title">What they show, in a line.</param>
/// <param name="Caption">How to read them, lines separated by LF.</param>
/// <param name="Value">What their length means.</param>
/// <param name="Rows">From top to bottom, at least one.</param>
public sealed record Bars(string Title, string Caption, Axis Value, IReadOnlyList<Bar> Rows)
{
    private const double Letter = 6.8;
    private const double Row = 24;

    /// <summary>Pixels from left to right, at least 420.</summary>
    public double Width { get; init; } = 640;

    /// <summary>Draws the bars.</summary>
    /// <exception cref="ArgumentException">There is no bar, a value is not finite, or the width leaves no room.</exception>
    public Part Draw()
    {
        if (Rows.Count == 0) throw new ArgumentException("Rows is empty but needs at least one bar: there would be nothing to see.");
        ArgumentChecks.Size("Width", Width, 420);
        foreach (var bar in Rows.Where(bar => !double.IsFinite(bar.Value)))
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"the bar {bar.Label} is {bar.Value} but needs to be finite: it has no length."));
        }

        var svg = new SvgWriter();
        var top = Picture.Heading(svg, Title, Caption, Width) + 2;
        var letters = (int)(0.4 * Width / Letter);
        var left = Math.Clamp(Rows.Max(bar => bar.Label.Length) * Letter, 20, 0.4 * Width) + 10;
        var right = Math.Clamp(Rows.Max(bar => Beside(bar).Length) * Letter, 20, 0.3 * Width) + 10;
        IEnumerable<double> ends = [.. Rows.Select(bar => bar.Value), .. Value.Logarithmic ? (double[])[] : [0]];
        var scale = Scale.Around(ends, Value.Logarithmic, left, Width - right);
        var bottom = top + (Rows.Count * Row);
        foreach (var tick in scale.Ticks((int)Math.Max(2, (scale.End - scale.Start) / 45)))
        {
            svg.Add($"<path class=\"grid\" d=\"M{scale.At(tick.Value)} {top}V{bottom}\"/>");
            svg.Add($"<text class=\"mid\" x=\"{scale.At(tick.Value)}\" y=\"{bottom + 17}\">{tick.Label}</text>");
        }

        var from = Value.Logarithmic ? scale.Start : scale.At(0);
        for (var i = 0; i < Rows.Count; i++)
        {
            var (bar, y) = (Rows[i], top + (i * Row));
            var to = scale.Has(bar.Value) ? scale.At(bar.Value) : from;
            var bold = bar.Marked ? " bold" : "";
            var label = bar.Label.Length > letters ? $"{bar.Label[..(letters - 1)]}…" : bar.Label;
            svg.Add($"<text class=\"end{bold}\" x=\"{left - 8}\" y=\"{y + 16}\">{label}</text>");
            var (start, length) = (Math.Min(from, to), Math.Abs(to - from));
            var css = bar.Marked ? "f1" : "f0";
            if (length > 0) svg.Add($"<rect class=\"{css}\" x=\"{start}\" y=\"{y + 4}\" width=\"{length}\" height=\"{Row - 8}\"/>");
            // To the right of the bar, even of one that goes left from 0: there it meets no other number.
            svg.Add($"<text class=\"beside{bold}\" x=\"{Math.Max(from, to) + 6}\" y=\"{y + 16}\">{Beside(bar)}</text>");
        }

        svg.Add($"<path class=\"tick\" d=\"M{from} {top}V{bottom}\"/>");
        svg.Add($"<text class=\"mid\" x=\"{(scale.Start + scale.End) / 2}\" y=\"{bottom + 37}\">{Value.Label}</text>");
        return new(Width, bottom + Axes.Below, svg);
    }

    private static string Beside(Bar bar) => bar.Text ?? Scale.Text(bar.Value);
}
