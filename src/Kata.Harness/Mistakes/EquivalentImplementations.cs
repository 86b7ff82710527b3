namespace Kata.Harness.Mistakes;

/// <summary>A right implementation, written differently: no check may reject it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Title">How it differs, in a few words.</param>
/// <param name="Steps">The steps in which it differs.</param>
/// <param name="Of">Takes the right steps and returns them written differently.</param>
public sealed record EquivalentImplementation(string Id, string Title, IReadOnlyList<Step> Steps, Func<Steps, Steps> Of);

/// <summary>Right implementations, written differently.</summary>
public static class EquivalentImplementations
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<EquivalentImplementation> All { get; } =
    [
        new("loops", "one scalar at a time, without matrix products", Enum.GetValues<Step>(), _ => ScalarOracle.Steps),
        new("backwards", "summed over the examples from the last to the first", [Step.Cost, Step.Backprop, Step.FastBackprop], Backwards),
        new("reversed-units", "summed over the inputs from the last to the first", [Step.Forward], ReversedInputs),
        new("transposed", "with examples as columns, transposed at both ends", [Step.Forward, Step.Backprop], Transposed),
        new("one-by-one", "accumulated one example after another", [Step.Forward, Step.Cost, Step.Backprop], OneByOne),
        new("in-blocks", "summed over blocks of five examples", [Step.FastBackprop], InBlocks),
        new("sigmoid-by-tanh", "σ(z) as (1 + tanh z/2) / 2, its derivative as 1 / 4cosh² z/2", [Step.Activations], SigmoidByTanh),
        new("sigmoid-slope-by-a", "the sigmoid's derivative as σ(1 − σ)", [Step.Activations], SigmoidSlopeByA),
        new("log-without-log1p", "log(1 + e^−|z|) and log Σ e^(z − max) by the plain logarithm", [Step.Cost], PlainLogarithm),
        new("softmax-by-log", "softmax as e^(z − log Σ e^z)", [Step.Activations], SoftmaxByLog),
        new("all-minus-biases", "the penalty of all parameters minus that of the biases", [Step.Cost], AllMinusBiases),
    ];

    private static Steps Backwards(Steps right) => CostMistakes.Whole(right with
    {
        DataTerm = (loss, pass, y) => right.DataTerm(loss, new([.. pass.Z.Select(Reversed)], [.. pass.A.Select(Reversed)]), Reversed(y)),
        Deltas = (network, pass, y) =>
            [.. right.Deltas(network, new([.. pass.Z.Select(Reversed)], [.. pass.A.Select(Reversed)]), Reversed(y)).Select(Reversed)],
        Backprop = (network, x, y, lambda) => right.Backprop(network, Reversed(x), Reversed(y), lambda),
        FastBackprop = (network, x, y, lambda) => right.FastBackprop(network, Reversed(x), Reversed(y), lambda),
    });

    private static Steps ReversedInputs(Steps right) => right with
    {
        Pass = (network, x) =>
        {
            Guard.Inputs(network, x);
            var theta = network.Layers[0].Theta;
            var columns = Enumerable.Range(0, x.ColumnCount).Reverse().ToArray();
            var turned = ScalarOracle.Fill(
                theta.RowCount, theta.ColumnCount, (u, j) => j == 0 ? theta[u, 0] : theta[u, columns[j - 1] + 1]);
            var pass = right.Pass(
                network.With([turned, .. network.Layers.Skip(1).Select(layer => layer.Theta)]),
                ScalarOracle.Fill(x.RowCount, x.ColumnCount, (i, j) => x[i, columns[j]]));
            return new(pass.Z, [x, .. pass.A.Skip(1)]);
        },
    };

    private static Steps Transposed(Steps right) => right with
    {
        Pass = (network, x) =>
        {
            Guard.Inputs(network, x);
            List<Matrix<double>> z = [], a = [x.Transpose()];
            foreach (var (theta, activation) in network.Layers)
            {
                z.Add(theta * a[^1].InsertRow(0, Vector<double>.Build.Dense(x.RowCount, 1)));
                a.Add(right.Apply(activation, z[^1].Transpose()).Transpose());
            }

            return new([.. z.Select(matrix => matrix.Transpose())], [.. a.Select(matrix => matrix.Transpose())]);
        },
        Backprop = (network, x, y, lambda) =>
        {
            var (cost, _) = right.Backprop(network, x, y, lambda);
            var pass = right.Pass(network, x);
            var gradient = right.Deltas(network, pass, y).Select((delta, l) =>
            {
                var ones = pass.A[l].InsertColumn(0, Vector<double>.Build.Dense(x.RowCount, 1));
                var decay = lambda / x.RowCount * network.Layers[l].Theta;
                decay.ClearColumn(0);
                return (ones.Transpose() * (delta / x.RowCount)).Transpose() + decay;
            });
            return new(cost, [.. gradient]);
        },
    };

    private static Steps OneByOne(Steps right) => CostMistakes.Whole(right with
    {
        Pass = (network, x) =>
        {
            Guard.Inputs(network, x);
            var passes = Examples(x).Select(example => right.Pass(network, example)).ToList();
            return new(
                [.. network.Layers.Select((_, l) => Stacked(passes.Select(pass => pass.Z[l])))],
                [x, .. network.Layers.Select((_, l) => Stacked(passes.Select(pass => pass.A[l + 1])))]);
        },
        Backprop = (network, x, y, lambda) =>
        {
            var (cost, _) = right.Backprop(network, x, y, lambda);
            // Each single example gets the penalty of the whole set.
            var gradients = Examples(x).Zip(Examples(y), (xi, yi) => right.Backprop(network, xi, yi, lambda / x.RowCount).Gradient);
            var total = gradients.Aggregate((sum, gradient) => [.. sum.Zip(gradient, (s, g) => s + g)]);
            return new(cost, [.. total.Select(sum => sum / x.RowCount)]);
        },
    });

    private static Steps InBlocks(Steps right) => right with { FastBackprop = new OracleBlocks(right.Backprop) { Size = 5 }.Of };

    private static Steps SigmoidByTanh(Steps right) => right with
    {
        Apply = (f, z) => f == Activation.Sigmoid
            ? Checked(right.Apply(f, z), z, value => (1 + Math.Tanh(value / 2)) / 2)
            : right.Apply(f, z),
        Derivative = (f, z) => f == Activation.Sigmoid
            ? Checked(right.Derivative(f, z), z, value => 1 / (4 * Math.Cosh(value / 2) * Math.Cosh(value / 2)))
            : right.Derivative(f, z),
    };

    private static Steps SigmoidSlopeByA(Steps right) => right with
    {
        Derivative = (f, z) =>
        {
            var slopes = right.Derivative(f, z);
            return f == Activation.Sigmoid ? right.Apply(f, z).Map(a => a * (1 - a), Zeros.Include) : slopes;
        },
    };

    private static Steps PlainLogarithm(Steps right) => CostMistakes.Whole(right with
    {
        DataTerm = (loss, pass, y) =>
        {
            var (checkedTerm, z, total) = (right.DataTerm(loss, pass, y), pass.Z[^1], 0.0);
            if (loss == Loss.SquaredError) return checkedTerm;
            for (var i = 0; i < y.RowCount; i++)
            {
                var top = z.Row(i).Maximum();
                var log = top + Math.Log(z.Row(i).Sum(value => Math.Exp(value - top)));
                for (var k = 0; k < y.ColumnCount; k++)
                {
                    total += loss == Loss.SoftmaxCrossEntropy
                        ? y[i, k] * (log - z[i, k])
                        : Math.Max(z[i, k], 0) - (z[i, k] * y[i, k]) + Math.Log(1 + Math.Exp(-Math.Abs(z[i, k])));
                }
            }

            return total / y.RowCount;
        },
    });

    private static Steps SoftmaxByLog(Steps right) => right with
    {
        Apply = (f, z) =>
        {
            var a = right.Apply(f, z);
            if (f != Activation.Softmax) return a;
            var tops = z.EnumerateRows().Select(row => row.Maximum()).ToArray();
            var logs = z.EnumerateRows().Select((row, i) => Math.Log(row.Sum(value => Math.Exp(value - tops[i])))).ToArray();
            return z.MapIndexed((i, _, value) => Math.Exp(value - tops[i] - logs[i]), Zeros.Include);
        },
    };

    private static Steps AllMinusBiases(Steps right) => CostMistakes.Whole(right with
    {
        Penalty = (network, lambda, m) =>
        {
            right.Penalty(network, lambda, m);
            return lambda / m / 2 * network.Layers.Sum(
                layer => ScalarOracle.Square(layer.Theta.FrobeniusNorm()) - layer.Theta.Column(0).DotProduct(layer.Theta.Column(0)));
        },
    });

    // The right function is called as well, for its argument checks.
    private static Matrix<double> Checked(Matrix<double> right, Matrix<double> z, Func<double, double> value) =>
        right.MapIndexed((i, j, _) => value(z[i, j]), Zeros.Include);

    private static IEnumerable<Matrix<double>> Examples(Matrix<double> matrix) => matrix.EnumerateRows().Select(row => row.ToRowMatrix());

    private static Matrix<double> Stacked(IEnumerable<Matrix<double>> rows) =>
        Matrix<double>.Build.DenseOfRowVectors(rows.Select(row => row.Row(0)));

    private static Matrix<double> Reversed(Matrix<double> matrix) =>
        ScalarOracle.Fill(matrix.RowCount, matrix.ColumnCount, (i, j) => matrix[matrix.RowCount - 1 - i, j]);
}
