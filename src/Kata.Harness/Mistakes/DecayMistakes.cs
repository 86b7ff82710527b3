namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the penalty's gradient and in the cost returned with it.</summary>
internal static class DecayMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("backprop/no-decay")
        { InHooks = Decay((_, right) => 0 * right) },
        new("backprop/decay-half")
        { InHooks = Decay((_, right) => right / 2) },
        new("backprop/decay-by-m-twice")
        { InHooks = Decay((m, right) => right / m) },
        new("backprop/decay-sign")
        { InHooks = Decay((_, right) => -right) },
        new("backprop/decay-doubled")
        { InHooks = Decay((_, right) => 2 * right) },
        new("backprop/decay-not-by-m")
        { InHooks = Decay((m, right) => m * right) },
        new("backprop/biases-penalised")
        { InHooks = Entries((_, _, _, _, _) => true) },
        new("backprop/rows-for-columns")
        { InHooks = Entries((u, _, _, _, _) => u > 0) },
        new("backprop/ones-for-zeros")
        {
            InHooks = hooks => hooks with
            {
                Decay = (network, l, m, lambda) => hooks.Decay(network, l, m, lambda).MapIndexed(
                    (_, j, entry) => j == 0 ? lambda / m : entry, Zeros.Include),
            },
        },
        new("backprop/decay-last-layer-only")
        { InHooks = Entries((_, j, l, layers, _) => j > 0 && l == layers - 1) },
        new("backprop/decay-first-layer-only")
        { InHooks = Entries((_, j, l, _, _) => j > 0 && l == 0) },
        new("backprop/decay-of-signs")
        {
            InHooks = hooks => hooks with
            {
                Decay = (network, l, m, lambda) => hooks.Decay(network, l, m, lambda).Map(
                    entry => Math.Sign(entry) * lambda / (2.0 * m), Zeros.Include),
            },
        },
        new("backprop/integer-mean")
        {
            InHooks = hooks => hooks with
            {
                Average = (network, l, m, sum) => 1 / m * m * hooks.Average(network, l, m, sum),
                Decay = (network, l, m, lambda) => 1 / m * m * hooks.Decay(network, l, m, lambda),
            },
        },
        new("backprop/integer-lambda")
        { InHooks = hooks => hooks with { Decay = (network, l, m, lambda) => hooks.Decay(network, l, m, (int)lambda / m * m) } },
        new("backprop/cost-without-penalty")
        { InSteps = Cost((right, network, x, lambda, cost) => cost - right.Penalty(network, lambda, x.RowCount)) },
        new("backprop/cost-of-h")
        { InSteps = Cost((right, network, x, _, cost) => right.Pass(network, x).A[^1].Exists(h => h is 0 or 1) ? double.NaN : cost) },
    ];

    // A different cost with the right gradient.
    private static Func<Steps, Steps> Cost(Func<Steps, Network, Matrix<double>, double, double, double> wrong) => right => right with
    {
        Backprop = (network, x, y, lambda) =>
        {
            var (cost, gradient) = right.Backprop(network, x, y, lambda);
            return new(wrong(right, network, x, lambda, cost), gradient);
        },
    };

    private static Func<OracleHooks, OracleHooks> Decay(Func<int, Matrix<double>, Matrix<double>> change) =>
        hooks => hooks with { Decay = (network, l, m, lambda) => change(m, hooks.Decay(network, l, m, lambda)) };

    // (λ/m)·θ for some entries: those for which this holds of the row, the column, the layer, the number of layers and the entry.
    private static Func<OracleHooks, OracleHooks> Entries(Func<int, int, int, int, double, bool> decays) => hooks => hooks with
    {
        Decay = (network, l, m, lambda) => network.Layers[l].Theta.MapIndexed(
            (u, j, entry) => decays(u, j, l, network.Layers.Count, entry) ? lambda / m * entry : 0, Zeros.Include),
    };
}
