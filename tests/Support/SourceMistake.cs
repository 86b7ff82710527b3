using Kata.Runner.Compiling;

namespace Kata.Tests;

/// <summary>The reference with a line changed, as a learner would have it wrong.</summary>
/// <param name="Step">The name of the step.</param>
/// <param name="Right">What the reference has.</param>
/// <param name="Wrong">What stands in its place.</param>
/// <param name="Id">The mistake, as it is to be named.</param>
internal sealed record SourceMistake(string Step, string Right, string Wrong, string Id)
{
    /// <summary>Every one, in the order of the steps; each step has some.</summary>
    public static IReadOnlyList<SourceMistake> All { get; } =
    [
        new("Serialize", "theta.ToRowMajorArray()", "theta.ToColumnMajorArray()", "serialize/writes-columns"),
        new("Serialize", "DenseOfRowMajor(rows, columns, flat.SubVector(start, rows * columns))", "DenseOfColumnMajor(rows, columns, "
            + "flat.SubVector(start, rows * columns))", "serialize/reads-columns"),
        new("Serialize", "start += rows * columns;", "", "serialize/place-not-moved"),
        new("OneHot", "rows[i, k] > rows[i, labels[i]]", "rows[i, k] >= rows[i, labels[i]]", "onehot/last-wins"),
        new("Activations", "value > 0 ? 1.0 : 0.0", "value >= 0 ? 1.0 : 0.0", "activations/relu-slope-at-0"),
        new("Activations", "1 / (Math.Cosh(value) * Math.Cosh(value))", "1 - (value * value)", "activations/tanh-slope-without-tanh"),
        new("Activations", "(z.Row(i) - z.Row(i).Maximum()).PointwiseExp()", "z.Row(i).PointwiseExp()", "activations/softmax-overflows"),
        new("Activations", "z.Row(i) - z.Row(i).Maximum()", "z.Row(i) - z.Enumerate().Max()", "activations/softmax-one-maximum"),
        new("Activations", "Activation.Identity => z.Clone()", "Activation.Identity => z", "activations/identity-shares-z"),
        new("Activations", "1 / (1 + Math.Exp(-z))", "Math.Exp(z) / (1 + Math.Exp(z))", "activations/sigmoid-and-slope-overflow"),
        new("Forward", "Dense(a.RowCount, 1.0)", "Dense(a.RowCount, 0.0)", "forward/no-bias"),
        new("Forward", "Vector<double>.Build.Dense(a.RowCount, 1.0).ToColumnMatrix().Append(a)",
            "a.Append(Vector<double>.Build.Dense(a.RowCount, 1.0).ToColumnMatrix())", "forward/bias-last"),
        new("Forward", "Activations.Apply(activation, z[^1])", "Activations.Apply(activation, -z[^1])", "forward/minus-z"),
        new("Predict", "value >= 0.5", "value > 0.5", "predict/above-half"),
        new("Predict", "(double)right / labels.Count", "right / labels.Count", "predict/integer-division"),
        new("Cost", "/ y.RowCount", "/ (y.RowCount * y.ColumnCount)", "cost/mean-over-outputs"),
        new("Cost", " / y.RowCount", "", "cost/no-mean"),
        new("Cost", "theta.RemoveColumn(0)", "theta", "cost/biases-penalised"),
        new("Cost", "theta.RemoveColumn(0)", "theta.RemoveRow(0)", "cost/rows-for-columns"),
        new("Cost", "lambda / (2.0 * examples)", "lambda / examples", "cost/lambda-by-m"),
        new("Cost", "lambda / (2.0 * examples)", "(int)lambda / (2 * examples)", "cost/integer-lambda"),
        new("NumericalGradient", "/ (2 * h)", "/ h", "numericalgradient/divides-by-h"),
        new("Backprop", ".PointwiseMultiply(Activations.Derivative(layers[l].Activation, pass.Z[l]))", "", "backprop/no-slope"),
        new("Backprop", "Activations.Derivative(layers[l].Activation, pass.Z[l])", "Activations.Derivative(layers[l].Activation, pass.A[l "
            + "+ 1])", "backprop/slope-at-a"),
        new("Backprop", "layers[l + 1].Theta.RemoveColumn(0)", "layers[l + 1].Theta.RemoveColumn(layers[l + 1].Theta.ColumnCount - "
            + "1)", "backprop/wrong-column-dropped"),
        new("Backprop", "deltas[l + 1] * weights", "deltas[l + 1] * weights.Transpose()", "backprop/transposed-weights"),
        new("Backprop", "pass.A[^1] - y;", "y - pass.A[^1];", "backprop/y-minus-h"),
        new("Backprop", "weights.InsertColumn(0, biases) / x.RowCount", "weights.InsertColumn(0, biases)", "backprop/no-mean"),
        new("Backprop", " + (lambda * network.Layers[l].Theta.RemoveColumn(0))", "", "backprop/no-decay"),
        new("Backprop", "deltas[l].ColumnSums()", "deltas[l].ColumnSums() * 0", "backprop/bias-gradient-zero"),
        new("Backprop", "deltas[l].ColumnSums()", "deltas[l].Row(x.RowCount - 1)", "backprop/bias-gradient-last-example"),
        new("Backprop", "network.Loss == Loss.SquaredError", "network.Loss == (Loss)99", "backprop/no-slope-on-output"),
        new("Initialize", "-epsilon, epsilon", "0, epsilon", "initialize/positive"),
        new("Initialize", "new ContinuousUniform(-epsilon, epsilon, new MersenneTwister(seed))", "new ContinuousUniform(0, 1, new "
            + "MersenneTwister(seed))", "initialize/unit-range"),
        new("GradientDescent", "theta - (rate * gradient)", "theta + (rate * gradient)", "gradientdescent/uphill"),
        new("MiniBatch", "layer.Theta - (rate * gradient[l])", "layer.Theta + (rate * gradient[l])", "minibatch/uphill"),
        new("MiniBatch", "Order.Of(m, seed, epoch)", "Order.Of(m, seed, 0)", "minibatch/never-reshuffled"),
        new("Optimizer", "if (cost < lowest) (best, lowest) = (theta.Clone(), cost);", "(best, lowest) = (theta.Clone(), "
            + "cost);", "optimizer/last-point"),
        new("FastBackprop", "(_examples.M + Block - 1) / Block", "_examples.M / Block", "fastbackprop/short-block-dropped"),
    ];

    /// <summary>1 … 13.</summary>
    public int Number => Enum.GetNames<Step>().ToList().IndexOf(Step) + 1;

    /// <summary>The step's whole file, with the mistake in it.</summary>
    /// <exception cref="InvalidOperationException">The reference no longer has what is to be replaced.</exception>
    public string Text
    {
        get
        {
            var text = Reference.Files[Number - 1].Text;
            return text.Contains(Right, StringComparison.Ordinal)
                ? text.Replace(Right, Wrong)
                : throw new InvalidOperationException($"{Step}.cs no longer reads \"{Right}\", so {Id} cannot be put there: change the "
                    + "list of mistakes.");
        }
    }

    /// <summary>The first mistake of a step.</summary>
    /// <param name="step">1 … 13.</param>
    public static SourceMistake Of(int step) => All.First(mistake => mistake.Number == step);
}
