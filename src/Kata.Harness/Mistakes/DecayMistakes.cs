using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 in the penalty's gradient and in the cost returned with it.</summary>
internal static class DecayMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("backprop/no-decay", 8, "The penalty is forgotten in the gradient",
            "The penalty belongs to the cost.",
            "What is in the cost is in its gradient: (λ/m)·W on the weights. Without it the gradient leads to a "
            + "minimum that is not the cost's.",
            "Does your gradient change with λ?",
            "")
        { InHooks = Decay((_, right) => 0 * right) },
        new("backprop/decay-half", 8, "The penalty's gradient is λ/2m instead of λ/m",
            "The penalty has a ½, so its gradient has one too.",
            "The derivative of the square brings a 2, and the two cancel: (λ/m)·w.",
            "What is the derivative of w²/2?",
            "CS231n-2017 #3")
        { InHooks = Decay((_, right) => right / 2) },
        new("backprop/decay-by-m-twice", 8, "The penalty's gradient is divided by m twice",
            "Everything is divided by m at the end.",
            "It was divided before: the result is λ/m², m times too small.",
            "How often is the penalty's part divided by m?",
            "")
        { InHooks = Decay((m, right) => right / m) },
        new("backprop/decay-sign", 8, "The penalty's gradient has the wrong sign",
            "Weights decay, so something is subtracted.",
            "The update subtracts. The gradient points uphill, towards larger weights: +(λ/m)·w.",
            "In which direction does the penalty grow?",
            "")
        { InHooks = Decay((_, right) => -right) },
        new("backprop/decay-doubled", 8, "The penalty's gradient is 2λ/m",
            "The derivative of w² is 2w.",
            "The ½ of λ/2m cancels the 2.",
            "What is the derivative of (λ/2m)·w²?",
            "")
        { InHooks = Decay((_, right) => 2 * right) },
        new("backprop/decay-not-by-m", 8, "The penalty's gradient is not divided by m",
            "λ·w is the derivative of (λ/2)·w².",
            "The penalty is shared among the m examples like everything else: (λ/m)·w.",
            "By what is λ divided in the cost?",
            "")
        { InHooks = Decay((m, right) => m * right) },
        new("backprop/biases-penalised", 8, "The biases decay",
            "All of theta decays.",
            "Biases are not penalised: column 0 of the penalty's gradient is 0.",
            "Which columns does the penalty's sum run over?",
            "")
        { InHooks = Entries((_, _, _, _, _) => true) },
        new("backprop/rows-for-columns", 8, "Row 0 is kept from decaying instead of column 0",
            "theta[1:] leaves out the biases.",
            "theta[1:] is all rows from the second on; the biases are in column 0.",
            "How many numbers does your penalty leave out of a 25 × 401 matrix?",
            "")
        { InHooks = Entries((u, _, _, _, _) => u > 0) },
        new("backprop/ones-for-zeros", 8, "The penalty's gradient of the biases is λ/m",
            "A column of ones goes in front, as always.",
            "In front of the activations it does. In front of the penalised weights there must be zeros, or every "
            + "bias is pushed down by λ/m.",
            "What should λ do to a bias of 0?",
            "JWarmenhoven #3")
        {
            InHooks = hooks => hooks with
            {
                Decay = (network, l, m, lambda) => hooks.Decay(network, l, m, lambda).MapIndexed(
                    (_, j, entry) => j == 0 ? lambda / m : entry, Zeros.Include),
            },
        },
        new("backprop/decay-last-layer-only", 8, "Only the last layer's weights decay",
            "There is one theta to penalise.",
            "Every layer's weights are in the penalty, so every layer's gradient has a share of it.",
            "Of which layers does the gradient change with λ?",
            "CS231n-2017 #3")
        { InHooks = Entries((_, j, l, layers, _) => j > 0 && l == layers - 1) },
        new("backprop/decay-first-layer-only", 8, "Only the first layer's weights decay",
            "There is one theta to penalise.",
            "Every layer's weights are in the penalty, so every layer's gradient has a share of it.",
            "Of which layers does the gradient change with λ?",
            "")
        { InHooks = Entries((_, j, l, _, _) => j > 0 && l == 0) },
        new("backprop/decay-of-signs", 8, "The penalty's gradient is that of the absolute values",
            "A norm is a norm.",
            "The L1 penalty pulls all weights equally hard; the squares pull a weight in proportion to its size.",
            "Should a weight of 3 be pulled harder than one of 0.1?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Decay = (network, l, m, lambda) => hooks.Decay(network, l, m, lambda).Map(
                    entry => Math.Sign(entry) * lambda / (2.0 * m), Zeros.Include),
            },
        },
        new("backprop/integer-mean", 8, "1/m is an integer division",
            "1/m is one part in m.",
            "In C# 1/5 is 0: both are integers. The gradient is 0 for every m above 1.",
            "What does 1/2 print in C#?",
            "")
        {
            InHooks = hooks => hooks with
            {
                Average = (network, l, m, sum) => 1 / m * m * hooks.Average(network, l, m, sum),
                Decay = (network, l, m, lambda) => 1 / m * m * hooks.Decay(network, l, m, lambda),
            },
        },
        new("backprop/integer-lambda", 8, "λ/m is an integer division",
            "λ and m are numbers, so their quotient is one.",
            "If λ is an integer, 1/5000 is 0 in C#, and the penalty has no gradient for any λ below m.",
            "What does 1/2 print in C#?",
            "")
        { InHooks = hooks => hooks with { Decay = (network, l, m, lambda) => hooks.Decay(network, l, m, (int)lambda / m * m) } },
        new("backprop/cost-without-penalty", 8, "The cost returned with the gradient leaves out the penalty",
            "The gradient is what counts here.",
            "The pair belongs together: an optimizer compares costs to decide whether a step was good.",
            "Is the cost that you return the cost of step 6?",
            "")
        { InSteps = Cost((right, network, x, lambda, cost) => cost - right.Penalty(network, lambda, x.RowCount)) },
        new("backprop/cost-of-h", 8, "The cost returned with the gradient takes logarithms of h",
            "h is never quite 0 or 1.",
            "At saturation it is, and 0·log 0 is NaN. Step 6 computes the cost from z.",
            "What is your cost when z = 800?",
            "")
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
