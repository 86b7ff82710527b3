using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the gradient of the biases.</summary>
internal static class BiasGradientMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("backprop/bias-gradient-zero", 8, "The bias gradient is never computed",
            "Only the weights are learned.",
            "Biases are learned as well: their gradient is the sum of the deltas. With 0 they stay where they started.",
            "How does J change if a bias changes?",
            "nntrainer PR #219, deeplearning4j PR #364")
        { InHooks = Biases((_, _, _, _) => 0) },
        new("backprop/bias-gradient-scalar", 8, "The bias gradient is summed to a single number",
            "The sum of the deltas is the bias gradient.",
            "It is the sum over the examples, unit by unit. Summed over the units too, every bias gets the same gradient.",
            "How many biases does the layer have, and how many numbers does your sum have?",
            "rasbt stat453 #5")
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
        new("backprop/bias-gradient-divided-twice", 8, "The bias gradient is divided by m twice",
            "It is the mean of the deltas, divided by m like everything else.",
            "A mean has been divided by m already.",
            "How often is each part of your gradient divided by m?",
            "kvfrans/notes #5")
        { InHooks = Biases((entry, m, _, _) => entry / m) },
        new("backprop/bias-gradient-last-example", 8, "The bias gradient is that of the last example",
            "A delta is the bias gradient.",
            "It is the gradient for one example; the bias gradient is the mean over all of them.",
            "What happens to the bias gradient if a second example is added?",
            "")
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
