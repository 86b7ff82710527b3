using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the deltas, from the output back to the first layer.</summary>
internal static class BackpropMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("backprop/no-slope")
        { InHooks = Slope((_, _, _, _, _) => 1) },
        new("backprop/slope-at-a")
        { InHooks = Slope((network, pass, l, i, j) => ScalarOracle.Slope(network.Layers[l].Activation, pass.A[l + 1][i, j])) },
        new("backprop/slope-z-1-minus-z")
        { InHooks = Elementwise(Activation.Sigmoid, (z, _) => z * (1 - z)) },
        new("backprop/slope-is-a")
        { InHooks = Elementwise(Activation.Sigmoid, (_, a) => a) },
        new("backprop/slope-of-other-layer")
        {
            InHooks = Slope((network, pass, l, i, j) => ScalarOracle.Slope(
                network.Layers[l].Activation, pass.Z[l + 1][i, j % pass.Z[l + 1].ColumnCount])),
        },
        new("backprop/tanh-slope-without-tanh")
        { InHooks = Elementwise(Activation.Tanh, (z, _) => 1 - (z * z)) },
        new("backprop/slope-on-output")
        {
            InHooks = Output(
                (network, z, _, right) => network.Loss == Loss.CrossEntropy ? right * ScalarOracle.Slope(Activation.Sigmoid, z) : right),
        },
        new("backprop/no-slope-on-output")
        {
            InHooks = hooks => hooks with
            {
                OutputDelta = (network, pass, y) =>
                    network.Loss == Loss.SquaredError ? pass.A[^1] - y : hooks.OutputDelta(network, pass, y),
            },
        },
        new("backprop/slope-on-softmax")
        { InHooks = Output((network, _, h, right) => network.Loss == Loss.SoftmaxCrossEntropy ? right * h * (1 - h) : right) },
        new("backprop/y-minus-h")
        { InHooks = Output((_, _, _, right) => -right) },
        new("backprop/next-class")
        {
            InHooks = hooks => hooks with
            {
                Targets = y => hooks.Targets(Fill(y.RowCount, y.ColumnCount, (i, k) => y[i, (k + y.ColumnCount - 1) % y.ColumnCount])),
            },
        },
        new("backprop/wrong-column-dropped")
        {
            InHooks = Back((delta, theta, _) => Fill(
                delta.RowCount, theta.ColumnCount - 1, (i, j) => Sum(theta.RowCount, k => delta[i, k] * theta[k, j]))),
        },
        new("backprop/transposed-weights")
        { InHooks = Back((delta, theta, _) => delta * theta.RemoveColumn(0).Transpose()) },
        new("backprop/elementwise")
        { InHooks = Back((delta, theta, _) => delta.PointwiseMultiply(theta.RemoveColumn(0))) },
        new("backprop/updated-too-early")
        {
            InHooks = hooks => hooks with
            {
                Backpropagate = (delta, theta, sum) => hooks.Backpropagate(delta, theta - (0.1 / delta.RowCount * sum), sum),
            },
        },
        .. GradientMistakes.All,
        .. DecayMistakes.All,
        .. RememberingMistakes.All,
        new("backprop/label-by-arg-max")
        {
            InHooks = hooks => hooks with
            {
                OutputDelta = (network, pass, y) => hooks.OutputDelta(
                    network, pass, network.Loss == Loss.SoftmaxCrossEntropy ? CostMistakes.Certain(y) : y),
            },
        },
        .. BackpropFamilies.All,
        .. GradientFamilies.All,
        new("backprop/no-argument-checks")
        {
            InSteps = right => right with
        {
            Deltas = (network, pass, y) => MissingGuards.Unchecked(() => right.Deltas(network, pass, y), () => [y]),
            Backprop = (network, x, y, lambda) => MissingGuards.Unchecked(
                () => right.Backprop(network, x, y, lambda), () => new(double.NaN, [.. network.Layers.Select(l => l.Theta)])),
        },
        },
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
