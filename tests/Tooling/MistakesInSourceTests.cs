using Kata.Harness;
using Kata.Runner;

namespace Kata.Tests;

/// <summary>The reference with a line changed, as a learner would have it wrong: none of the bank's code is in it, and still it is named.</summary>
public sealed class MistakesInSourceTests
{
    [TestCase("Serialize", "theta.ToRowMajorArray()", "theta.ToColumnMajorArray()", "serialize/writes-columns")]
    [TestCase("Serialize", "DenseOfRowMajor(rows, columns, flat.SubVector(start, rows * columns))", "DenseOfColumnMajor(rows, columns, flat.SubVector(start, rows * columns))", "serialize/reads-columns")]
    [TestCase("Serialize", "start += rows * columns;", "", "serialize/place-not-moved")]
    [TestCase("OneHot", "rows[i, k] > rows[i, labels[i]]", "rows[i, k] >= rows[i, labels[i]]", "onehot/last-wins")]
    [TestCase("Activations", "value > 0 ? 1.0 : 0.0", "value >= 0 ? 1.0 : 0.0", "activations/relu-slope-at-0")]
    [TestCase("Activations", "1 - (Math.Tanh(value) * Math.Tanh(value))", "1 - (value * value)", "activations/tanh-slope-without-tanh")]
    [TestCase("Activations", "(z.Row(i) - z.Row(i).Maximum()).PointwiseExp()", "z.Row(i).PointwiseExp()", "activations/softmax-overflows")]
    [TestCase("Activations", "z.Row(i) - z.Row(i).Maximum()", "z.Row(i) - z.Enumerate().Max()", "activations/softmax-one-maximum")]
    [TestCase("Activations", "Activation.Identity => z.Clone()", "Activation.Identity => z", "activations/identity-shares-z")]
    [TestCase("Activations", "1 / (1 + Math.Exp(-z))", "Math.Exp(z) / (1 + Math.Exp(z))", "activations/sigmoid-and-slope-overflow")]
    [TestCase("Forward", "Dense(a.RowCount, 1.0)", "Dense(a.RowCount, 0.0)", "forward/no-bias")]
    [TestCase("Forward", "a.InsertColumn(0,", "a.InsertColumn(a.ColumnCount,", "forward/bias-last")]
    [TestCase("Forward", "Activations.Apply(activation, z[^1])", "Activations.Apply(activation, -z[^1])", "forward/minus-z")]
    [TestCase("Predict", "value >= 0.5", "value > 0.5", "predict/above-half")]
    [TestCase("Predict", "(double)right / labels.Count", "right / labels.Count", "predict/integer-division")]
    [TestCase("Cost", "/ y.RowCount", "/ (y.RowCount * y.ColumnCount)", "cost/mean-over-outputs")]
    [TestCase("Cost", " / y.RowCount", "", "cost/no-mean")]
    [TestCase("Cost", "theta.RemoveColumn(0)", "theta", "cost/biases-penalised")]
    [TestCase("Cost", "theta.RemoveColumn(0)", "theta.RemoveRow(0)", "cost/rows-for-columns")]
    [TestCase("Cost", "lambda / (2.0 * examples)", "lambda / examples", "cost/lambda-by-m")]
    [TestCase("Cost", "lambda / (2.0 * examples)", "(int)lambda / (2 * examples)", "cost/integer-lambda")]
    [TestCase("NumericalGradient", "/ (2 * h)", "/ h", "numericalgradient/divides-by-h")]
    [TestCase("Backprop", ".PointwiseMultiply(Activations.Derivative(layers[l].Activation, pass.Z[l]))", "", "backprop/no-slope")]
    [TestCase("Backprop", "Activations.Derivative(layers[l].Activation, pass.Z[l])", "Activations.Derivative(layers[l].Activation, pass.A[l + 1])", "backprop/slope-at-a")]
    [TestCase("Backprop", "layers[l + 1].Theta.RemoveColumn(0)", "layers[l + 1].Theta.RemoveColumn(layers[l + 1].Theta.ColumnCount - 1)", "backprop/wrong-column-dropped")]
    [TestCase("Backprop", "deltas[l + 1] * weights", "deltas[l + 1] * weights.Transpose()", "backprop/transposed-weights")]
    [TestCase("Backprop", "pass.A[^1] - y;", "y - pass.A[^1];", "backprop/y-minus-h")]
    [TestCase("Backprop", "weights.InsertColumn(0, biases) / x.RowCount", "weights.InsertColumn(0, biases)", "backprop/no-mean")]
    [TestCase("Backprop", " + (lambda * network.Layers[l].Theta.RemoveColumn(0))", "", "backprop/no-decay")]
    [TestCase("Backprop", "deltas[l].ColumnSums()", "deltas[l].ColumnSums() * 0", "backprop/bias-gradient-zero")]
    [TestCase("Backprop", "deltas[l].ColumnSums()", "deltas[l].Row(x.RowCount - 1)", "backprop/bias-gradient-last-example")]
    [TestCase("Backprop", "network.Loss == Loss.SquaredError", "network.Loss == (Loss)99", "backprop/no-slope-on-output")]
    [TestCase("Initialize", "-epsilon, epsilon", "0, epsilon", "initialize/positive")]
    [TestCase("Initialize", "new ContinuousUniform(-epsilon, epsilon, new MersenneTwister(seed))", "new ContinuousUniform(0, 1, new MersenneTwister(seed))", "initialize/unit-range")]
    [TestCase("GradientDescent", "theta - (rate * gradient)", "theta + (rate * gradient)", "gradientdescent/uphill")]
    [TestCase("MiniBatch", "layer.Theta - (rate * gradient[l])", "layer.Theta + (rate * gradient[l])", "minibatch/uphill")]
    [TestCase("MiniBatch", "Order.Of(m, seed, epoch)", "Order.Of(m, seed, 0)", "minibatch/never-reshuffled")]
    [TestCase("Optimizer", "if (cost < lowest) (best, lowest) = (theta.Clone(), cost);", "(best, lowest) = (theta.Clone(), cost);", "optimizer/last-point")]
    public void It_is_named(string step, string right, string wrong, string id)
    {
        var file = Reference.Files.Single(file => file.Name == step);
        Assert.That(file.Text, Does.Contain(right), "the reference no longer reads like this");

        var number = Reference.StepNames.ToList().IndexOf(step) + 1;
        using var bound = Suites.Beside().Bind(Subject.Hybrid(number, [file with { Text = file.Text.Replace(right, wrong) }]));
        var diagnosis = Diagnosis.Of(number, Binding.StepsOf(bound.Kata));

        Assert.That(diagnosis.Names.Select(names => string.Join('+', names.Select(mistake => mistake.Id))), Is.EqualTo(new[] { id }), diagnosis.ToString());
    }
}
