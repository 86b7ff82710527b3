namespace Kata.Pictures.Charts;

/// <summary>The four shapes that tell groups apart without colours: a circle, a square, a triangle, a diamond; and arrows.</summary>
internal static class Marks
{
    /// <summary>The outline of a mark around a pixel, about 8 pixels wide times the size.</summary>
    public static string Path(int s, double x, double y, double size = 1) => SvgWriter.Format($"M{x} {y}") + s switch
    {
        0 => SvgWriter.Format($"m{-4 * size} 0a{4 * size} {4 * size} 0 1 0 {8 * size} 0a{4 * size} {4 * size} 0 1 0{-8 * size} 0z"),
        1 => SvgWriter.Format($"m{-3.5 * size}{-3.5 * size}h{7 * size}v{7 * size}h{-7 * size}z"),
        2 => SvgWriter.Format($"m0{-5 * size}l{4.5 * size} {8 * size}h{-9 * size}z"),
        _ => SvgWriter.Format($"m0{-5 * size}l{5 * size} {5 * size}l{-5 * size} {5 * size}l{-5 * size}{-5 * size}z"),
    };

    /// <summary>An arrow from a pixel; its head shrinks with it, and without a length it is a dot.</summary>
    public static string Arrow(double x, double y, double dx, double dy)
    {
        var length = double.Hypot(dx, dy);
        if (length < 0.05) return SvgWriter.Format($"M{x - 0.75} {y}h1.5");
        var head = Math.Min(6, 0.4 * length) / length;
        var (ex, ey, tx, ty) = (dx * head, dy * head, x + dx, y + dy);
        return SvgWriter.Format($"M{x} {y}L{tx} {ty}M{tx - ex + (ey / 2)} {ty - ey - (ex / 2)}")
            + SvgWriter.Format($"L{tx} {ty}L{tx - ex - (ey / 2)} {ty - ey + (ex / 2)}");
    }
}
