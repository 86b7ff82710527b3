using Kata.Data.Digits;
using MathNet.Numerics.Random;

namespace Kata.MakeDigits;

/// <summary>A hand that never writes a digit the same way twice: from a skeleton to the dots of ink that the pen leaves.</summary>
/// <param name="random">The source of its variations.</param>
internal sealed class Handwriting(MersenneTwister random)
{
    private const int DotsBetweenPoints = 16;

    private static readonly double Centre = (DigitLayout.Ng.Side - 1) / 2.0;

    /// <summary>A dot of ink, in pixels: the centre of the first pixel is (0, 0).</summary>
    /// <param name="X">To the right.</param>
    /// <param name="Y">Down.</param>
    /// <param name="Radius">Of the pen's tip there.</param>
    internal readonly record struct Dot(double X, double Y, double Radius);

    /// <summary>Writes one digit.</summary>
    /// <param name="digit">0 … 9.</param>
    internal List<Dot> Write(int digit)
    {
        var ways = DigitSkeletons.Of(digit);
        var way = ways[random.Next(ways.Length)];
        var page = Page();
        var tip = Between(.75, 1.45);
        var gap = random.NextDouble() < .1 ? random.Next(way.Length) : -1;
        List<Dot> dots = [];
        for (var stroke = 0; stroke < way.Length; stroke++)
            dots.AddRange(Ink(Jittered(way[stroke]), page, tip, stroke == gap));
        return dots;
    }

    // Maps a point of the skeleton onto the page: smooth waves bend the box, then it is stretched, slanted, turned and moved.
    private Func<(double X, double Y), (double X, double Y)> Page()
    {
        var (waveX, waveY) = (Around(0, .09), Around(0, .07));
        var (phaseX, phaseY) = (Between(0, 2 * Math.PI), Between(0, 2 * Math.PI));
        var height = Between(12, 16.5);
        var width = height * Between(.5, .95);
        var slant = Around(.1, .4);
        var (sin, cos) = Math.SinCos(Around(0, .3));
        var (shiftX, shiftY) = (Around(Centre, 2), Around(Centre, 2));
        return point =>
        {
            var x = point.X - .5 + (waveX * Math.Sin((4 * point.Y) + phaseX));
            var y = point.Y - .5 + (waveY * Math.Sin((4 * point.X) + phaseY));
            (x, y) = ((width * x) - (slant * height * y), height * y);
            return (shiftX + (cos * x) - (sin * y), shiftY + (sin * x) + (cos * y));
        };
    }

    // A corner is a repeated point, and stays one.
    private (double X, double Y)[] Jittered((double X, double Y)[] stroke)
    {
        var jittered = new (double X, double Y)[stroke.Length];
        for (var i = 0; i < stroke.Length; i++)
            jittered[i] = i > 0 && stroke[i] == stroke[i - 1] ? jittered[i - 1] : (Around(stroke[i].X, .09), Around(stroke[i].Y, .08));
        return jittered;
    }

    // The pen presses harder here and softer there, starts late, lifts early, and skips a little where there is a gap.
    private IEnumerable<Dot> Ink(
        (double X, double Y)[] points, Func<(double X, double Y), (double X, double Y)> page, double tip, bool hasGap)
    {
        var (pressure, phase, beat) = (Between(0, .3), Between(0, 2 * Math.PI), Between(2, 7));
        var (start, end) = (Between(0, .05), 1 - Between(0, .05));
        var (gap, gapWidth) = (Between(.2, .8), hasGap ? Between(.01, .04) : 0);
        var last = (points.Length - 1) * DotsBetweenPoints;
        for (var dot = 0; dot <= last; dot++)
        {
            var along = (double)dot / last;
            if (along >= start && along <= end && Math.Abs(along - gap) >= gapWidth)
            {
                var (x, y) = page(Curve(points, dot / DotsBetweenPoints, dot % DotsBetweenPoints / (double)DotsBetweenPoints));
                yield return new(x, y, tip * (1 + (pressure * Math.Sin((beat * along) + phase))));
            }
        }
    }

    // Catmull and Rom's cubic from point i to the next. At an end, and at a corner, the missing neighbour is the point itself.
    private static (double X, double Y) Curve((double X, double Y)[] points, int i, double t)
    {
        var (a, b) = (points[Math.Max(i - 1, 0)], points[i]);
        var (c, d) = (points[Math.Min(i + 1, points.Length - 1)], points[Math.Min(i + 2, points.Length - 1)]);
        return (Cubic(a.X, b.X, c.X, d.X, t), Cubic(a.Y, b.Y, c.Y, d.Y, t));
    }

    private static double Cubic(double a, double b, double c, double d, double t) =>
        b + (t / 2 * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a))))));

    private double Between(double low, double high) => low + ((high - low) * random.NextDouble());

    // Two draws make the middle likelier than the edges.
    private double Around(double middle, double reach) => middle + (reach * (random.NextDouble() + random.NextDouble() - 1));
}
