using MathNet.Numerics.LinearAlgebra;
using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 6 in the data term.</summary>
internal static class CostMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("cost/no-mean", 6, "The data term is not divided by m",
            "The cost is the sum of the losses.",
            "It is their mean: a sum grows with the number of examples, and so does the step that descent takes. λ "
            + "then counts m times less.",
            "Pass every example twice: should the cost change?",
            "")
        { InSteps = Scaled((value, m, _) => value * m) },
        new("cost/mean-over-outputs", 6, "The mean is taken over all m·K entries",
            "The mean of the matrix is the mean loss.",
            "The outputs of one example add up; only examples are averaged. Dividing by K as well makes the cost K times too small.",
            "With all weights zero, the cross-entropy over K outputs is K·ln 2. What is yours?",
            "")
        { InSteps = Scaled((value, _, k) => value / k) },
        new("cost/second-term-dropped", 6, "Half of the cross-entropy is left out",
            "Only the right class counts, as with softmax.",
            "Sigmoid outputs are K separate questions: saying yes to a wrong class must cost something as well, and here it is free.",
            "All outputs at 1: is that a good answer? What does your cost say?",
            "")
        { InSteps = Data(Loss.CrossEntropy, (h, y) => -y * Math.Log(h)) },
        new("cost/sign", 6, "The data term has the wrong sign",
            "The cost is the sum of y·log h.",
            "Logarithms of probabilities are negative, so a cost needs a minus sign: without it the best network has the largest cost.",
            "Can your cost be below 0? Should it?",
            "")
        { InSteps = Scaled((value, _, _) => -value) },
        new("cost/cross-terms", 6, "Yᵀ·log H is summed as a matrix product",
            "The product of the two matrices multiplies and sums in one go.",
            "It also multiplies each class by every other one; only the diagonal of that K × K matrix belongs to the cost.",
            "How many products of y and log h does the formula have, and how many does a K × K matrix have?",
            "deeplearning.ai forum, cost 2.07966")
        {
            InSteps = Terms(Loss.CrossEntropy, (z, h, y) => Sum(y.RowCount, i => Sum(y.ColumnCount, j => Sum(y.ColumnCount, k =>
                -(y[i, j] * Math.Log(h[i, k])) - ((1 - y[i, j]) * Math.Log(1 - h[i, k])))))),
        },
        new("cost/log10", 6, "The logarithm has base 10",
            "log is log.",
            "It means the natural logarithm: with base 10 every cost is ln 10 = 2.3026 times too small.",
            "With all weights zero, the cross-entropy of one output is ln 2 = 0.6931. What is yours?",
            "")
        { InSteps = Entropies(value => value / Math.Log(10)) },
        new("cost/log2", 6, "The logarithm has base 2",
            "Entropies are measured in bits.",
            "Here they are measured in nats: with base 2 every cost is 1.4427 times too large, and the gradient h − y no longer fits it.",
            "With all weights zero, the cross-entropy of one output is ln 2 = 0.6931. What is yours?",
            "")
        { InSteps = Entropies(value => value / Math.Log(2)) },
        new("cost/log-of-0", 6, "The logarithms of h and 1 − h are taken directly",
            "h is never quite 0 or 1.",
            "It is: 1 / (1 + e^−40) is 1 to the last bit. Then log(1 − h) is −∞, and 0 times that is NaN.",
            "What is your cost when z = 800 and the answer is right?",
            "tiny-dnn #410, keras PR #9")
        { InSteps = Guarded(0) },
        new("cost/guard-1e-7", 6, "1e-7 is added inside the logarithm",
            "A small guard keeps the logarithm finite and changes nothing.",
            "It changes the cost by up to 1e-7 per entry, and if h is smaller than the guard, the gradient no longer fits the cost. "
            + "Computed from z, no guard is needed.",
            "−log σ(z) = log(1 + e^−z). For which z is that a problem?",
            "Saito, Deep Learning from Scratch, section 4.2.2")
        { InSteps = Guarded(1e-7) },
        new("cost/guard-1e-15", 6, "1e-15 is added inside the logarithm",
            "So small a guard changes nothing.",
            "It does where it matters: a wrong answer at z = 800 costs 34.5 instead of 800, and its gradient is lost.",
            "What is your cost when z = −800 and the answer should be 1?",
            "")
        { InSteps = Guarded(1e-15) },
        new("cost/squared-for-entropy", 6, "The squared error is used for the cross-entropy",
            "The cost is half the squared distance.",
            "That is another loss, which the network names if it wants it. With sigmoids, a network learns slowly "
            + "from it where it is most wrong.",
            "Which losses does the loss argument distinguish?",
            "")
        { InSteps = Data(Loss.CrossEntropy, (h, y) => (h - y) * (h - y) / 2) },
        new("cost/no-half", 6, "The squared error is not halved",
            "The squared error is the square of the error.",
            "The ½ makes the derivative h − y, without a 2.",
            "What is the derivative of (h − y)² with respect to h?",
            "")
        { InSteps = Data(Loss.SquaredError, (h, y) => (h - y) * (h - y)) },
        new("cost/integer-mean", 6, "1/m is an integer division",
            "1/m is one part in m.",
            "In C# 1/5 is 0: both are integers. The data term vanishes for every m above 1.",
            "What does 1/2 print in C#?",
            "")
        { InSteps = Scaled((value, m, _) => value * m * (1 / m)) },
        new("cost/binary-for-softmax", 6, "The cost for sigmoids is used for softmax",
            "Cross-entropy is cross-entropy.",
            "With softmax the classes share one probability, so only the right class's logarithm counts; the others "
            + "already count in its denominator.",
            "How many of the K terms of a row are not zero if y is one-hot and the loss is −Σ y log h?",
            "")
        { InSteps = Data(Loss.SoftmaxCrossEntropy, (h, y) => -(y * Math.Log(h)) - ((1 - y) * Math.Log(1 - h))) },
        new("cost/last-class-left-out", 6, "The last class is left out of the sum",
            "The loop runs to K − 1.",
            "Classes are 0 … K−1, and the last one counts as well: here an example of that class costs nothing.",
            "Which is the last index that your loop over the classes reaches?",
            "")
        { InSteps = Part((m, k) => (m, k - 1)) },
        new("cost/first-example-only", 6, "Only the first example counts",
            "One row is as good as another.",
            "The cost is the mean over all rows.",
            "Change the second example: does your cost move?",
            "")
        { InSteps = Part((_, k) => (1, k)) },
        new("cost/no-penalty", 6, "J leaves out the penalty",
            "The data term is the cost.",
            "Training minimises J: data term plus penalty. Without the penalty λ has no effect.",
            "Does your cost change with λ?",
            "")
        { InSteps = right => right with { Cost = (network, x, y, lambda) => right.Cost(network, x, y, 0 * lambda) } },
        .. PenaltyMistakes.All,
        MissingGuards.Mistake("cost", 6,
            "targets that are not probabilities get a cost, and a negative λ rewards large weights", right => right with
        {
            DataTerm = (loss, pass, y) => MissingGuards.Unchecked(() => right.DataTerm(loss, pass, y), () => double.NaN),
            Penalty = (network, lambda, examples) => MissingGuards.Unchecked(() => right.Penalty(network, lambda, examples), () => 0),
            Cost = (network, x, y, lambda) => MissingGuards.Unchecked(() => right.Cost(network, x, y, lambda), () => double.NaN),
        }),
    ];

    /// <summary>J from the steps' own parts: a wrong part makes J wrong.</summary>
    internal static Steps Whole(Steps steps) => steps with
    {
        Cost = (network, x, y, lambda) =>
        {
            var pass = steps.Pass(network, x);
            Guard.Fits(network.Layers[^1].Activation, network.Loss);
            return steps.DataTerm(network.Loss, pass, y) + steps.Penalty(network, lambda, x.RowCount);
        },
    };

    // The right data term, changed by a factor of m or K.
    private static Func<Steps, Steps> Scaled(Func<double, int, int, double> change) => right => Whole(right with
    {
        DataTerm = (loss, pass, y) => change(right.DataTerm(loss, pass, y), y.RowCount, y.ColumnCount),
    });

    private static Func<Steps, Steps> Entropies(Func<double, double> change) => right => Whole(right with
    {
        DataTerm = (loss, pass, y) => loss == Loss.SquaredError ? right.DataTerm(loss, pass, y) : change(right.DataTerm(loss, pass, y)),
    });

    // A different sum over the entries, for one loss.
    private static Func<Steps, Steps> Terms(Loss of, Func<Matrix<double>, Matrix<double>, Matrix<double>, double> sum) =>
        right => Whole(right with
        {
            DataTerm = (loss, pass, y) =>
            {
                var value = right.DataTerm(loss, pass, y);
                return loss == of ? sum(pass.Z[^1], pass.A[^1], y) / y.RowCount : value;
            },
        });

    private static Func<Steps, Steps> Data(Loss of, Func<double, double, double> term) =>
        Terms(of, (_, h, y) => Sum(y.RowCount, i => Sum(y.ColumnCount, k => term(h[i, k], y[i, k]))));

    // Direct logarithms of h, with a guard added inside.
    private static Func<Steps, Steps> Guarded(double guard) => right => Data(Loss.SoftmaxCrossEntropy, (h, y) => -y * Math.Log(h + guard))(
        Data(Loss.CrossEntropy, (h, y) => -(y * Math.Log(h + guard)) - ((1 - y) * Math.Log(1 - h + guard)))(right));

    // Only the first rows and columns count; the mean is still over m.
    private static Func<Steps, Steps> Part(Func<int, int, (int Rows, int Columns)> part) => right => Whole(right with
    {
        DataTerm = (loss, pass, y) =>
        {
            right.DataTerm(loss, pass, y);
            var (rows, columns) = part(y.RowCount, y.ColumnCount);
            return Sum(rows, i => Sum(columns, k => Entry(right, loss, pass, y, i, k))) / y.RowCount;
        },
    });

    // The loss of one entry. Softmax needs the whole row of z; the other losses look at one output alone.
    private static double Entry(Steps right, Loss loss, ForwardPass pass, Matrix<double> y, int i, int k)
    {
        var (first, count) = loss == Loss.SoftmaxCrossEntropy ? (0, y.ColumnCount) : (k, 1);
        ForwardPass own = new([pass.Z[^1].SubMatrix(i, 1, first, count)], [pass.A[0], pass.A[^1].SubMatrix(i, 1, first, count)]);
        return loss == Loss.SoftmaxCrossEntropy
            ? y[i, k] * right.DataTerm(loss, own, Fill(1, count, (_, j) => j == k ? 1 : 0))
            : right.DataTerm(loss, own, y.SubMatrix(i, 1, k, 1));
    }
}
