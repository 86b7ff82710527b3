using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Oracle;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Diagnosis;

/// <summary>Examples in whole numbers for the steps around the mathematics of a network. Step 11 and 12 take too many sums to redo by hand.</summary>
internal static class SmallExamplesAround
{
    private static readonly (int Rows, int Columns)[] Sizes = [(1, 2), (2, 2), (2, 3)];

    internal static IEnumerable<Probe> For(int step) => step switch
    {
        1 => Matrices().SelectMany(theta => (Probe[])
        [
            new($"flattened {SmallExamples.Text(theta)}", steps => Answer.Of(steps.Flatten([theta]))),
            new($"{theta.RowCount}x{theta.ColumnCount} of 1 2 3 …", steps => Answer.Of(
                steps.Unflatten(Counting(theta.RowCount * theta.ColumnCount), [new(theta.RowCount, theta.ColumnCount)])[0])),
        ]),
        2 => Labels().SelectMany(labels => (Probe[])
        [
            new($"the rows of labels {string.Join(' ', labels)} with 3 classes", steps => Answer.Of(steps.Encode(labels, 3))),
        ]).Concat(Matrices().Select(rows => new Probe($"the classes of {SmallExamples.Text(rows)}", steps => Whole(steps.Decode(rows))))),
        5 => Labels().Select(labels => new Probe(
            $"the accuracy of {string.Join(' ', labels)} for labels 0 1", steps => Answer.Of(steps.Accuracy(labels, [0, 1]))))
            .Concat(Matrices().Select(theta => new Probe($"the class of x = 1 1 under theta = {SmallExamples.Text(theta)}", steps =>
                Whole(steps.Classes(new([new(theta, Activation.Identity)], Loss.SquaredError), ScalarOracle.Fill(1, theta.ColumnCount - 1, (_, _) => 1)))))),
        7 => Matrices().Select(matrix => matrix.Row(0)).Select(at => new Probe(
            $"the gradient of the sum of squares at {string.Join(' ', at)} with h = 1", steps => Answer.Of(steps.Central(point => point.DotProduct(point), at.Clone(), 1)))),
        9 => [new("epsilon of 1 input and 5 units", steps => Answer.Of(steps.Epsilon(1, 5)))],
        _ => Matrices().Select(matrix => matrix.Row(0)).Select(theta => new Probe(
            $"a step of rate 2 from {string.Join(' ', theta)} with gradient 1 2 3 …", steps => Answer.Of(steps.Downhill(theta.Clone(), Counting(theta.Count), 2)))),
    };

    private static IEnumerable<Matrix<double>> Matrices() => Sizes.SelectMany(size => SmallExamples.Wholes(size.Rows, size.Columns));

    private static IEnumerable<int[]> Labels() => Enumerable.Range(0, 9).Select(i => new[] { i / 3, i % 3 });

    private static Vector<double> Counting(int count) => Vector<double>.Build.Dense(count, i => i + 1);

    private static Answer Whole(IEnumerable<int> numbers) => Answer.Of(numbers.Select(number => (double)number));
}
