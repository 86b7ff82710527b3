namespace Kata.Gradients.Tests;

/// <summary>A cost of one number, drawn, with the slope that mathematics gives it at a point.</summary>
/// <param name="Family">What is difficult about it.</param>
/// <param name="Cost">The cost.</param>
/// <param name="Slope">Its slope as a function of the number, in closed form.</param>
/// <param name="At">The point.</param>
/// <param name="Gap">How much larger a slope may be too: at a kink, all subgradients are right.</param>
internal sealed record DrawnCost(string Family, Func<double, double> Cost, Func<double, double> Slope, double At, double Gap = 0);

/// <summary>Draws costs whose slopes are known, easy and hard ones. Edges are at multiples of 1/64, so that x − edge is exact.</summary>
internal static class DrawnCosts
{
    private static readonly Func<Random, DrawnCost>[] Families =
    [
        Scaled, Fast, Shifted, Large, Pole, Logarithm, Overflowing, Power, Kinked, Jumping, Gate, Bump, Noisy, Stairs,
    ];

    /// <summary>The cost of this number; the families take turns.</summary>
    public static DrawnCost Draw(int number, Random random) => Families[number % Families.Length](random);

    // Smooth, from 1e-300 to 1e300.
    private static DrawnCost Scaled(Random random)
    {
        var (c, a, b) = (Decade(random, -300, 300), 0.2 + (2 * random.NextDouble()), random.NextDouble());
        return new("scaled", x => c * (Math.Sin(a * x) + (b * x * x)), x => c * ((a * Math.Cos(a * x)) + (2 * b * x)), Point(random));
    }

    private static DrawnCost Fast(Random random)
    {
        var rate = Decade(random, 0, 7);
        return new("fast", x => Math.Sin(rate * x), x => rate * Math.Cos(rate * x), Edge(random));
    }

    // A slope of about 1 in a cost that is up to 1e16 times as large.
    private static DrawnCost Shifted(Random random)
    {
        var (big, a) = (Decade(random, 0, 16), 0.5 + random.NextDouble());
        return new("shifted", x => big + Math.Exp(a * Math.Sin(x)), x => a * Math.Cos(x) * Math.Exp(a * Math.Sin(x)), Point(random));
    }

    private static DrawnCost Large(Random random)
    {
        var (x0, a, big) = (Sign(random) * Decade(random, 0, 9), Point(random), random.Next(2) * Decade(random, 0, 10));
        return new("large", x => ((x - a) * (x - a)) + big, x => 2 * (x - a), x0);
    }

    private static DrawnCost Pole(Random random)
    {
        var (edge, k) = (Edge(random), random.Next(1, 4));
        var at = edge + (Sign(random) * Decade(random, -7, 0));
        return new("pole", x => Math.Pow(x - edge, -k), x => -k * Math.Pow(x - edge, -k - 1), at);
    }

    private static DrawnCost Logarithm(Random random)
    {
        var edge = Edge(random);
        return random.Next(2) == 0
            ? new("domain", x => Math.Log(x - edge), x => 1 / (x - edge), edge + Decade(random, -10, 1))
            : new("domain", x => Math.Sqrt(x - edge), x => 0.5 / Math.Sqrt(x - edge), edge + Decade(random, -10, 1));
    }

    private static DrawnCost Overflowing(Random random)
    {
        var (rate, power) = (Decade(random, 0, 7), 1400 * (random.NextDouble() - 0.5));
        return new("overflowing", x => Math.Exp(rate * x), x => rate * Math.Exp(rate * x), power / rate);
    }

    // |x − edge|^p with p > 1: a slope everywhere, but a bend that grows without limit at the edge.
    private static DrawnCost Power(Random random)
    {
        var (edge, p) = (Edge(random), 1.1 + (2 * random.NextDouble()));
        var at = edge + (random.Next(4) == 0 ? 0 : Sign(random) * Decade(random, -8, 0));
        double Slope(double u) => 1 + (p * Math.Sign(u) * Math.Pow(Math.Abs(u), p - 1));
        return new("power", x => Math.Pow(Math.Abs(x - edge), p) + x, x => Slope(x - edge), at);
    }

    private static DrawnCost Kinked(Random random)
    {
        var (edge, gap) = (Edge(random), Decade(random, -6, 3));
        var at = edge + (random.Next(5) == 0 ? 0 : Sign(random) * Decade(random, -12, 0));
        double Slope(double x) => Math.Cos(x) + (x > edge ? gap : 0);
        return new("kink", x => Math.Sin(x) + (gap * Math.Max(0, x - edge)), Slope, at, at == edge ? gap : 0);
    }

    private static DrawnCost Jumping(Random random)
    {
        var (edge, height) = (Edge(random), Sign(random) * Decade(random, -12, 3));
        var at = edge + (Sign(random) * Decade(random, -12, 0));
        return new("jump", x => Math.Sin(x) + (x > edge ? height : 0), Math.Cos, at);
    }

    private static DrawnCost Gate(Random random)
    {
        var (edge, width) = (Edge(random), Decade(random, -12, 0));
        double Gated(double x) => 1 / (1 + Math.Exp(-(x - edge) / width));
        return random.Next(2) == 0
            ? new("gate", Gated, x => Gated(x) * (1 - Gated(x)) / width, edge)
            : new("gate", x => x + (width * Math.Tanh((x - edge) / width)), _ => 2, edge);
    }

    // The slope is 2 in the middle and 1 outside.
    private static DrawnCost Bump(Random random)
    {
        var (edge, width) = (Edge(random), Decade(random, -10, 0));
        return new("bump", x => x + ((x - edge) * Math.Exp(-Math.Pow((x - edge) / width, 2))), _ => 2, edge);
    }

    private static DrawnCost Noisy(Random random)
    {
        var size = Decade(random, -17, -2);
        return new("noise", x => Math.Sin(x) + (size * Hash(x)), Math.Cos, Point(random));
    }

    // Flat between its steps, which are higher than 1e-12 of the cost: 0 is its slope, and that of the cost before rounding is wrong.
    private static DrawnCost Stairs(Random random)
    {
        var tread = random.Next(3) == 0 ? Math.Pow(10, -random.Next(0, 11)) : Decade(random, -10, 0);
        var at = (Math.Round(Point(random) / 2 / tread) + 0.3) * tread;
        return new("stairs", x => 2 + Math.Sin(Math.Round(x / tread) * tread), _ => 0, at);
    }

    private static double Point(Random random) => (4 * random.NextDouble()) - 2;

    private static double Edge(Random random) => random.Next(-128, 129) / 64.0;

    private static int Sign(Random random) => random.Next(2) == 0 ? -1 : 1;

    private static double Decade(Random random, double from, double to) => Math.Pow(10, from + ((to - from) * random.NextDouble()));

    // −0.5 to 0.5, and nothing in common between neighbours (the mixing of Steele, Lea and Flood 2014).
    private static double Hash(double x)
    {
        var z = (ulong)BitConverter.DoubleToInt64Bits(x) + 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) / (double)(1L << 53) - 0.5;
    }
}
