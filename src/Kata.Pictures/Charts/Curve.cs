using System.Text;

namespace Kata.Pictures.Charts;

/// <summary>A line through points, with a dash and marks of its own.</summary>
internal static class Curve
{
    // With more points than this, a mark on each would hide the line: a few are enough to tell lines apart.
    private const int MarksOnAll = 40;
    private const int MarksOnLong = 8;

    /// <summary>Draws a line in the s-th style.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="s">0 to 3.</param>
    /// <param name="points">In pixels; null breaks the line.</param>
    /// <param name="halo">Whether paper shows around the line, so that it can be seen on any colour.</param>
    public static void Draw(SvgWriter svg, int s, IReadOnlyList<(double X, double Y)?> points, bool halo = false)
    {
        var path = new StringBuilder();
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i] is { } point)
                path.Append(SvgWriter.Format($"{(i > 0 && points[i - 1] is not null ? 'L' : 'M')}{point.X} {point.Y}"));
        }

        if (halo) svg.Add($"<path class=\"halo\" d=\"{path}\"/>");
        if (path.Length > 0) svg.Add($"<path class=\"line s{s} d{s}\" d=\"{path}\"/>");
        foreach (var (x, y) in Marked(points, s)) svg.Add($"<path class=\"mark s{s}\" d=\"{Marks.Path(s, x, y)}\"/>");
    }

    // All points if they are few. Otherwise the first, the last, those that no line reaches, and some evenly spread along the line; each
    // style spreads them from another place, so that lines that run together do not cover each other's marks.
    private static IEnumerable<(double X, double Y)> Marked(IReadOnlyList<(double X, double Y)?> points, int s)
    {
        var all = points.Count(point => point is not null) <= MarksOnAll;
        var (first, last) = (-1, -1);
        var along = new double[points.Count];
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i] is not { } point) continue;
            (first, last) = (first < 0 ? i : first, i);
        }

        for (var i = 1; i < points.Count; i++)
        {
            along[i] = along[i - 1];
            if (points[i - 1] is { } a && points[i] is { } b) along[i] += double.Hypot(b.X - a.X, b.Y - a.Y);
        }

        var (spacing, passed) = (points.Count == 0 ? 0 : along[^1] / MarksOnLong, 0);
        for (var i = 0; i < points.Count; i++)
        {
            var reached = spacing > 0 ? (int)((along[i] / spacing) + 0.75 - (s / 4.0)) : 0;
            if (points[i] is not { } point) continue;
            if (all || i == first || i == last || reached > passed || Alone(points, i)) yield return point;
            passed = Math.Max(passed, reached);
        }
    }

    private static bool Alone(IReadOnlyList<(double X, double Y)?> points, int i) =>
        (i == 0 || points[i - 1] is null) && (i == points.Count - 1 || points[i + 1] is null);
}
