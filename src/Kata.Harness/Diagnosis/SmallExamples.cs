using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis;

/// <summary>Examples in whole numbers, the smallest first, to redo by hand. Steps 11 and 12 take too many sums for that.</summary>
internal static class SmallExamples
{
    private static readonly Activation[] Elementwise = [Activation.Identity, Activation.Relu, Activation.Sigmoid, Activation.Tanh];

    internal static IEnumerable<Probe> For(Step step) => step switch
    {
        Step.Serialize => Matrices().SelectMany(theta => (Probe[])
        [
            new($"flattened {Text(theta)}", steps => Answer.Of(steps.Flatten([theta]))),
            new($"{theta.RowCount}x{theta.ColumnCount} of 1 2 3 …", steps => Answer.Of(
                steps.Unflatten(Counting(theta.RowCount * theta.ColumnCount), [new(theta.RowCount, theta.ColumnCount)])[0])),
        ]),
        Step.OneHot => Labels().Select(labels => new Probe(
            $"the rows of labels {string.Join(' ', labels)} with 3 classes", steps => Answer.Of(steps.Encode(labels, 3))))
            .Concat(Matrices().Select(rows => new Probe($"the classes of {Text(rows)}", steps => Answer.Of(steps.Decode(rows))))),
        Step.Activations => Activations(),
        Step.Forward => Networks().Select(n => new Probe(
            $"z of each layer, x and a of each layer for {n.Text}",
            steps => Answer.Of(steps.Pass(n.Network, n.X).Z.Concat(steps.Pass(n.Network, n.X).A)))),
        Step.Predict => Labels().Select(labels => new Probe(
            $"the accuracy of {string.Join(' ', labels)} for labels 0 1", steps => Answer.Of(steps.Accuracy(labels, [0, 1]))))
            .Concat(Matrices().Select(theta => new Probe($"the class of x = 1 1 under theta = {Text(theta)}", steps =>
            {
                var x = ScalarOracle.Fill(1, theta.ColumnCount - 1, (_, _) => 1);
                return Answer.Of(steps.Classes(new([new(theta, Activation.Identity)], Loss.SquaredError), x));
            }))),
        Step.Cost => Costs(),
        Step.NumericalGradient => Vectors().Select(at => new Probe(
            $"the gradient of the sum of squares at {string.Join(' ', at)} with h = 1",
            steps => Answer.Of(steps.Central(point => point.DotProduct(point), at.Clone(), 1)))),
        Step.Backprop => Gradients(steps => steps.Backprop),
        Step.Initialize => [new("epsilon of 1 input and 5 units", steps => Answer.Of(steps.Epsilon(1, 5)))],
        Step.GradientDescent => Vectors().Select(theta => new Probe(
            $"a step of rate 2 from {string.Join(' ', theta)} with gradient 1 2 3 …", steps => Answer.Of(
                steps.Downhill(theta.Clone(), Counting(theta.Count), 2)))),
        Step.MiniBatch or Step.Optimizer => [],
        Step.FastBackprop => Gradients(steps => steps.FastBackprop),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    private static IEnumerable<Probe> Activations()
    {
        foreach (var (rows, columns) in new[] { (1, 1), (1, 2), (2, 2) })
        {
            foreach (var f in Elementwise.Append(Activation.Softmax))
            {
                foreach (var z in Wholes(rows, columns))
                {
                    yield return new($"{f} of z = {Text(z)}", steps => Answer.Of(steps.Apply(f, z.Clone())));
                    if (f == Activation.Softmax) continue;
                    yield return new($"the derivative of {f} at z = {Text(z)}", steps => Answer.Of(steps.Derivative(f, z.Clone())));
                }
            }
        }
    }

    private static IEnumerable<Probe> Costs()
    {
        foreach (var theta in new[] { (1, 2), (1, 3), (2, 2) }.SelectMany(shape => Wholes(shape.Item1, shape.Item2)))
        {
            Network network = new([new(theta, Activation.Identity)], Loss.SquaredError);
            yield return new(
                $"the penalty of theta = {Text(theta)} with λ = 2 and m = 1", steps => Answer.Of(steps.Penalty(network, 2, 1)));
            yield return new(
                $"the penalty of theta = {Text(theta)} with λ = 2 and m = 2", steps => Answer.Of(steps.Penalty(network, 2, 2)));
        }

        foreach (var n in Networks())
        {
            var pass = ScalarOracle.Pass(n.Network, n.X);
            yield return new($"the data term of {n.Text}", steps => Answer.Of(steps.DataTerm(n.Network.Loss, pass, n.Y)));
            yield return new($"J of {n.Text}, λ = {n.Lambda}", steps => Answer.Of(steps.Cost(n.Network, n.X, n.Y, n.Lambda)));
        }
    }

    private static IEnumerable<Probe> Gradients(Func<Steps, BackpropFunction> of) =>
        Networks().Select(n => new Probe($"J and the gradient of {n.Text}, λ = {n.Lambda}", steps =>
        {
            var (cost, gradient) = of(steps)(n.Network, n.X, n.Y, n.Lambda);
            return Answer.Of(gradient.SelectMany(entry => entry.ToRowMajorArray()).Prepend(cost));
        }));

    // One unit, then two, then two layers; first without any activation, where every number stays whole.
    private static IEnumerable<(string Text, Network Network, Matrix<double> X, Matrix<double> Y, double Lambda)> Networks() =>
        from loss in new[] { Loss.SquaredError, Loss.CrossEntropy, Loss.SoftmaxCrossEntropy }
        from activation in Elementwise
        from sizes in new int[][] { [1, 1], [2, 1], [1, 2], [1, 1, 1], [2, 1, 2], [1, 2, 2] }
        from lambda in new[] { 0.0, 2 }
        from m in Enumerable.Range(1, 2)
        let output = Output(loss, activation)
        let layers = Enumerable.Range(1, sizes.Length - 1).Select(l => new Layer(
            ScalarOracle.Fill(sizes[l], sizes[l - 1] + 1, (u, j) => Whole((3 * l) + u + (2 * j))),
            l == sizes.Length - 1 ? output : activation)).ToList()
        let x = ScalarOracle.Fill(m, sizes[0], (i, j) => 1 + i + (2 * j))
        let y = ScalarOracle.Fill(m, sizes[^1], (i, k) => (i + k) % sizes[^1] == 0 ? 1 : 0)
        let names = string.Join(", ", layers.Select(
            (layer, l) => $"theta{l + 1} = {Text(layer.Theta)} ({layer.Activation.ToString().ToLowerInvariant()})"))
        select ($"{names}, {loss}, x = {Text(x)}, y = {Text(y)}", new Network(layers, loss), x, y, lambda);

    private static Activation Output(Loss loss, Activation other) => loss switch
    {
        Loss.CrossEntropy => Activation.Sigmoid,
        Loss.SoftmaxCrossEntropy => Activation.Softmax,
        _ => other,
    };

    private static IEnumerable<Matrix<double>> Matrices() =>
        new[] { (1, 2), (2, 2), (2, 3) }.SelectMany(shape => Wholes(shape.Item1, shape.Item2));

    private static IEnumerable<Vector<double>> Vectors() => Matrices().Select(matrix => matrix.Row(0));

    private static IEnumerable<Matrix<double>> Wholes(int rows, int columns) =>
        Enumerable.Range(0, 5).Select(first => ScalarOracle.Fill(rows, columns, (i, j) => Whole(first + i + (2 * j))));

    // 1, 2, −1, 3, −2, 1, 2 …
    private static double Whole(int i) => new[] { 1, 2, -1, 3, -2 }[i % 5];

    private static IEnumerable<int[]> Labels() => Enumerable.Range(0, 9).Select(i => new[] { i / 3, i % 3 });

    private static Vector<double> Counting(int count) => Vector<double>.Build.Dense(count, i => i + 1);

    private static string Text(Matrix<double> matrix) =>
        $"[{string.Join("; ", matrix.EnumerateRows().Select(row => string.Join(' ', row)))}]";
}
