namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the gradient once the deltas are right: in some layers, by a factor, from a wrong matrix.</summary>
internal static class GradientFamilies
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.HookFamily("backprop/mean-twice-in-some-layers", PenaltyFamilies.Layers.Append((l, _) => l == 0)
            .Append((l, layers) => l == layers - 1).OrderBy(holds => holds(1, 2)).Select(holds => Layers(holds, m => 1.0 / m))),
        Mistake.HookFamily("backprop/no-mean-in-some-layers", PenaltyFamilies.Layers.Select(holds => Layers(holds, m => m))),
        Mistake.HookFamily("backprop/gradient-sign", Layers((_, _) => true, _ => -1), Whole(-1)),
        Mistake.HookFamily("backprop/gradient-doubled", Layers((_, _) => true, _ => 2), Whole(2)),
        Mistake.HookFamily("backprop/gradient-halved", Layers((_, _) => true, _ => 0.5), Whole(0.5)),
        Mistake.HookFamily(
            "backprop/mean-over-layers",
            hooks => hooks with { Average = (network, l, m, sum) => hooks.Average(network, l, m, sum) * m / sum.RowCount },
            hooks => hooks with { Average = (network, l, m, sum) => hooks.Average(network, l, m, sum) * m / (sum.ColumnCount - 1) }),
        Mistake.HookFamily("backprop/own-activation", hooks => hooks with { Inputs = (pass, l) => pass.A[l + 1] }),
        Mistake.HookFamily(
            "backprop/sums-for-activations",
            hooks => hooks with { Inputs = (pass, l) => l == 0 ? hooks.Inputs(pass, 0) : pass.Z[l - 1] }),
        Mistake.HookFamily(
            "backprop/weight-for-activation",
            hooks => hooks with
            {
                Average = (network, l, m, sum) => hooks.Average(network, l, m, sum).MapIndexed(
                    (u, j, entry) => j == 0 ? entry :
                        hooks.Average(network, l, m, sum)[u, 0] * network.Layers[l].Theta[u, j], Zeros.Include),
            }),
        Mistake.HookFamily(
            "backprop/bias-gradient-from-weights",
            Biases((_, gradient, u) => gradient.Row(u).Sum() - gradient[u, 0]),
            Biases((_, gradient, u) => (gradient.Row(u).Sum() - gradient[u, 0]) / (gradient.ColumnCount - 1)),
            Biases((_, gradient, u) => gradient.Row(u).Sum())),
        Mistake.HookFamily("backprop/bias-gradient-last", hooks => hooks with
        {
            Finish = gradient => [.. hooks.Finish(gradient).Select(
                entry => entry.RemoveColumn(0).InsertColumn(entry.ColumnCount - 1, entry.Column(0)))],
        }),
        Mistake.HookFamily("backprop/bias-gradient-not-averaged", Biases((m, gradient, u) => m * gradient[u, 0])),
        Mistake.HookFamily("backprop/bias-gradient-sign", Biases((_, gradient, u) => -gradient[u, 0])),
        Mistake.HookFamily(
            "backprop/bias-gradient-first-example",
            hooks => hooks with
            {
                Outer = (delta, a) => hooks.Outer(delta, a).MapIndexed((u, j, entry) => j == 0 ? delta[0, u] : entry, Zeros.Include),
            },
            hooks => hooks with
            {
                Outer = (delta, a) => hooks.Outer(delta, a).MapIndexed(
                    (u, j, entry) => j == 0 ? delta.RowCount * delta[0, u] : entry, Zeros.Include),
            }),
        Mistake.HookFamily("backprop/decay-of-some-layers", PenaltyFamilies.Layers.Select(holds => Decay(
            (theta, l, layers, m, lambda) => holds(l, layers) ? lambda / m * theta : 0 * theta))),
        Mistake.HookFamily(
            "backprop/decay-of-squares",
            Decay((theta, _, _, m, lambda) => lambda / m * theta.PointwiseMultiply(theta)),
            Decay((theta, _, _, m, lambda) => lambda / (2.0 * m) * theta.PointwiseMultiply(theta))),
        Mistake.HookFamily("backprop/decay-without-weights", Decay((theta, _, _, m, lambda) => theta.Map(_ => lambda / m, Zeros.Include))),
        Mistake.HookFamily("backprop/decay-halved-not-by-m", Decay((theta, _, _, _, lambda) => lambda / 2 * theta)),
        Mistake.HookFamily("backprop/decay-brackets",
            Decay((theta, _, _, m, lambda) => lambda / 2 * m * theta), Decay((theta, _, _, m, lambda) => lambda * m * theta)),
    ];

    // The data term's gradient of some layers times a factor of m.
    private static Func<OracleHooks, OracleHooks> Layers(Func<int, int, bool> holds, Func<int, double> factor) => hooks => hooks with
    {
        Average = (network, l, m, sum) => hooks.Average(network, l, m, sum) * (holds(l, network.Layers.Count) ? factor(m) : 1),
    };

    private static Func<OracleHooks, OracleHooks> Whole(double factor) =>
        hooks => hooks with { Finish = gradient => [.. hooks.Finish(gradient).Select(entry => factor * entry)] };

    private static Func<OracleHooks, OracleHooks> Biases(Func<int, Matrix<double>, int, double> wrong) => hooks => hooks with
    {
        Average = (network, l, m, sum) =>
        {
            var gradient = hooks.Average(network, l, m, sum);
            return gradient.MapIndexed((u, j, entry) => j == 0 ? wrong(m, gradient, u) : entry, Zeros.Include);
        },
    };

    // The penalty's gradient of the weights from θ, the layer, the number of layers, m and λ.
    private static Func<OracleHooks, OracleHooks> Decay(Func<Matrix<double>, int, int, int, double, Matrix<double>> wrong) =>
        hooks => hooks with
        {
            Decay = (network, l, m, lambda) => wrong(network.Layers[l].Theta, l, network.Layers.Count, m, lambda)
                .MapIndexed((_, j, entry) => j == 0 ? 0 : entry, Zeros.Include),
        };
}
