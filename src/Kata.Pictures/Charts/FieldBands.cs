using System.Text;

namespace Kata.Pictures.Charts;

/// <summary>A field as filled bands. Each also covers everything above it, so that no paper shows between two of them.</summary>
internal sealed class FieldBands
{
    private const double Deepest = 0.4;
    private readonly Field _field;
    private readonly double _least;
    private readonly double _most;

    public FieldBands(Field field)
    {
        _field = field;
        (_least, _most) = (field.Rows.Min(row => row.Min()), field.Rows.Max(row => row.Max()));
        Lowest = Levels.Count(level => level <= _least);
        Highest = Levels.Count(level => level <= _most);
    }

    public string Legend => _field.Legend;

    public IReadOnlyList<double> Levels => _field.Levels;

    /// <summary>The lowest band that has a sample; band k is above level k − 1 and below level k.</summary>
    public int Lowest { get; }

    /// <summary>The highest band that has a sample.</summary>
    public int Highest { get; }

    // A diverging band is one layer deeper than the next one towards the middle.
    private int Sides => (Levels.Count + 1) / 2;

    private double Layer => 1 - Math.Pow(1 - Deepest, 1.0 / Sides);

    /// <summary>The attributes that fill a band in a legend.</summary>
    public SvgWriter.Markup Fill(int band)
    {
        if (!_field.Diverging) return new($" fill=\"{Ramp.At((band - Lowest) / Math.Max(1.0, Highest - Lowest))}\"");
        var (low, high) = (Math.Max(0, Sides - band), Math.Max(0, band - (Levels.Count - Sides)));
        return Tint(high > 0 ? 1 : 0, 1 - Math.Pow(1 - Layer, low + high));
    }

    /// <summary>Draws the bands.</summary>
    public void Draw(SvgWriter svg, Axes axes)
    {
        if (_field.Diverging)
        {
            double[][] below = [.. _field.Rows.Select(row => (double[])[.. row.Select(value => -value)])];
            for (var k = 0; k < Sides; k++)
            {
                Area(svg, axes, below, Math.BitIncrement(-Levels[k]), Tint(0, Layer));
                Area(svg, axes, _field.Rows, Levels[Levels.Count - 1 - k], Tint(1, Layer));
            }
        }
        else
        {
            for (var band = Lowest; band <= Highest; band++)
                Area(svg, axes, _field.Rows, band == Lowest ? _least : Levels[band - 1], Fill(band));
        }

        var ((left, bottom), (right, top)) = (axes.At((_field.FromX, _field.FromY)), axes.At((_field.ToX, _field.ToY)));
        if (_field.Diverging && Levels.Count % 2 == 1)
            svg.Add($"<path class=\"tick\" d=\"{Outlines(axes, _field.Rows, Levels[Levels.Count / 2])}\"/>");
        svg.Add($"<rect class=\"frame\" x=\"{left}\" y=\"{top}\" width=\"{right - left}\" height=\"{bottom - top}\"/>");
    }

    private static SvgWriter.Markup Tint(int hue, double depth) => new($" class=\"f{hue}\" fill-opacity=\"{depth}\"");

    private void Area(SvgWriter svg, Axes axes, IReadOnlyList<IReadOnlyList<double>> rows, double level, SvgWriter.Markup fill)
    {
        var outlines = Outlines(axes, rows, level);
        if (outlines.Length > 0) svg.Add($"<path{fill} fill-rule=\"evenodd\" d=\"{outlines}\"/>");
    }

    private string Outlines(Axes axes, IReadOnlyList<IReadOnlyList<double>> rows, double level)
    {
        var path = new StringBuilder();
        foreach (var outline in Isolines.Around(rows, level))
        {
            Outline(path, [.. outline.Select(corner => axes.At((
                _field.FromX + (corner.Column / (rows[0].Count - 1) * (_field.ToX - _field.FromX)),
                _field.FromY + (corner.Row / (rows.Count - 1) * (_field.ToY - _field.FromY)))))]);
        }

        return path.ToString();
    }

    // In whole tenths of a pixel, so that steps from corner to corner add up; a corner on a straight line between its neighbours is left
    // out.
    private static void Outline(StringBuilder path, IReadOnlyList<(double X, double Y)> corners)
    {
        var kept = new List<(long X, long Y)>();
        foreach (var corner in corners.Select(corner => ((long)Math.Round(corner.X * 10), (long)Math.Round(corner.Y * 10))))
        {
            while (kept.Count > 0 && (kept[^1] == corner || (kept.Count > 1 && Straight(kept[^2], kept[^1], corner))))
                kept.RemoveAt(kept.Count - 1);
            kept.Add(corner);
        }

        if (kept.Count < 3) return;
        path.Append(CultureInfo.InvariantCulture, $"M{kept[0].X / 10.0} {kept[0].Y / 10.0}l");
        for (var i = 1; i < kept.Count; i++)
        {
            var (x, y) = (kept[i].X - kept[i - 1].X, kept[i].Y - kept[i - 1].Y);
            path.Append(CultureInfo.InvariantCulture, $"{(i > 1 && x >= 0 ? " " : "")}{x / 10.0}{(y >= 0 ? " " : "")}{y / 10.0}");
        }

        path.Append('z');
    }

    private static bool Straight((long X, long Y) a, (long X, long Y) b, (long X, long Y) c) =>
        ((b.X - a.X) * (c.Y - b.Y)) == ((b.Y - a.Y) * (c.X - b.X)) && ((b.X - a.X) * (c.X - b.X)) + ((b.Y - a.Y) * (c.Y - b.Y)) > 0;
}
