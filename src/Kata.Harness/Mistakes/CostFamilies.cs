using static Kata.Harness.Oracle.ScalarOracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 6 that come with any number: guards in the logarithm, factors, and the terms of the losses.</summary>
internal static class CostFamilies
{
    private static readonly double[] Guards =
    [
        1e-8, 1e-12, 1e-10, 1e-9, 1e-6, 1e-5, 1e-4, 1e-3, 1e-16, 1e-14, 1e-13, 1e-11, 1e-20, 1e-30, 1e-50, 1e-100, 1e-300,
        2.220446049250313e-16, 1.1920928955078125e-7, double.Epsilon,
    ];

    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family("cost/guard-in-logarithm", Guards.SelectMany(guard => (Func<Steps, Steps>[])
        [
            Log(p => Math.Log(p + guard)), .. Clipped(guard),
        ]).Concat(Clipped(1e-7))),
        Mistake.Family(
            "cost/nan-left-out",
            Entries(Loss.CrossEntropy, (h, y) => Number(Entropy(h, y), 0)),
            Entries(Loss.SoftmaxCrossEntropy, (h, y) => Number(-y * Math.Log(h), 0)),
            right => Entries(Loss.CrossEntropy, (h, y) => Number(Entropy(h, y), 0))(
                Entries(Loss.SoftmaxCrossEntropy, (h, y) => Number(-y * Math.Log(h), 0))(right)),
            Entries(Loss.CrossEntropy, (h, y) => double.IsNaN(Entropy(h, y)) ? 0 : Math.Min(Entropy(h, y), double.MaxValue)),
            Entries(Loss.CrossEntropy, (h, y) => -((y == 0 ? 0 : y * Math.Log(h)) + (y == 1 ? 0 : (1 - y) * Math.Log(1 - h))))),
        Mistake.Family(
            "cost/second-term-sign",
            Entries(Loss.CrossEntropy, (h, y) => -(y * Math.Log(h)) + ((1 - y) * Math.Log(1 - h))),
            Entries(Loss.CrossEntropy, (h, y) => (y * Math.Log(h)) - ((1 - y) * Math.Log(1 - h))),
            Entries(Loss.CrossEntropy, (h, y) => -(y * Math.Log(h)) - ((y - 1) * Math.Log(1 - h)))),
        Mistake.Family(
            "cost/second-term-swapped",
            Entries(Loss.CrossEntropy, (h, y) => Entropy(1 - h, y)),
            Entries(Loss.CrossEntropy, (h, y) => -(y * Math.Log(h)) - ((1 - y) * Math.Log(h))),
            Entries(Loss.CrossEntropy, (h, y) => -(y * Math.Log(h)) - (y * Math.Log(1 - h))),
            Entries(Loss.CrossEntropy, (h, y) => -((1 - y) * Math.Log(1 - h)))),
        Mistake.Family(
            "cost/squared-error-not-squared",
            Entries(Loss.SquaredError, (h, y) => Math.Abs(h - y) / 2),
            Entries(Loss.SquaredError, (h, y) => Math.Abs(h - y)),
            Entries(Loss.SquaredError, (h, y) => (h - y) / 2),
            Entries(Loss.SquaredError, (h, y) => ((h * h) - (y * y)) / 2)),
        Mistake.Family(
            "cost/divided-in-the-loop",
            Running((sum, row, m) => -(sum + row) / m),
            Running((sum, row, m) => (sum + row) / m),
            Running((sum, row, _) => -(sum + row)),
            Running((_, row, m) => row / m),
            Running((_, row, _) => row)),
        Mistake.Family(
            "cost/half-m-brackets",
            Factor(Loss.SquaredError, (m, _) => m * m),
            Factor(null, (m, _) => m * m)),
        Mistake.Family(
            "cost/integer-half",
            Factor(Loss.SquaredError, (_, _) => 0)),
        Mistake.Family("cost/mean-twice", Factor(null, (m, _) => 1.0 / m), Factor(null, (m, k) => 1.0 / m / k)),
        Mistake.Family("cost/halved", Factor(null, (_, _) => 0.5), Factor(Loss.SquaredError, (_, _) => 0.5)),
        Mistake.Family(
            "cost/largest-output-for-label",
            Largest(Loss.SoftmaxCrossEntropy),
            Largest(Loss.CrossEntropy)),
        Mistake.Family(
            "cost/penalty-for-each-example",
            right => right with
            {
                Cost = (network, x, y, lambda) =>
                    right.Cost(network, x, y, lambda) + ((x.RowCount - 1) * right.Penalty(network, lambda, x.RowCount)),
            }),
        .. PenaltyFamilies.All,
    ];

    private static double Entropy(double h, double y) => -(y * Math.Log(h)) - ((1 - y) * Math.Log(1 - h));

    private static double Number(double value, double otherwise) => double.IsFinite(value) ? value : otherwise;

    private static Func<Steps, Steps> Log(Func<double, double> log) => right => Entries(Loss.SoftmaxCrossEntropy, (h, y) => -y * log(h))(
        Entries(Loss.CrossEntropy, (h, y) => -(y * log(h)) - ((1 - y) * log(1 - h)))(right));

    private static Func<Steps, Steps>[] Clipped(double guard) =>
        [Log(p => Math.Log(Math.Max(p, guard))), Log(p => Math.Log(Math.Clamp(p, guard, 1 - guard)))];

    private static Func<Steps, Steps> Entries(Loss of, Func<double, double, double> term) => Data(of, (_, pass, y) =>
        Sum(y.RowCount, i => Sum(y.ColumnCount, k => term(pass.A[^1][i, k], y[i, k]))) / y.RowCount);

    private static Func<Steps, Steps> Factor(Loss? of, Func<int, int, double> factor) => right => CostMistakes.Whole(right with
    {
        DataTerm = (loss, pass, y) =>
            right.DataTerm(loss, pass, y) * (of is null || loss == of ? factor(y.RowCount, y.ColumnCount) : 1),
    });

    // The sum so far, with a row's losses, after each example.
    private static Func<Steps, Steps> Running(Func<double, double, int, double> next) => right => CostMistakes.Whole(right with
    {
        DataTerm = (loss, pass, y) =>
        {
            right.DataTerm(loss, pass, y);
            var sum = 0.0;
            for (var i = 0; i < y.RowCount; i++)
            {
                ForwardPass row = new([pass.Z[^1].SubMatrix(i, 1, 0, y.ColumnCount)],
                    [pass.A[0], pass.A[^1].SubMatrix(i, 1, 0, y.ColumnCount)]);
                sum = next(sum, right.DataTerm(loss, row, y.SubMatrix(i, 1, 0, y.ColumnCount)), y.RowCount);
            }

            return sum;
        },
    });

    private static Func<Steps, Steps> Largest(Loss of) =>
        Data(of, (right, pass, y) => right.DataTerm(of, pass, CostMistakes.Certain(pass.A[^1])));

    private static Func<Steps, Steps> Data(Loss of, Func<Steps, ForwardPass, Matrix<double>, double> wrong) =>
        right => CostMistakes.Whole(right with
        {
            DataTerm = (loss, pass, y) => right.DataTerm(loss, pass, y) is var value && loss == of ? wrong(right, pass, y) : value,
        });
}
