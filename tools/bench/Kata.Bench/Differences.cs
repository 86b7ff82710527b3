using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Kata.Bench;

/// <summary>A direction in the space of parameters and the cost's slope along it.</summary>
/// <param name="V">The direction, an entry a parameter.</param>
/// <param name="Cotangent">A normal number that belongs to the direction.</param>
/// <param name="Slope">The central difference along it.</param>
internal sealed record Direction(double[] V, double Cotangent, double Slope)
{
    /// <summary>The slope that a gradient claims along the direction.</summary>
    public double Of(double[] gradient) => gradient.Zip(V, (slope, step) => slope * step).Sum();
}

/// <summary>Central differences of a problem's cost, each computed once: the planted errors change the gradient, never the cost.</summary>
internal sealed class Differences(Problem problem)
{
    private readonly Dictionary<double, double[]> _central = [];
    private readonly Dictionary<string, Direction[]> _directions = [];

    /// <summary>(J(θ + h·eᵢ) − J(θ − h·eᵢ)) / 2h for every i.</summary>
    public double[] Central(double h)
    {
        if (_central.TryGetValue(h, out var known)) return known;
        var theta = (double[])problem.Theta.Clone();
        var slopes = new double[theta.Length];
        for (var i = 0; i < theta.Length; i++)
        {
            theta[i] = problem.Theta[i] + h;
            var above = problem.Cost(theta);
            theta[i] = problem.Theta[i] - h;
            slopes[i] = (above - problem.Cost(theta)) / (2 * h);
            theta[i] = problem.Theta[i];
        }

        return _central[h] = slopes;
    }

    /// <summary>
    /// The directions that a rule looks along: "normal": one of normal numbers; "positive": one a theta, of numbers from 0 to 1, scaled to
    /// length 1; "entry": one entry of each theta.
    /// </summary>
    public Direction[] Directions(string kind, double h)
    {
        if (_directions.TryGetValue(kind, out var known)) return known;
        var random = new MersenneTwister(10);
        var vectors = kind == "normal"
            ? [[.. problem.Theta.Select(_ => Normal.Sample(random, 0, 1))]]
            : Blocks().Select(block => kind == "entry" ? Entry(block, random) : Positive(block, random)).ToArray();
        return _directions[kind] = [.. vectors.Select(v => new Direction(v, Normal.Sample(random, 0, 1), Slope(v, h)))];
    }

    private double Slope(double[] v, double h) => (problem.Cost(Moved(v, h)) - problem.Cost(Moved(v, -h))) / (2 * h);

    private double[] Moved(double[] v, double by) => [.. problem.Theta.Zip(v, (weight, step) => weight + (by * step))];

    private double[] Entry(Range block, MersenneTwister random)
    {
        var v = new double[problem.Theta.Length];
        v[random.Next(block.Start.Value, block.End.Value)] = 1;
        return v;
    }

    private double[] Positive(Range block, MersenneTwister random)
    {
        var v = new double[problem.Theta.Length];
        foreach (ref var step in v.AsSpan(block)) step = random.NextDouble();
        var length = Math.Sqrt(v.Sum(step => step * step));
        return [.. v.Select(step => step / length)];
    }

    private IEnumerable<Range> Blocks()
    {
        var start = 0;
        foreach (var (rows, columns) in problem.Shapes)
        {
            yield return start..(start + (rows * columns));
            start += rows * columns;
        }
    }
}
