using Kata.Gradients;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Kata.Experiments.Gradients;

/// <summary>A cost and its gradient as functions of a flat vector.</summary>
/// <param name="At">The point, n numbers.</param>
/// <param name="Shapes">The shapes of its thetas, in order.</param>
/// <param name="Cost">J at a point.</param>
/// <param name="Gradient">∂J/∂θ at a point, as the steps under test compute it.</param>
/// <param name="Central">Central differences of a function at a point with a step: step 7.</param>
public sealed record GradientCheckProblem(
    Vector<double> At,
    IReadOnlyList<Shape> Shapes,
    Func<Vector<double>, double> Cost,
    Func<Vector<double>, Vector<double>> Gradient,
    Func<Func<Vector<double>, double>, Vector<double>, double, Vector<double>> Central)
{
    /// <summary>The options of the check, with the thetas as its blocks.</summary>
    /// <param name="seed">The seed of the check's random directions.</param>
    public GradientOptions Options(int seed) => new() { Blocks = ThetaBlocks.Of(Shapes), Seed = seed };
}

/// <summary>Everything that decides what a gradient check looks at; two runs of one plan see the same numbers.</summary>
/// <param name="Sizes">Inputs, units of each hidden layer, outputs.</param>
/// <param name="Hidden">The activation of the hidden layers.</param>
/// <param name="Loss">The loss; it decides the last activation: softmax for softmax cross-entropy, else sigmoid.</param>
/// <param name="Examples">m.</param>
/// <param name="Lambda">λ.</param>
/// <param name="Seed">The seed of weights, inputs, labels and the check's random directions.</param>
public sealed record GradientCheckPlan(IReadOnlyList<int> Sizes, Activation Hidden, Loss Loss, int Examples, double Lambda, int Seed)
{
    /// <summary>The sizes as they are written, inputs first, e.g. 4-6-3.</summary>
    public string Network => string.Join('-', Sizes);

    /// <summary>How many weights and biases there are.</summary>
    public long Parameters => Sizes.Zip(Sizes.Skip(1), (inputs, units) => (inputs + 1L) * units).Sum();

    /// <summary>Draws the network and the examples.</summary>
    /// <param name="steps">The steps that compute cost and gradient.</param>
    /// <param name="drawn">The steps that draw the network, encode the examples and take differences; null for the same.</param>
    public GradientCheckProblem Problem(Steps steps, Steps? drawn = null)
    {
        drawn ??= steps;
        var network = drawn.Create(Sizes, Hidden, Loss == Loss.SoftmaxCrossEntropy ? Activation.Softmax : Activation.Sigmoid, Loss, Seed);
        var random = new MersenneTwister(Seed);
        var (x, y) = (Inputs(random), Targets(random, drawn));
        List<Matrix<double>> thetas = [.. network.Layers.Select(layer => layer.Theta)];
        List<Shape> shapes = [.. thetas.Select(theta => new Shape(theta.RowCount, theta.ColumnCount))];
        return new(
            drawn.Flatten(thetas),
            shapes,
            theta => steps.Cost(With(theta), x, y, Lambda),
            theta => steps.Flatten(steps.Backprop(With(theta), x, y, Lambda).Gradient),
            (f, at, h) => drawn.Central(f, at, h));

        Network With(Vector<double> theta)
        {
            var parts = steps.Unflatten(theta, shapes);
            return network with { Layers = [.. network.Layers.Select((layer, l) => layer with { Theta = parts[l] })] };
        }
    }

    // Every input has a mean of its own: means of 0 would hide mistakes with biases.
    private Matrix<double> Inputs(Random random)
    {
        var means = Vector<double>.Build.Random(Sizes[0], new ContinuousUniform(-1, 1, random));
        var x = Matrix<double>.Build.Random(Examples, Sizes[0], new Normal(0, 1, random));
        return x.MapIndexed((_, j, value) => value + means[j], Zeros.Include);
    }

    // Low classes are more frequent than high ones: classes of equal size would hide mistakes in sums over them.
    private Matrix<double> Targets(Random random, Steps drawn)
    {
        var classes = Math.Max(Sizes[^1], 2);
        int[] labels = [.. Enumerable.Range(0, Examples).Select(_ => (int)(classes * Math.Pow(random.NextDouble(), 2)))];
        labels[0] = 0;
        labels[^1] = classes - 1;
        var y = drawn.Encode(labels, classes);
        return Sizes[^1] == 1 ? y.SubMatrix(0, Examples, 1, 1) : y;
    }
}
