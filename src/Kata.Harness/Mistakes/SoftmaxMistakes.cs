using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 3 in softmax.</summary>
internal static class SoftmaxMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("activations/softmax-over-batch")
        {
            InSteps = Softmax(z => Fill(
                z.RowCount, z.ColumnCount, (i, k) => 1 / Sum(z.RowCount, r => Sum(z.ColumnCount, j => Math.Exp(z[r, j] - z[i, k]))))),
        },
        new("activations/softmax-over-columns")
        { InSteps = Softmax(z => Apply(Activation.Softmax, z.Transpose()).Transpose()) },
        new("activations/softmax-overflows")
        {
            InSteps = Softmax(
                z => Fill(z.RowCount, z.ColumnCount, (i, k) => Math.Exp(z[i, k]) / Sum(z.ColumnCount, j => Math.Exp(z[i, j])))),
        },
        new("activations/softmax-one-maximum")
        {
            InSteps = Softmax(z =>
            {
                var top = z.Enumerate().Max();
                return Fill(
                    z.RowCount, z.ColumnCount, (i, k) => Math.Exp(z[i, k] - top) / Sum(z.ColumnCount, j => Math.Exp(z[i, j] - top)));
            }),
        },
        new("activations/sigmoid-before-softmax")
        { InSteps = Softmax(z => Apply(Activation.Softmax, Apply(Activation.Sigmoid, z))) },
        new("activations/softmax-slope")
        {
            InSteps = right => right with
            {
                Derivative = (f, z) => f == Activation.Softmax ? right.Apply(f, z).Map(a => a * (1 - a)) : right.Derivative(f, z),
            },
        },
    ];

    private static Func<Steps, Steps> Softmax(Func<Matrix<double>, Matrix<double>> wrong) =>
        right => right with { Apply = (f, z) => f == Activation.Softmax ? wrong(z) : right.Apply(f, z) };
}
