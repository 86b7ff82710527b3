namespace Kata.Learning.Tests;

/// <summary>What belongs in the gaps of the almost code on the hint pages, from top to bottom.</summary>
internal static class HintGaps
{
    public static IReadOnlyDictionary<string, string[]> Of { get; } = new Dictionary<string, string[]>
    {
        ["Serialize.Flatten"] = [Guards("Guard.AtLeast(\"thetas.Count\", thetas.Count, 1, \"why\");"), "theta.ToRowMajorArray()"],
        ["Serialize.Unflatten"] =
        [
            Guards(
                "foreach (var shape in shapes) Guard.AtLeast(\"shape.Rows\", shape.Rows, 1, \"why\");",
                "foreach (var shape in shapes) Guard.AtLeast(\"shape.Columns\", shape.Columns, 1, \"why\");",
                "Guard.Count(\"flat\", flat.Count, shapes.Sum(shape => shape.Rows * shape.Columns), \"entries\", \"why\");"),
            "rows * columns",
            "rows * columns",
        ],
        ["OneHot.Encode"] =
        [
            Guards(
                "Guard.AtLeast(\"labels.Count\", labels.Count, 1, \"why\");",
                "Guard.AtLeast(\"classes\", classes, 1, \"why\");",
                "Guard.Labels(labels, classes);"),
            "i, labels[i]",
        ],
        ["OneHot.Decode"] = [Guards("Guard.Finite(\"rows\", rows);"), "rows[i, k] > rows[i, labels[i]]"],
        ["Activations.Apply"] =
        [
            Guards("Guard.Finite(\"z\", z);"), "1 / (1 + Math.Exp(-value))", "z.Row(i).Maximum()", "exponentials / exponentials.Sum()",
        ],
        ["Activations.Derivative"] =
        [
            Guards("Guard.Finite(\"z\", z);"), "Sigmoid(-value)", "1 - (Math.Tanh(value) * Math.Tanh(value))", "1 / (1 + Math.Exp(-z))",
        ],
        ["Forward.Pass"] = [Guards("Guard.Inputs(network, x);"), "0", "withBias.TransposeAndMultiply(theta)"],
        ["Predict.Classes"] = ["Forward.Pass(network, x).A[^1]", "h[i, 0] >= 0.5 ? 1 : 0"],
        ["Predict.Accuracy"] =
        [
            Guards(
                "Guard.AtLeast(\"predicted.Count\", predicted.Count, 1, \"why\");",
                "Guard.Count(\"predicted\", predicted.Count, labels.Count, \"entries\", \"why\");"),
            "(double)right / labels.Count",
        ],
        ["Cost.DataTerm"] =
        [
            Guards("Guard.Finite(\"z\", z);", "Guard.Finite(\"h\", h);", "Guard.Targets(loss, y, h);"),
            "SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z[i, k])))",
            "shifted[k]",
            "(h[i, k] - y[i, k]) * (h[i, k] - y[i, k]) / 2",
        ],
        ["Cost.Penalty"] =
        [
            Guards(
                "Guard.Network(network);",
                "Guard.AtLeast(\"lambda\", lambda, 0, \"why\");",
                "Guard.AtLeast(\"examples\", examples, 1, \"why\");"),
            "theta.RemoveColumn(0)",
            "lambda / (2.0 * examples) * squares",
        ],
        ["Cost.Of"] = [Guards("Guard.Fits(network.Layers[^1].Activation, network.Loss);"), "Penalty(network, lambda, x.RowCount)"],
        ["NumericalGradient.Central"] =
        [
            Guards("Guard.Finite(\"at\", at);", "Guard.Positive(\"h\", h, \"why\");"), "(2 * h)", "at.Clone()",
        ],
        ["Backprop.Deltas"] =
        [
            Guards(
                "Guard.Network(network);",
                "Guard.Fits(layers[^1].Activation, network.Loss);",
                "Guard.Count(\"pass.Z\", pass.Z.Count, layers.Count, \"matrices\", \"why\");",
                "Guard.Count(\"pass.A\", pass.A.Count, layers.Count + 1, \"matrices\", \"why\");",
                "Guard.Targets(network.Loss, y, pass.A[^1]);"),
            "pass.A[^1] - y",
            "deltas[l + 1] * layers[l + 1].Theta.RemoveColumn(0)",
            "pass.Z[l]",
        ],
        ["Backprop.Of"] = ["deltas[l].TransposeThisAndMultiply(pass.A[l])", "deltas[l].ColumnSums()"],
        ["Initialize.Epsilon"] =
        [
            Guards("Guard.AtLeast(\"inputs\", inputs, 1, \"why\");", "Guard.AtLeast(\"units\", units, 1, \"why\");"),
            "Math.Sqrt(inputs + units)",
        ],
        ["Initialize.Theta"] =
        [
            Guards(
                "Guard.AtLeast(\"units\", units, 1, \"why\");",
                "Guard.AtLeast(\"inputs\", inputs, 1, \"why\");",
                "Guard.Positive(\"epsilon\", epsilon, \"why\");"),
            "-epsilon, epsilon",
            "units, inputs + 1",
        ],
        ["Initialize.Create"] =
        [
            Guards(
                "Guard.AtLeast(\"sizes.Count\", sizes.Count, 2, \"why\");",
                "if (hidden == Activation.Softmax) throw new ArgumentException(\"hidden is Softmax but needs another.\");",
                "Guard.Fits(output, loss);"),
            "sizes[l - 1], sizes[l]",
            "seeds.Next()",
        ],
        ["GradientDescent.Step"] =
        [
            Guards(
                "Guard.Count(\"gradient\", gradient.Count, theta.Count, \"entries\", \"why\");",
                "Guard.Finite(\"theta\", theta);",
                "Guard.Finite(\"gradient\", gradient);",
                "Guard.Positive(\"rate\", rate, \"why\");"),
            "(rate * gradient)",
        ],
        ["GradientDescent.Minimize"] =
        [
            Guards(
                "Guard.Finite(\"start\", start);",
                "Guard.Positive(\"rate\", rate, \"why\");",
                "Guard.AtLeast(\"iterations\", iterations, 0, \"why\");"),
            "costs.Count > iterations",
            "Step(theta, gradient, rate)",
        ],
        ["MiniBatch.Train"] =
        [
            Guards(
                "Guard.Inputs(network, x);",
                "Guard.Count(\"labels\", labels.Count, x.RowCount, \"entries\", \"why\");",
                "Guard.AtLeast(\"epochs\", epochs, 0, \"why\");",
                "Guard.AtLeast(\"batchSize\", batchSize, 1, \"why\");",
                "Guard.Positive(\"rate\", rate, \"why\");",
                "Guard.AtLeast(\"lambda\", lambda, 0, \"why\");"),
            "lambda * batch.Length / m",
            "layer.Theta - (rate * gradient[l])",
            "Cost.Of(network, x, y, lambda)",
        ],
        ["Optimizer.Minimize"] =
        [
            Guards("Guard.AtLeast(\"maxEvaluations\", maxEvaluations, 1, \"why\");", "Guard.Inputs(network, x);"),
            "Serialize.Flatten(gradient)",
            Guards("Guard.Finite(\"start\", start);", "Guard.AtLeast(\"maxEvaluations\", maxEvaluations, 1, \"why\");"),
            "theta.Clone()",
        ],
    };

    // The gap is at the end of a comment.
    private static string Guards(params string[] checks) => $"\n{string.Join('\n', checks)}\n";
}
