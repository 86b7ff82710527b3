using MathNet.Numerics.LinearAlgebra;
using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 3 in softmax.</summary>
internal static class SoftmaxMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("activations/softmax-over-batch", 3, "Softmax divides by the sum over the whole batch",
            "One sum over all the exponentials turns them into shares.",
            "Every example is its own distribution: its row sums to 1. Shares of the batch sum to 1 only together, and each example "
            + "changes when others join it.",
            "What should the outputs of a single example sum to, and what do yours sum to when there are two examples?",
            "deeplearning4j/nd4j #44, MLFundamentals #1")
        {
            InSteps = Softmax(z => Fill(
                z.RowCount, z.ColumnCount, (i, k) => 1 / Sum(z.RowCount, r => Sum(z.ColumnCount, j => Math.Exp(z[r, j] - z[i, k]))))),
        },
        new("activations/softmax-over-columns", 3, "Softmax divides by the sum of each column",
            "The sum goes over the first axis.",
            "Rows are examples here, so a column holds one class for different examples. Their sum says nothing about any one example.",
            "Which direction of the matrix holds the competing classes of one example?",
            "")
        { InSteps = Softmax(z => Apply(Activation.Softmax, z.Transpose()).Transpose()) },
        new("activations/softmax-overflows", 3, "Softmax exponentiates z itself",
            "The formula says e^z, and the quotient is between 0 and 1 anyway.",
            "Above z = 709, e^z is infinity, and infinity divided by infinity is NaN, although the quotient is an ordinary number.",
            "What does your softmax make of z = (800, 0)? Which number may be subtracted from every z without changing the quotient?",
            "")
        {
            InSteps = Softmax(
                z => Fill(z.RowCount, z.ColumnCount, (i, k) => Math.Exp(z[i, k]) / Sum(z.ColumnCount, j => Math.Exp(z[i, j])))),
        },
        new("activations/softmax-one-maximum", 3, "Softmax subtracts the maximum of the whole batch",
            "Subtracting a constant does not change the shares, so one maximum serves all rows.",
            "It does on paper. But a row far below the batch's maximum underflows: all its exponentials are 0, and 0 divided by 0 is NaN.",
            "What happens to the row (−2000, −2000) when another row holds 2000?",
            "blackportal-ai/delta PR #165")
        {
            InSteps = Softmax(z =>
            {
                var top = z.Enumerate().Max();
                return Fill(
                    z.RowCount, z.ColumnCount, (i, k) => Math.Exp(z[i, k] - top) / Sum(z.ColumnCount, j => Math.Exp(z[i, j] - top)));
            }),
        },
        new("activations/sigmoid-before-softmax", 3, "A sigmoid is applied before softmax",
            "Outputs must be squashed to 0 … 1 before they can be turned into shares.",
            "Softmax does the squashing itself. For z between 0 and 1 the largest odds are e to 1, so the network can never be certain.",
            "What is the largest share that softmax can give when every z lies between 0 and 1?",
            "")
        { InSteps = Softmax(z => Apply(Activation.Softmax, Apply(Activation.Sigmoid, z))) },
        new("activations/softmax-slope", 3, "Softmax gets a derivative, a(1 − a)",
            "Every activation has a derivative.",
            "Each output of softmax depends on every z of its row, so there is no derivative element by element. Its "
            + "delta comes from the loss, as h − y.",
            "If z rises for one class, what happens to the outputs of the others?",
            "")
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
