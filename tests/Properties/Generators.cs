using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kata.Harness.Oracle;

namespace Kata.Tests;

/// <summary>A network with examples, targets and a penalty that fit it.</summary>
internal sealed record Case(Network Network, Matrix<double> X, int[] Labels, double Lambda)
{
    /// <summary>m × K, one-hot.</summary>
    public Matrix<double> Y => OneHot.Encode(Labels, Network.Layers[^1].Theta.RowCount);

    public IReadOnlyList<Matrix<double>> Thetas => [.. Network.Layers.Select(layer => layer.Theta)];

    public IReadOnlyList<Shape> Shapes => [.. Network.Layers.Select(layer => layer.Shape)];

    public Vector<double> Flat => Serialize.Flatten(Thetas);

    /// <summary>The same network with these parameters.</summary>
    public Network With(Vector<double> flat) => Network.With(Serialize.Unflatten(flat, Shapes));

    /// <summary>The same case with other thetas.</summary>
    public Case With(IReadOnlyList<Matrix<double>> thetas) => this with { Network = Network.With(thetas) };

    /// <summary>The same case without a hidden layer: the next one gets as many inputs as that one had.</summary>
    public Case WithoutLayer(int hidden)
    {
        var (gone, next) = (Network.Layers[hidden].Theta, Network.Layers[hidden + 1].Theta);
        var theta = Matrix<double>.Build.Dense(
            next.RowCount, gone.ColumnCount, (i, j) => j < next.ColumnCount ? next[i, j] : gone[Math.Min(i, gone.RowCount - 1), j]);
        var layers = Network.Layers.Select((layer, l) => l == hidden + 1 ? layer with { Theta = theta } : layer);
        return this with { Network = Network with { Layers = [.. layers.Where((_, l) => l != hidden)] } };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Network.Loss}, lambda {Lambda}, labels [{string.Join(", ", Labels)}], x:\n{Property.Rows(X)}")
        + string.Concat(Network.Layers.Select(Text));

    private static string Text(Layer layer, int l) =>
        $"\ntheta {l + 1}, {layer.Activation}, column 0 for the biases:\n{Property.Rows(layer.Theta)}";
}

/// <summary>
/// What the laws are tested on: dimensions are drawn first, then matrices that fit; integers are scaled, never bare doubles.
/// </summary>
internal static class Generators
{
    public static readonly Gen<Matrix<double>> AnyMatrix =
        from rows in Gen.Choose(1, 5)
        from columns in Gen.Choose(1, 6)
        from matrix in Matrix(rows, columns, 40, 10)
        select matrix;

    public static readonly Gen<Matrix<double>[]> Thetas =
        from layers in Gen.Choose(1, 4)
        from thetas in AnyMatrix.ArrayOf(layers)
        select thetas;

    public static readonly Gen<Vector<double>> Point =
        from n in Gen.Choose(1, 6)
        from point in Matrix(1, n, 40, 10)
        select point.Row(0);

    /// <summary>At least one label, and a number of classes above every label.</summary>
    public static readonly Gen<(int[] Labels, int Classes)> Labels =
        from classes in Gen.Choose(1, 8)
        from m in Gen.Choose(1, 9)
        from labels in Gen.Choose(0, classes - 1).ArrayOf(m)
        select (labels, classes);

    /// <summary>1 to 4 layers, every smooth activation, every loss, λ of 0 and above.</summary>
    public static readonly Gen<Case> Smooth = Cases(Activation.Identity, Activation.Sigmoid, Activation.Tanh);

    /// <summary>As <see cref="Smooth"/>, but with ReLU as well.</summary>
    public static readonly Gen<Case> Any = Cases(Activation.Identity, Activation.Sigmoid, Activation.Tanh, Activation.Relu);

    /// <summary>
    /// As <see cref="Any"/>, but no change of a single parameter by 0.01 takes a ReLU across its kink, and not all outputs are off.
    /// </summary>
    public static readonly Gen<Case> AwayFromKinks = Any.Where(IsAwayFromKinks);

