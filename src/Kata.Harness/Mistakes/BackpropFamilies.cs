namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the deltas that come with any factor, loss, activation or layer.</summary>
internal static class BackpropFamilies
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.HookFamily("backprop/squared-error-doubled", Output(Loss.SquaredError, (_, _, _, right, _) => 2 * right)),
        Mistake.HookFamily(
            "backprop/two-over-k",
            Output(Loss.SquaredError, (_, _, _, right, sizes) => 2 * right / sizes.K),
            Output(Loss.SquaredError, (_, _, _, right, sizes) => right / sizes.K),
            Output(null, (_, _, _, right, sizes) => right / sizes.K),
            Output(null, (_, _, _, right, sizes) => 2 * right / sizes.K)),
        Mistake.HookFamily("backprop/output-doubled",
            Output(null, (_, _, _, right, _) => 2 * right), Output(null, (_, _, _, right, _) => right / 2)),
        Mistake.HookFamily(
            "backprop/mean-in-delta",
            hooks => Divided(hooks) with { Average = (network, l, m, sum) => m * hooks.Average(network, l, m, sum) }),
        Mistake.HookFamily("backprop/mean-in-delta-and-gradient", Divided),
        Mistake.HookFamily(
            "backprop/slope-at-the-error",
            Chain(null, (network, l, _, _, carried, _) => carried * ScalarOracle.Slope(network.Layers[l].Activation, carried)),
            Chain(null, (network, l, _, _, carried, _) => ScalarOracle.Slope(network.Layers[l].Activation, carried))),
        Mistake.HookFamily(
            "backprop/relu-mask-by-delta",
            Chain(Activation.Relu, (_, _, _, _, carried, _) => Math.Max(carried, 0)),
            Chain(Activation.Relu, (_, _, _, _, carried, slope) => Math.Max(carried, 0) * slope)),
        Mistake.HookFamily(
            "backprop/slope-twice",
            Chain(null, (_, _, _, _, carried, slope) => carried * slope * slope),
            Chain(Activation.Sigmoid, (_, _, _, _, carried, slope) => carried * slope * slope)),
        Mistake.HookFamily(
            "backprop/activation-for-slope",
            Chain(null, (_, _, _, a, carried, _) => carried * a),
            Chain(Activation.Tanh, (_, _, _, a, carried, _) => carried * a),
            Chain(Activation.Relu, (_, _, _, a, carried, _) => carried * a)),
        Mistake.HookFamily(
            "backprop/tanh-slope-not-squared",
            Chain(Activation.Tanh, (_, _, _, a, carried, _) => carried * (1 - a)),
            Chain(Activation.Tanh, (_, _, _, a, carried, _) => carried * a * (1 - a))),
        Mistake.HookFamily(
            "backprop/sigmoid-slope-always",
            Output(Loss.SquaredError, (z, _, network, right, _) => Replaced(right, network, z, ScalarOracle.Slope(Activation.Sigmoid, z))),
            Output(Loss.SquaredError, (z, h, network, right, _) => Replaced(right, network, z, h * (1 - h))),
            Chain(null, (_, _, z, _, carried, _) => carried * ScalarOracle.Slope(Activation.Sigmoid, z)),
            Chain(null, (_, _, _, a, carried, _) => carried * a * (1 - a))),
        Mistake.HookFamily(
            "backprop/no-slope-in-some-layers",
            hooks => hooks with { Slope = (network, pass, l, i, j) => l == 0 ? 1 : hooks.Slope(network, pass, l, i, j) },
            hooks => hooks with { Slope = (network, pass, l, i, j) => l > 0 ? 1 : hooks.Slope(network, pass, l, i, j) }),
        Mistake.HookFamily(
            "backprop/true-class-only",
            Classes(Loss.SoftmaxCrossEntropy, (h, y) => y * (h - y)),
            Classes(Loss.CrossEntropy, (h, y) => y * (h - y)),
            Classes(Loss.SoftmaxCrossEntropy, (h, y) => y * (h - 1)),
            Classes(Loss.CrossEntropy, (h, y) => y * (h - 1)),
            Classes(Loss.SoftmaxCrossEntropy, (h, y) => -y / h),
            Classes(Loss.SoftmaxCrossEntropy, (h, y) => h * (1 - y))),
        Mistake.HookFamily(
            "backprop/chain-through-h",
            Classes(Loss.CrossEntropy, (h, y) => (-(y / h) + ((1 - y) / (1 - h))) * (h * (1 - h))),
            Classes(Loss.CrossEntropy, (h, y) => (h - y) / (h * (1 - h)) * (h * (1 - h))),
            Classes(Loss.CrossEntropy, (h, y) => (h - y) / (h * (1 - h)))),
        new("backprop/outputs-overwritten")
        {
            InHooks = hooks => hooks with
            {
                OutputDelta = (network, pass, y) =>
                {
                    var delta = hooks.OutputDelta(network, pass, y);
                    (pass.A[^1] - y).CopyTo(pass.A[^1]);
                    return delta;
                },
            },
        },
    ];

    private static double Replaced(double right, Network network, double z, double slope) =>
        network.Layers[^1].Activation == Activation.Softmax
            || ScalarOracle.Slope(network.Layers[^1].Activation, z) is not (var own and not 0)
            ? right : right / own * slope;

    // The output delta divided by m; what is taken back is too.
    private static OracleHooks Divided(OracleHooks hooks) =>
        hooks with { OutputDelta = (network, pass, y) => hooks.OutputDelta(network, pass, y) / y.RowCount };

    // The output delta of one loss or of all, from z, h, the network, the right delta, and m and K.
    private static Func<OracleHooks, OracleHooks> Output(
        Loss? of, Func<double, double, Network, double, (int M, int K), double> wrong) => hooks => hooks with
        {
            OutputDelta = (network, pass, y) => hooks.OutputDelta(network, pass, y).MapIndexed(
                (i, k, right) => of is null || of == network.Loss
                    ? wrong(pass.Z[^1][i, k], pass.A[^1][i, k], network, right, (y.RowCount, y.ColumnCount)) : right,
                Zeros.Include),
        };

    private static Func<OracleHooks, OracleHooks> Classes(Loss of, Func<double, double, double> wrong) => hooks => hooks with
    {
        OutputDelta = (network, pass, y) => network.Loss == of
            ? pass.A[^1].MapIndexed((i, k, h) => wrong(h, y[i, k]), Zeros.Include) : hooks.OutputDelta(network, pass, y),
    };

    // A hidden delta from the network, the layer, z, a, what was taken back and g′; for one activation or for all.
    private static Func<OracleHooks, OracleHooks> Chain(Activation? of, Func<Network, int, double, double, double, double, double> wrong) =>
        hooks => hooks with
        {
            Chain = (network, pass, l, i, j, carried, slope) => of is null || network.Layers[l].Activation == of
                ? wrong(network, l, pass.Z[l][i, j], pass.A[l + 1][i, j], carried, slope)
                : hooks.Chain(network, pass, l, i, j, carried, slope),
        };
}
