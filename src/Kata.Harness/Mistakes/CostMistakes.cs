using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 6 in the data term.</summary>
internal static class CostMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("cost/no-mean")
        { InSteps = Scaled((value, m, _) => value * m) },
        new("cost/mean-over-outputs")
        { InSteps = Scaled((value, _, k) => value / k) },
        new("cost/second-term-dropped")
        { InSteps = Data(Loss.CrossEntropy, (h, y) => -y * Math.Log(h)) },
        new("cost/sign")
        { InSteps = Scaled((value, _, _) => -value) },
        new("cost/cross-terms")
        {
            InSteps = Terms(Loss.CrossEntropy, (z, h, y) => Sum(y.RowCount, i => Sum(y.ColumnCount, j => Sum(y.ColumnCount, k =>
                -(y[i, j] * Math.Log(h[i, k])) - ((1 - y[i, j]) * Math.Log(1 - h[i, k])))))),
        },
        new("cost/log10")
        { InSteps = Entropies(value => value / Math.Log(10)) },
        new("cost/log2")
        { InSteps = Entropies(value => value / Math.Log(2)) },
        new("cost/log-of-0")
        { InSteps = Guarded(0) },
        new("cost/guard-1e-7")
        { InSteps = Guarded(1e-7) },
        new("cost/guard-1e-15")
        { InSteps = Guarded(1e-15) },
        new("cost/squared-for-entropy")
        { InSteps = Data(Loss.CrossEntropy, (h, y) => (h - y) * (h - y) / 2) },
        new("cost/no-half")
        { InSteps = Data(Loss.SquaredError, (h, y) => (h - y) * (h - y)) },
        new("cost/integer-mean")
        { InSteps = Scaled((value, m, _) => value * m * (1 / m)) },
        new("cost/binary-for-softmax")
        { InSteps = Data(Loss.SoftmaxCrossEntropy, (h, y) => -(y * Math.Log(h)) - ((1 - y) * Math.Log(1 - h))) },
        new("cost/last-class-left-out")
        { InSteps = Part((m, k) => (m, k - 1)) },
        new("cost/first-example-only")
        { InSteps = Part((_, k) => (1, k)) },
        new("cost/no-penalty")
        { InSteps = right => right with { Cost = (network, x, y, lambda) => right.Cost(network, x, y, 0 * lambda) } },
        .. PenaltyMistakes.All,
        new("cost/outputs-overwritten")
        {
            InSteps = right => right with
            {
                DataTerm = (loss, pass, y) =>
                {
                    var value = right.DataTerm(loss, pass, y);
                    pass.A[^1].Subtract(y, pass.A[^1]);
                    return value;
                },
            },
        },
        new("cost/label-by-arg-max")
        {
            InSteps = right => Whole(right with
            {
                DataTerm = (loss, pass, y) =>
                {
                    var value = right.DataTerm(loss, pass, y);
                    return loss == Loss.SoftmaxCrossEntropy ? right.DataTerm(loss, pass, Certain(y)) : value;
                },
            }),
        },
        .. CostFamilies.All,
        new("cost/no-argument-checks")
        {
            InSteps = right => right with
        {
            DataTerm = (loss, pass, y) => MissingGuards.Unchecked(() => right.DataTerm(loss, pass, y), () => double.NaN),
            Penalty = (network, lambda, examples) => MissingGuards.Unchecked(() => right.Penalty(network, lambda, examples), () => 0),
            Cost = (network, x, y, lambda) => MissingGuards.Unchecked(() => right.Cost(network, x, y, lambda), () => double.NaN),
        },
        },
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

    /// <summary>Targets with a 1 where each row is largest.</summary>
    internal static Matrix<double> Certain(Matrix<double> y) =>
        y.MapIndexed((i, k, _) => k == y.Row(i).MaximumIndex() ? 1.0 : 0, Zeros.Include);

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
