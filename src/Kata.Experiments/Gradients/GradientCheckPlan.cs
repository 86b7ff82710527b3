using Kata.Gradients;
using Kata.Harness;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Kata.Experiments.Gradients;

/// <summary>A cost and its claimed gradient as functions of a flat vector.</summary>
/// <param name="At">The point.</param>
/// <param name="Shapes">What its parts are, in order.</param>
/// <param name="Cost">J there.</param>
/// <param name="Gradient">∂J/∂θ there, as claimed.</param>
public sealed record GradientCheckProblem(
    Vector<double> At, IReadOnlyList<Shape> Shapes, Func<Vector<double>, double> Cost, Func<Vector<double>, Vector<double>> Gradient)
{
    /// <summary>The harness's options, with the parts by their names.</summary>
    /// <param name="seed">Of the check's own choices.</param>
    public GradientOptions Options(int seed) => GradientOptions.For(Shapes) with { Seed = seed };
}

/// <summary>Everything that decides what a gradient check looks at; two runs of one plan see the same numbers.</summary>
/// <param name="Sizes">Inputs, units of each hidden layer, outputs.</param>
/// <param name="Hidden">The activation of the hidden layers.</param>
/// <param name="Loss">The loss; it decides the last activation: softmax for softmax, else sigmoid.</param>
/// <param name="Examples">m.</param>
/// <param name="Lambda">λ.</param>
/// <param name="Seed">Of weights, inputs, labels and of the check's own choices.</param>
public sealed record GradientCheckPlan(IReadOnlyList<int> Sizes, Activation Hidden, Loss Loss, int Examples, double Lambda, int Seed)
{
    /// <summary>As it is written, inputs first: 4-6-3.</summary>
    public string Network => string.Join('-', Sizes);

    /// <summary>How many weights and biases there are.</summary>
    public long Parameters => Sizes.Zip(Sizes.Skip(1), (inputs, units) => (inputs + 1L) * units).Sum();

    /// <summary>Draws the network and the examples.</summary>
    /// <param name="steps">Whose cost and gradient.</param>
    /// <param name="drawn">Whose functions draw the network and write the examples; null for the same.</param>
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
            theta => steps.Flatten(steps.Backprop(With(theta), x, y, Lambda).Gradient));

        Network With(Vector<double> theta)
        {
            var parts = steps.Unflatten(theta, shapes);
            return network with { Layers = [.. network.Layers.Select((layer, l) => layer with { Theta = parts[l] })] };
        }
    }

    // Every input has a mean of its own: means of 0 would hide what goes wrong with biases.
    private Matrix<double> Inputs(Random random)
    {
        var means = Vector<double>.Build.Random(Sizes[0], new ContinuousUniform(-1, 1, random));
        var x = Matrix<double>.Build.Random(Examples, Sizes[0], new Normal(0, 1, random));
        return x.MapIndexed((_, j, value) => value + means[j], Zeros.Include);
    }

    // Low classes come more often than high ones: classes of equal size would hide what goes wrong with sums over them.
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
