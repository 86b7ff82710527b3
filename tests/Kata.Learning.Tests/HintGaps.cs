namespace Kata.Learning.Tests;

/// <summary>What belongs in the gaps of the almost code on the hint pages, from top to bottom.</summary>
internal static class HintGaps
{
    public static IReadOnlyDictionary<string, string[]> Of { get; } = new Dictionary<string, string[]>
    {
        ["Serialize.Flatten"] = ["theta.ToRowMajorArray()"],
        ["Serialize.Unflatten"] = ["rows * columns", "rows * columns"],
        ["OneHot.Encode"] = ["i, labels[i]"],
        ["OneHot.Decode"] = ["rows[i, k] > rows[i, labels[i]]"],
        ["Activations.Apply"] = ["1 / (1 + Math.Exp(-value))", "z.Row(i).Maximum()", "exponentials / exponentials.Sum()"],
        ["Activations.Derivative"] = ["Sigmoid(-value)", "1 - (Math.Tanh(value) * Math.Tanh(value))", "1 / (1 + Math.Exp(-z))"],
        ["Forward.Pass"] = ["0", "withBias.TransposeAndMultiply(theta)"],
        ["Predict.Classes"] = ["Forward.Pass(network, x).A[^1]", "h[i, 0] >= 0.5 ? 1 : 0"],
        ["Predict.Accuracy"] = ["(double)right / labels.Count"],
        ["Cost.DataTerm"] =
        [
            "SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z[i, k])))",
            "shifted[k]",
            "(h[i, k] - y[i, k]) * (h[i, k] - y[i, k]) / 2",
        ],
        ["Cost.Penalty"] = ["theta.RemoveColumn(0)", "lambda / (2.0 * examples) * squares"],
        ["Cost.Of"] = ["Penalty(network, lambda, x.RowCount)"],
        ["NumericalGradient.Central"] = ["(2 * h)", "at.Clone()"],
        ["Backprop.Deltas"] = ["pass.A[^1] - y", "deltas[l + 1] * layers[l + 1].Theta.RemoveColumn(0)", "pass.Z[l]"],
        ["Backprop.Of"] = ["deltas[l].TransposeThisAndMultiply(pass.A[l])", "deltas[l].ColumnSums()"],
        ["Initialize.Epsilon"] = ["Math.Sqrt(inputs + units)"],
        ["Initialize.Theta"] = ["-epsilon, epsilon", "units, inputs + 1"],
        ["Initialize.Create"] = ["sizes[l - 1], sizes[l]", "seeds.Next()"],
        ["GradientDescent.Step"] = ["(rate * gradient)"],
        ["GradientDescent.Minimize"] = ["costs.Count > iterations", "Step(theta, gradient, rate)"],
        ["MiniBatch.Train"] = ["lambda * batch.Length / m", "layer.Theta - (rate * gradient[l])", "Cost.Of(network, x, y, lambda)"],
        ["Optimizer.Minimize"] = ["Serialize.Flatten(gradient)", "theta.Clone()"],
        ["FastBackprop.Of"] = ["m - first", "(double)Math.Min(size, m - (b * size)) / m", "share * parts[b].Gradient[l]"],
    };
}
