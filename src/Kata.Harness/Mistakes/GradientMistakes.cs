using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;
using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the data term's gradient, once the deltas are right.</summary>
internal static class GradientMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        .. BiasGradientMistakes.All,
        new("backprop/no-mean", 8, "The gradient is not divided by m",
            "The gradients of the examples add up.",
            "The cost is a mean, so its gradient is one too: everything here is m times too large, also the penalty's part.",
            "Pass every example twice: should the gradient change?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Average = (network, l, m, sum) => m * hooks.Average(network, l, m, sum),
                Decay = (network, l, m, lambda) => m * hooks.Decay(network, l, m, lambda),
            },
        },
        new("backprop/no-mean-of-data", 8, "The data term's gradient is not divided by m",
            "The gradients of the examples add up.",
            "The cost is a mean, so its gradient is one too; the penalty's part is divided by m, this part is not.",
            "Pass every example twice: should the gradient change?",
            "")
        { InHooks = Each((entry, m, _, _, _) => entry * m) },
        new("backprop/mean-over-outputs", 8, "The mean is taken over all m·K entries",
            "The mean of a matrix divides by all its entries.",
            "Only the examples are averaged; the outputs of an example add up.",
            "By how many numbers do you divide?",
            "")
        { InHooks = Each((entry, _, k, _, _) => entry / k) },
        new("backprop/no-mean-in-last-layer", 8, "The last layer's gradient is not divided by m",
            "Dividing once is enough.",
            "Every layer's gradient is a mean over the examples.",
            "Which of your lines divide by m?",
            "")
        { InHooks = Each((entry, m, _, l, layers) => l == layers - 1 ? entry * m : entry) },
        new("backprop/no-mean-in-first-layer", 8, "The first layer's gradient is not divided by m",
            "Dividing once is enough.",
            "Every layer's gradient is a mean over the examples.",
            "Which of your lines divide by m?",
            "")
        { InHooks = Each((entry, m, _, l, layers) => l == 0 && layers > 1 ? entry * m : entry) },
        new("backprop/mean-twice", 8, "The gradient is divided by m twice",
            "Divide by m in both places, to be safe.",
            "Once is enough: in the deltas or at the end, not both.",
            "How often is each part of your gradient divided by m?",
            "")
        { InHooks = Each((entry, m, _, _, _) => entry / m) },
        new("backprop/log10", 8, "The gradient is that of a logarithm with base 10",
            "The cost was in base 10, so the gradient follows it.",
            "Cost and gradient fit each other, so no gradient check objects, but both are ln 10 times too small: "
            + "descent is that much slower.",
            "With all weights zero, the cross-entropy of one output is ln 2 = 0.6931. What is yours?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Average = (network, l, m, sum) => hooks.Average(network, l, m, sum) / (
                    network.Loss == Loss.SquaredError ? 1 : Math.Log(10)),
            },
        },
        new("backprop/last-example-only", 8, "Only the last example counts",
            "The gradient is assigned in the loop.",
            "It must be added up: = keeps the last example, += all of them.",
            "After the loop, which examples have left a trace in your gradient?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Outer = (delta, a) => hooks.Outer(Rows(delta, delta.RowCount - 1, 1), Rows(a, a.RowCount - 1, 1)),
            },
        },
        new("backprop/half-batch", 8, "The gradient is for half the examples, the cost for all",
            "A mini-batch estimates the gradient.",
            "It does, but this step's gradient belongs to this step's cost: both are over the same examples.",
            "Over which examples is your cost, and over which is your gradient?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Outer = (delta, a) =>
                {
                    var half = (delta.RowCount + 1) / 2;
                    return hooks.Outer(Rows(delta, 0, half), Rows(a, 0, half)) * delta.RowCount / half;
                },
            },
        },
        new("backprop/inputs-for-activations", 8, "Every layer's gradient uses x",
            "The gradient is δᵀ times the inputs.",
            "The inputs of layer l are the activations of layer l − 1; x is the input of the first layer only.",
            "By what is a weight of layer 2 multiplied in the forward pass?",
            "")
        { InHooks = hooks => hooks with { Inputs = (pass, l) => pass.A[0] } },
        new("backprop/stale-activations", 8, "The activations are those of the previous example",
            "They are left from the last pass.",
            "Delta and activation must come from the same example: each δᵢ meets aᵢ.",
            "From which forward pass are your activations?",
            "")
        { InHooks = hooks => hooks with { Inputs = (pass, l) => Turned(hooks.Inputs(pass, l)) } },
        new("backprop/transposed-and-reshaped", 8, "The outer product is transposed and then reshaped",
            "All the numbers are there, only the shape is wrong.",
            "Reshaping keeps the order of the numbers in memory and so gives most of them to other weights; it needs transposing.",
            "Is entry (0, 1) of your gradient the derivative for weight (0, 1)?",
            "")
        { InHooks = hooks => hooks with { Average = (network, l, m, sum) => Reshaped(hooks.Average(network, l, m, sum)) } },
        new("backprop/float32", 8, "The gradient has only seven digits",
            "float is precise enough.",
            "For training it is. But here cost and weights are doubles, and every entry is off by up to 6e-8 of "
            + "itself. Only a strict check sees it.",
            "Where in your code does a float or a rounding appear?",
            "")
        { InHooks = Finished(entry => (float)entry) },
        new("backprop/clipped", 8, "The gradient is clipped to ±1",
            "Large gradients are dangerous.",
            "Clipping belongs to the optimizer: a clipped gradient is not the gradient of the cost.",
            "How large is the largest entry that your function can return?",
            "")
        { InHooks = Finished(entry => Math.Clamp(entry, -1, 1)) },
        new("backprop/normalised", 8, "The gradient is scaled to length 1",
            "Only its direction matters.",
            "Its length says how steep it is: descent takes large steps where it is steep and comes to rest at the bottom.",
            "How long is your gradient at a minimum?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Finish = gradient =>
                {
                    var right = hooks.Finish(gradient);
                    var length = Math.Sqrt(right.Sum(entry => Square(entry.FrobeniusNorm())));
                    return [.. right.Select(entry => entry / length)];
                },
            },
        },
    ];

    private static Func<OracleHooks, OracleHooks> Each(Func<double, int, int, int, int, double> change) => hooks => hooks with
    {
        Average = (network, l, m, sum) => hooks.Average(network, l, m, sum)
            .Map(entry => change(entry, m, network.Layers[^1].Theta.RowCount, l, network.Layers.Count), Zeros.Include),
    };

    private static Func<OracleHooks, OracleHooks> Finished(Func<double, double> change) =>
        hooks => hooks with { Finish = gradient => [.. hooks.Finish(gradient).Select(entry => entry.Map(change, Zeros.Include))] };

    private static Matrix<double> Rows(Matrix<double> matrix, int first, int count) =>
        matrix.SubMatrix(first, count, 0, matrix.ColumnCount);

    // Each row is the row above it; the first is the last.
    private static Matrix<double> Turned(Matrix<double> a) =>
        Fill(a.RowCount, a.ColumnCount, (i, j) => a[(i + a.RowCount - 1) % a.RowCount, j]);

    // The weights' part, read column by column and written row by row; the biases stay.
    private static Matrix<double> Reshaped(Matrix<double> gradient)
    {
        var weights = gradient.RemoveColumn(0).ToColumnMajorArray();
        return gradient.MapIndexed((u, j, entry) => j == 0 ? entry : weights[(u * (gradient.ColumnCount - 1)) + j - 1], Zeros.Include);
    }
}
