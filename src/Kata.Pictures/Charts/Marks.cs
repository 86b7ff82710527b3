using Kata.Pictures.Svg;

namespace Kata.Pictures.Charts;

/// <summary>The four shapes that tell groups apart where colours do not: a circle, a square, a triangle, a diamond.</summary>
internal static class Marks
{
    /// <summary>The outline of a mark around a pixel, about 8 pixels wide times the size.</summary>
    public static string Path(int s, double x, double y, double size = 1)
    {
        var at = $"M{SvgWriter.Number(x)} {SvgWriter.Number(y)}";
        return s switch
        {
            0 => $"{at}m{N(-4)} 0a{N(4)} {N(4)} 0 1 0 {N(8)} 0a{N(4)} {N(4)} 0 1 0{N(-8)} 0z",
            1 => $"{at}m{N(-3.5)}{N(-3.5)}h{N(7)}v{N(7)}h{N(-7)}z",
            2 => $"{at}m0{N(-5)}l{N(4.5)} {N(8)}h{N(-9)}z",
            _ => $"{at}m0{N(-5)}l{N(5)} {N(5)}l{N(-5)} {N(5)}l{N(-5)}{N(-5)}z",
        };

        string N(double length) => SvgWriter.Number(length * size);
    }
}
