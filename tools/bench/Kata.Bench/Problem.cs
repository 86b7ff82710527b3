using MathNet.Numerics.Random;

namespace Kata.Bench;

/// <summary>A cost with its right gradient: a network, examples, and the point at which the gradient is checked.</summary>
internal sealed class Problem
{
    private readonly FlatCost _flat;

    public Problem(Network network, Matrix<double> x, Matrix<double> y, double lambda)
    {
        (Network, X, Y, Lambda) = (network, x, y, lambda);
        Shapes = [.. network.Layers.Select(layer => new Shape(layer.Theta.RowCount, layer.Theta.ColumnCount))];
        Theta = Serialize.Flatten([.. network.Layers.Select(layer => layer.Theta)]).ToArray();
        Gradient = PlainGradient(Vector<double>.Build.DenseOfArray(Theta)).ToArray();
        _flat = new(network, x.ToRowArrays(), y.ToRowArrays(), lambda);
    }

    public Network Network { get; }

    public Matrix<double> X { get; }

    public Matrix<double> Y { get; }

    public double Lambda { get; }

    public IReadOnlyList<Shape> Shapes { get; }

    public double[] Theta { get; }

    /// <summary>Step 8's gradient at <see cref="Theta"/>: the right one.</summary>
    public double[] Gradient { get; }

    /// <summary>J on plain arrays.</summary>
    public double Cost(double[] theta) => _flat.Of(theta);

    /// <summary>J on plain arrays, as a gradient check calls it.</summary>
    public double Cost(Vector<double> theta) => _flat.Of(theta.AsArray() ?? theta.ToArray());

    /// <summary>J by step 6.</summary>
    public double PlainCost(Vector<double> theta) => Kata.Cost.Of(At(theta), X, Y, Lambda);

    /// <summary>∂J by step 8.</summary>
    public Vector<double> PlainGradient(Vector<double> theta) => Serialize.Flatten(Backprop.Of(At(theta), X, Y, Lambda).Gradient);

    /// <summary>Compares the fast cost with step 6 to 1e-12, here and at a point further away.</summary>
    /// <exception cref="InvalidOperationException">They differ by more, so nothing measured with the fast cost would be valid.</exception>
    public void EnsureFastCostIsRight(int seed)
    {
        var random = new MersenneTwister(seed);
        double[] away = [.. Theta.Select(weight => weight + ((random.NextDouble() - 0.5) / 4))];
        foreach (var theta in new[] { Theta, away })
        {
            var (fast, plain) = (Cost(theta), PlainCost(Vector<double>.Build.DenseOfArray(theta)));
            if (Math.Abs(fast - plain) <= 1e-12 * Math.Abs(plain)) continue;
            throw new InvalidOperationException(
                $"The fast cost of network {seed} is {fast:R} but step 6 says {plain:R}: more than 1e-12 apart.");
        }
    }

    private Network At(Vector<double> flat)
    {
        var thetas = Serialize.Unflatten(flat, Shapes);
        return Network with { Layers = [.. Network.Layers.Zip(thetas, (layer, theta) => layer with { Theta = theta })] };
    }
}
