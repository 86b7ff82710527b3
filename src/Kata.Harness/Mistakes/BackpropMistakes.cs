using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;
using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the deltas, from the output back to the first layer.</summary>
internal static class BackpropMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("backprop/no-slope", 8, "The hidden delta is not multiplied by g′(z)",
            "δ·W brings the error back, and that is all.",
            "That brings it back to a; from a to z the chain rule needs g′(z). Only the layers before the last are wrong.",
            "How much does a hidden unit's activation change with its z?",
            "")
        { InHooks = Slope((_, _, _, _, _) => 1) },
        new("backprop/slope-at-a", 8, "The derivative is taken at a instead of z",
            "The derivative works on the activation.",
            "Derivative(g, z) wants z and applies g itself; at a it gives the derivative at another point. The error "
            + "is a few percent: easily overlooked.",
            "Which of Z and A does the derivative's doc comment ask for?",
            "gophernet #6")
        { InHooks = Slope((network, pass, l, i, j) => ScalarOracle.Slope(network.Layers[l].Activation, pass.A[l + 1][i, j])) },
        new("backprop/slope-z-1-minus-z", 8, "The sigmoid's derivative is computed as z(1 − z)",
            "σ′ = a(1 − a), and the argument stands for a.",
            "z is not a: z(1 − z) is negative or large where the derivative is small.",
            "Can the derivative of a sigmoid be negative?",
            "interviews.ai #4")
        { InHooks = Elementwise(Activation.Sigmoid, (z, _) => z * (1 - z)) },
        new("backprop/slope-is-a", 8, "The sigmoid's derivative is computed as a",
            "a(1 − a) begins with a.",
            "The factor 1 − a is missing: it makes a saturated unit learn slowly.",
            "What is the derivative of a sigmoid where a is almost 1?",
            "")
        { InHooks = Elementwise(Activation.Sigmoid, (_, a) => a) },
        new("backprop/slope-of-other-layer", 8, "The derivative is taken at the z of the next layer",
            "The derivative belongs to the layer that the delta comes from.",
            "It belongs to the unit that the delta arrives at.",
            "Which shape must g′(z) have to be multiplied by δ·W entry by entry?",
            "")
        {
            InHooks = Slope((network, pass, l, i, j) => ScalarOracle.Slope(
                network.Layers[l].Activation, pass.Z[l + 1][i, j % pass.Z[l + 1].ColumnCount])),
        },
        new("backprop/tanh-slope-without-tanh", 8, "Tanh's derivative is computed as 1 − z²",
            "tanh′ = 1 − a², and the argument is what gets squared.",
            "a is squared; beyond |z| = 1 this derivative becomes negative.",
            "Can an increasing function have a negative derivative?",
            "")
        { InHooks = Elementwise(Activation.Tanh, (z, _) => 1 - (z * z)) },
        new("backprop/slope-on-output", 8, "The output delta of a cross-entropy is multiplied by g′(z)",
            "Every delta contains a g′.",
            "With sigmoid and cross-entropy, g′ cancels against the derivative of the loss: h − y remains.",
            "Write out ∂J/∂z for one output and one example: what cancels 1/(h(1 − h))?",
            "")
        {
            InHooks = Output(
                (network, z, _, right) => network.Loss == Loss.CrossEntropy ? right * ScalarOracle.Slope(Activation.Sigmoid, z) : right),
        },
        new("backprop/no-slope-on-output", 8, "The output delta of the squared error lacks g′(z)",
            "δ = h − y at the output, always.",
            "That is true of the cross-entropies, where g′ cancels. The squared error reaches z through g, so its delta is (h − y)·g′(z).",
            "For which losses does g′ cancel?",
            "Bot-Academy PR #3")
        {
            InHooks = hooks => hooks with
            {
                OutputDelta = (network, pass, y) =>
                    network.Loss == Loss.SquaredError ? pass.A[^1] - y : hooks.OutputDelta(network, pass, y),
            },
        },
        new("backprop/slope-on-softmax", 8, "The softmax delta is multiplied by p(1 − p)",
            "Softmax has a slope as well.",
            "It is in h − y already: softmax and its cross-entropy together have that simple a delta.",
            "What is ∂J/∂z of a softmax with its cross-entropy?",
            "")
        { InHooks = Output((network, _, h, right) => network.Loss == Loss.SoftmaxCrossEntropy ? right * h * (1 - h) : right) },
        new("backprop/y-minus-h", 8, "The delta is y − h",
            "The error is what is missing.",
            "The gradient points uphill: h − y. With the sign turned, theta −= gradient climbs.",
            "An output is too high. Should the gradient of its bias be positive or negative?",
            "")
        { InHooks = Output((_, _, _, right) => -right) },
        new("backprop/next-class", 8, "The outputs are compared with the labels one off",
            "Classes count from 1.",
            "Class k stands in column k, from 0 on: here each example pulls towards the next class, while the cost looks at the right one.",
            "Which column of y holds the 1 of an example of class 0?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Targets = y => hooks.Targets(Fill(y.RowCount, y.ColumnCount, (i, k) => y[i, (k + y.ColumnCount - 1) % y.ColumnCount])),
            },
        },
        new("backprop/wrong-column-dropped", 8, "The delta goes back through the biases",
            "Theta takes the delta back, cut to the right size.",
            "Column 0 weights the constant 1, which has no delta: drop column 0, not the last one.",
            "Which unit of the layer before does column j of theta weight?",
            "")
        {
            InHooks = Back((delta, theta, _) => Fill(
                delta.RowCount, theta.ColumnCount - 1, (i, j) => Sum(theta.RowCount, k => delta[i, k] * theta[k, j]))),
        },
        new("backprop/transposed-weights", 8, "The delta goes back through the weights as it went forward",
            "The weights are the same in both directions.",
            "Forward, unit k sums over j; back, unit j must sum over k. If the layer is square, nothing throws.",
            "Delta is m × K, and the layer before has n units: which of W and Wᵀ is K × n?",
            "")
        { InHooks = Back((delta, theta, _) => delta * theta.RemoveColumn(0).Transpose()) },
        new("backprop/elementwise", 8, "Entries are multiplied instead of matrices",
            "* multiplies.",
            "Entry by entry, each delta meets only one weight; the sum over the next layer's units is missing. MathNet's * is the "
            + "matrix product, PointwiseMultiply is not.",
            "How many units of the next layer does a hidden unit reach?",
            "")
        { InHooks = Back((delta, theta, _) => delta.PointwiseMultiply(theta.RemoveColumn(0))) },
        new("backprop/updated-too-early", 8, "The delta goes back through weights that were already updated",
            "A layer is finished once its gradient is known.",
            "The gradient belongs to one point: all of it must be computed before any weight moves. The error is as small as the step, "
            + "so it is easily overlooked.",
            "With which weights was the forward pass made?",
            "kim-marcel #7, zero_to_gpt #12, Toy-NN-JS #72, joelgrus #31")
        {
            InHooks = hooks => hooks with
            {
                Backpropagate = (delta, theta, sum) => hooks.Backpropagate(delta, theta - (0.1 / delta.RowCount * sum), sum),
            },
        },
        .. GradientMistakes.All,
        .. DecayMistakes.All,
        .. RememberingMistakes.All,
        MissingGuards.Mistake("backprop", 8,
            "a loss without a stable form gets a gradient, and the pass of another network gets deltas", right => right with
        {
            Deltas = (network, pass, y) => MissingGuards.Unchecked(() => right.Deltas(network, pass, y), () => [y]),
            Backprop = (network, x, y, lambda) => MissingGuards.Unchecked(
                () => right.Backprop(network, x, y, lambda), () => new(double.NaN, [.. network.Layers.Select(l => l.Theta)])),
        }),
    ];

    private static Func<OracleHooks, OracleHooks> Slope(Func<Network, ForwardPass, int, int, int, double> wrong) =>
        hooks => hooks with { Slope = wrong };

    // The derivative from z and a, for one activation.
    private static Func<OracleHooks, OracleHooks> Elementwise(Activation of, Func<double, double, double> wrong) => hooks => hooks with
    {
        Slope = (network, pass, l, i, j) => network.Layers[l].Activation == of
            ? wrong(pass.Z[l][i, j], pass.A[l + 1][i, j])
            : hooks.Slope(network, pass, l, i, j),
    };

    // The output delta from z, h and the right delta.
    private static Func<OracleHooks, OracleHooks> Output(Func<Network, double, double, double, double> wrong) => hooks => hooks with
    {
        OutputDelta = (network, pass, y) => hooks.OutputDelta(network, pass, y).MapIndexed(
            (i, k, right) => wrong(network, pass.Z[^1][i, k], pass.A[^1][i, k], right), Zeros.Include),
    };

    private static Func<OracleHooks, OracleHooks> Back(Func<Matrix<double>, Matrix<double>, Matrix<double>, Matrix<double>> wrong) =>
        hooks => hooks with { Backpropagate = wrong };
}
