using Kata.Harness;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Kata.Cli;

/// <summary>A cost and its claimed gradient as functions of a flat vector.</summary>
/// <param name="At">The point.</param>
/// <param name="Shapes">What its parts are, in order.</param>
/// <param name="Cost">J there.</param>
/// <param name="Gradient">∂J/∂θ there, as claimed.</param>
internal sealed record GradcheckProblem(
    Vector<double> At, IReadOnlyList<Shape> Shapes, Func<Vector<double>, double> Cost, Func<Vector<double>, Vector<double>> Gradient)
{
    public GradientOptions Options(int seed) => GradientOptions.For(Shapes) with { Seed = seed };
}

/// <summary>Everything that decides what `kata gradcheck` looks at; two runs of one plan see the same numbers.</summary>
/// <param name="Sizes">Inputs, units of each hidden layer, outputs.</param>
/// <param name="Hidden">The activation of the hidden layers.</param>
/// <param name="Loss">The loss; it decides the last activation: softmax for softmax, else sigmoid.</param>
/// <param name="Examples">m.</param>
/// <param name="Lambda">λ.</param>
/// <param name="Seed">Of weights, inputs, labels and of the check's own choices.</param>
internal sealed record GradcheckPlan(IReadOnlyList<int> Sizes, Activation Hidden, Loss Loss, int Examples, double Lambda, int Seed)
{
    private const long MostProducts = 1_000_000_000;

    public string Network => string.Join('-', Sizes);

    /// <summary>How many weights and biases there are.</summary>
    public long Parameters => Sizes.Zip(Sizes.Skip(1), (inputs, units) => (inputs + 1L) * units).Sum();

    /// <exception cref="ArgumentException">A number is out of its range, or together they would take for ever.</exception>
    public void Check()
    {
        Guard.AtLeast("--examples", Examples, 1, "a cost is the mean over examples");
        Guard.AtLeast("--lambda", Lambda, 0, "a negative penalty would reward large weights");
        if (Loss == Loss.SoftmaxCrossEntropy && Sizes[^1] == 1)
            throw new ArgumentException("--network ends in 1 but --loss softmax needs at least 2 outputs: the softmax of a single one is always 1.");
        if (Parameters > MostProducts / Examples)
        {
            var products = FormattableString.Invariant($"{(double)Parameters * Examples:g3} products a cost but needs at most {MostProducts:g3}");
            throw new ArgumentException(
                FormattableString.Invariant($"--network {Network} with --examples {Examples} takes {products}: a check computes many."));
        }
    }

    /// <summary>Draws the network and the examples.</summary>
    /// <param name="steps">Whose cost and gradient.</param>
    public GradcheckProblem Problem(Steps steps)
    {
        var network = Initialize.Create(Sizes, Hidden, Loss == Loss.SoftmaxCrossEntropy ? Activation.Softmax : Activation.Sigmoid, Loss, Seed);
        var random = new MersenneTwister(Seed);
        var (x, y) = (Inputs(random), Targets(random));
        List<Matrix<double>> thetas = [.. network.Layers.Select(layer => layer.Theta)];
        List<Shape> shapes = [.. thetas.Select(theta => new Shape(theta.RowCount, theta.ColumnCount))];
        return new(
            Serialize.Flatten(thetas),
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
    private Matrix<double> Targets(Random random)
    {
        var classes = Math.Max(Sizes[^1], 2);
        int[] labels = [.. Enumerable.Range(0, Examples).Select(_ => (int)(classes * Math.Pow(random.NextDouble(), 2)))];
        labels[0] = 0;
        labels[^1] = classes - 1;
        var y = OneHot.Encode(labels, classes);
        return Sizes[^1] == 1 ? y.SubMatrix(0, Examples, 1, 1) : y;
    }
}