    /// <summary>At least one hidden layer; all hidden layers are sigmoid.</summary>
    public static readonly Gen<Case> Hidden = Cases(Activation.Sigmoid).Where(drawn => drawn.Network.Layers.Count > 1);

    public static Gen<Matrix<double>> Matrix(int rows, int columns, int range, double scale) =>
        from entries in Gen.Choose(-range, range).ArrayOf(rows * columns)
        select Matrix<double>.Build.Dense(rows, columns, (i, j) => entries[(i * columns) + j] / scale);

    /// <summary>A permutation of 0 … n−1.</summary>
    public static Gen<int[]> Permutation(int n) => Gen.Shuffle(Enumerable.Range(0, n).ToArray());

    private static Gen<Case> Cases(params Activation[] activations) =>
        from depth in Gen.Choose(1, 4)
        from sizes in Gen.Choose(2, 6).ArrayOf(depth + 1)
        from hidden in Gen.Elements(activations).ArrayOf(depth)
        from loss in Gen.Elements(Loss.CrossEntropy, Loss.SoftmaxCrossEntropy, Loss.SquaredError)
        from entries in Gen.Choose(-30, 30).ArrayOf(depth * 6 * 7)
        from m in Gen.Choose(2, 7)
        from x in Matrix(m, sizes[0], 20, 10)
        from labels in Gen.Choose(0, sizes[^1] - 1).ArrayOf(m)
        from lambda in Gen.Elements(0, 0.3, 1.3)
        let output = loss == Loss.CrossEntropy ? Activation.Sigmoid : loss == Loss.SoftmaxCrossEntropy ? Activation.Softmax : hidden[^1]
        select new Case(
            new(
                [
                    .. Enumerable.Range(0, depth).Select(l => new Layer(
                        Matrix<double>.Build.Dense(sizes[l + 1], sizes[l] + 1, (i, j) => entries[(l * 42) + (i * 7) + j] / 20.0),
                        l == depth - 1 ? output : hidden[l])),
                ],
                loss),
            x,
            labels,
            lambda);

    public static bool IsAwayFromKinks(Case drawn)
    {
        if (drawn.Network.Layers.All(layer => layer.Activation != Activation.Relu)) return true;

        var (flat, here) = (drawn.Flat, Active(drawn.Network, drawn.X));
        if (Forward.Pass(drawn.Network, drawn.X).A[^1].Enumerate().All(h => h == 0)) return false;

        return Enumerable.Range(0, flat.Count).All(i => new[] { -0.01, 0.01 }.All(step =>
        {
            var moved = flat.Clone();
            moved[i] += step;
            return Active(drawn.With(moved), drawn.X) == here;
        }));
    }

    // Which ReLU units are on, example by example.
    private static string Active(Network network, Matrix<double> x) => string.Concat(
        network.Layers.Zip(Forward.Pass(network, x).Z).Where(pair => pair.First.Activation == Activation.Relu)
            .SelectMany(pair => pair.Second.Enumerate()).Select(z => z > 0 ? '1' : '0'));

    /// <summary>
    /// As <see cref="Any"/>, but no ReLU is at its kink and no example's two largest outputs are equal, where rounding would choose.
    /// </summary>
    public static readonly Gen<Case> Decided = Any.Where(IsDecided);

    // The oracle decides, so that a wrong Forward does not leave the generator without cases.
    private static bool IsDecided(Case drawn)
    {
        var pass = ScalarOracle.Pass(drawn.Network, drawn.X);
        var kinks = drawn.Network.Layers.Zip(pass.Z).Where(pair => pair.First.Activation == Activation.Relu)
            .SelectMany(pair => pair.Second.Enumerate());
        return kinks.All(z => Math.Abs(z) > 1e-9) && pass.A[^1].EnumerateRows().All(HasOneLargest);
    }

    private static bool HasOneLargest(Vector<double> outputs)
    {
        var largest = outputs.OrderDescending().Take(2).ToArray();
        return largest.Length < 2 || largest[0] - largest[1] > 1e-9;
    }
}
