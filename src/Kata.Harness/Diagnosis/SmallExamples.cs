using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Diagnosis;

/// <summary>Examples in whole numbers, the smallest first: what can be redone by hand.</summary>
internal static class SmallExamples
{
    private static readonly Activation[] Elementwise = [Activation.Identity, Activation.Relu, Activation.Sigmoid, Activation.Tanh];

    internal static IEnumerable<Probe> For(int step) => step switch
    {
        1 or 2 or 5 or 7 or 9 or 10 => SmallExamplesAround.For(step),
        3 => Activations(),
        4 => Networks().Select(n => new Probe($"a of the pass of {n.Text}", steps => Answer.Of(steps.Pass(n.Network, n.X).Z.Concat(steps.Pass(n.Network, n.X).A)))),
        6 => Costs(),
        8 => Networks().Select(n => new Probe($"J and the gradient of {n.Text}, λ = {n.Lambda}", steps =>
        {
            var (cost, gradient) = steps.Backprop(n.Network, n.X, n.Y, n.Lambda);
            return Answer.Of(gradient.SelectMany(entry => entry.ToRowMajorArray()).Prepend(cost));
        })),
        _ => [],
    };

    private static IEnumerable<Probe> Activations()
    {
        foreach (var (rows, columns) in new[] { (1, 1), (1, 2), (2, 2) })
        {
            foreach (var f in Elementwise.Append(Activation.Softmax))
            {
                foreach (var z in Wholes(rows, columns))
                {
                    yield return new($"{f} of z = {Text(z)}", steps => Answer.Of(steps.Apply(f, z.Clone())));
                    if (f != Activation.Softmax) yield return new($"the slope of {f} at z = {Text(z)}", steps => Answer.Of(steps.Derivative(f, z.Clone())));
                }
            }
        }
    }

    private static IEnumerable<Probe> Costs()
    {
        foreach (var theta in new[] { (1, 2), (1, 3), (2, 2) }.SelectMany(shape => Wholes(shape.Item1, shape.Item2)))
        {
            Network network = new([new(theta, Activation.Identity)], Loss.SquaredError);
            yield return new($"the penalty of theta = {Text(theta)} with λ = 2 and m = 1", steps => Answer.Of(steps.Penalty(network, 2, 1)));
            yield return new($"the penalty of theta = {Text(theta)} with λ = 2 and m = 2", steps => Answer.Of(steps.Penalty(network, 2, 2)));
        }

        foreach (var n in Networks())
        {
            var pass = ScalarOracle.Pass(n.Network, n.X);
            yield return new($"the data term of {n.Text}", steps => Answer.Of(steps.DataTerm(n.Network.Loss, pass, n.Y)));
            yield return new($"J of {n.Text}, λ = {n.Lambda}", steps => Answer.Of(steps.Cost(n.Network, n.X, n.Y, n.Lambda)));
        }
    }

    // One unit, then two, then two layers; first without any activation, where every number stays whole.
    private static IEnumerable<(string Text, Network Network, Matrix<double> X, Matrix<double> Y, double Lambda)> Networks()
    {
        foreach (var loss in new[] { Loss.SquaredError, Loss.CrossEntropy, Loss.SoftmaxCrossEntropy })
        {
            foreach (var activation in Elementwise)
            {
                foreach (var sizes in new int[][] { [1, 1], [2, 1], [1, 2], [1, 1, 1], [2, 1, 2], [1, 2, 2] })
                {
                    foreach (var (m, lambda) in new[] { (1, 0), (2, 0), (1, 2), (2, 2) })
                    {
                        var output = loss switch { Loss.CrossEntropy => Activation.Sigmoid, Loss.SoftmaxCrossEntropy => Activation.Softmax, _ => activation };
                        List<Layer> layers = [.. Enumerable.Range(1, sizes.Length - 1).Select(l => new Layer(
                            ScalarOracle.Fill(sizes[l], sizes[l - 1] + 1, (u, j) => Whole((3 * l) + u + (2 * j))), l == sizes.Length - 1 ? output : activation))];
                        var x = ScalarOracle.Fill(m, sizes[0], (i, j) => 1 + i + (2 * j));
                        var y = ScalarOracle.Fill(m, sizes[^1], (i, k) => (i + k) % sizes[^1] == 0 ? 1 : 0);
                        var names = string.Join(", ", layers.Select((layer, l) => $"theta{l + 1} = {Text(layer.Theta)} ({layer.Activation})"));
                        yield return ($"{names}, {loss}, x = {Text(x)}, y = {Text(y)}", new(layers, loss), x, y, lambda);
                    }
                }
            }
        }
    }

    internal static IEnumerable<Matrix<double>> Wholes(int rows, int columns) =>
        Enumerable.Range(0, 5).Select(first => ScalarOracle.Fill(rows, columns, (i, j) => Whole(first + i + (2 * j))));

    // 1, 2, −1, 3, −2, 1, 2 …
    private static double Whole(int i) => new[] { 1, 2, -1, 3, -2 }[i % 5];

    internal static string Text(Matrix<double> matrix) => $"[{string.Join("; ", matrix.EnumerateRows().Select(row => string.Join(' ', row)))}]";
}
