namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the gradient of the biases.</summary>
internal static class BiasGradientMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("backprop/bias-gradient-zero")
        { InHooks = Biases((_, _, _, _) => 0) },
        new("backprop/bias-gradient-scalar")
        {
            InHooks = hooks => hooks with
            {
                Average = (network, l, m, sum) =>
                {
                    var gradient = hooks.Average(network, l, m, sum);
                    var total = gradient.Column(0).Sum();
                    return gradient.MapIndexed((_, j, entry) => j == 0 ? total : entry, Zeros.Include);
                },
            },
        },
        new("backprop/bias-gradient-divided-twice")
        { InHooks = Biases((entry, m, _, _) => entry / m) },
        new("backprop/bias-gradient-last-example")
        {
            InHooks = hooks => hooks with
            {
                Outer = (delta, a) => hooks.Outer(delta, a).MapIndexed(
                    (u, j, entry) => j == 0 ? delta[delta.RowCount - 1, u] : entry, Zeros.Include),
            },
        },
    ];

    private static Func<OracleHooks, OracleHooks> Biases(Func<double, int, int, int, double> change) => hooks => hooks with
    {
        Average = (network, l, m, sum) => hooks.Average(network, l, m, sum).MapIndexed(
            (u, j, entry) => j == 0 ? change(entry, m, l, u) : entry, Zeros.Include),
    };
}
