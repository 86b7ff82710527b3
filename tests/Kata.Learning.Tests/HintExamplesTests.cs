using static Kata.Tests.TestMatrices;

namespace Kata.Learning.Tests;

/// <summary>The worked examples in the lessons show what the reference computes.</summary>
public sealed class HintExamplesTests
{
    // Steps 4, 6 and 8 share two examples, a ReLU layer and an identity layer.
    private static readonly Matrix<double> X = Matrix(new double[,] { { 2, -1 }, { 0, 1 } });

    private static readonly Matrix<double> Y = Matrix(new[,] { { 0.5 }, { 1 } });

    private static readonly Network Two = new(
        [
            new(Matrix(new[,] { { 1, 2, 3 }, { -1, 0.5, 2 } }), Activation.Relu),
            new(Matrix(new[,] { { 0.5, -1, 4 } }), Activation.Identity),
        ],
        Loss.SquaredError);

    private static Network Line(double bias, double weight) =>
        new([new(Matrix(new[,] { { bias, weight } }), Activation.Identity)], Loss.SquaredError);

    [Test]
    public void The_worked_example_of_step_1_is_what_the_reference_computes()
    {
        Matrix<double>[] thetas = [Matrix(new double[,] { { 10, 11, 12 }, { 20, 21, 22 } }), Matrix(new double[,] { { 30, 31, 32 } })];

        var digits = Serialize.Flatten([Matrix<double>.Build.Dense(25, 401), Matrix<double>.Build.Dense(10, 26)]);

        Shows(
            1,
            $"Θ¹ = {Row(thetas[0], 0)} Θ² = {Row(thetas[1], 0)} {Row(thetas[0], 1)}",
            $"flat = {Text(Serialize.Flatten(thetas))}",
            $"{digits.Count} entries");
    }

    [Test]
    public void The_worked_example_of_step_2_is_what_the_reference_computes()
    {
        int[] labels = [2, 0, 3];
        var y = OneHot.Encode(labels, 4);
        var rows = Matrix(new[,] { { 0.1, 0.7, 0.2 }, { 0.4, 0.4, 0.2 }, { -3, -1, -2 } });

        Shows(
            2,
            $"labels = {Text(labels)} Y = {Row(y, 0)} {Row(y, 1)} {Row(y, 2)}",
            $"rows = {Row(rows, 0)} labels = {Text(OneHot.Decode(rows))} {Row(rows, 1)} {Row(rows, 2)}");
    }

    [Test]
    public void The_worked_example_of_step_3_is_what_the_reference_computes()
    {
        var z = Matrix(new[,] { { -1, -0.5, 0 } });
        var row = Matrix(new[,] { { 0, Math.Log(2), Math.Log(5) } });

        Shows(
            3,
            $"z {Row(z, 0)} σ(z) {Row(Activations.Apply(Activation.Sigmoid, z), 0, 6)} "
            + $"σ′(z) {Row(Activations.Derivative(Activation.Sigmoid, z), 0, 6)}",
            $"tanh z {Row(Activations.Apply(Activation.Tanh, z), 0, 6)} tanh′ z {Row(Activations.Derivative(Activation.Tanh, z), 0, 6)}",
            $"1/8, 2/8, 5/8 = {Row(Activations.Apply(Activation.Softmax, row), 0, 3).Replace(" ", ", ")}");
    }

    [Test]
    public void The_worked_example_of_step_4_is_what_the_reference_computes()
    {
        var (theta1, theta2) = (Two.Layers[0].Theta, Two.Layers[1].Theta);
        var pass = Forward.Pass(Two, X);

        Shows(
            4,
            $"x = {Row(X, 0)} Θ¹ = {Row(theta1, 0)} Θ² = {Row(theta2, 0)} {Row(X, 1)} {Row(theta1, 1)}",
            $"z¹ = {Row(pass.Z[0], 0)} a¹ = {Row(pass.A[1], 0)} z² = {Row(pass.Z[1], 0)} h = {Row(pass.A[2], 0)} "
            + $"{Row(pass.Z[0], 1)} {Row(pass.A[1], 1)} {Row(pass.Z[1], 1)} {Row(pass.A[2], 1)}",
            $"1 · 1 + 2 · 2 + 3 · (−1) = {Text(pass.Z[0][0, 0])}");
    }

    [Test]
    public void The_worked_example_of_step_5_is_what_the_reference_computes()
    {
        var h = Matrix(new[,] { { 0.3, 0.1, 0.4 }, { 0.6, 0.7, 0.2 }, { 0.5, 0.5, 0.1 } });
        var single = Matrix(new[,] { { 0.49 }, { 0.5 }, { 0.9 } });
        int[] labels = [2, 1, 1];

        var predicted = Predict.Classes(HandsOn(3), h);

        Assert.That(Predict.Accuracy(predicted, labels), Is.EqualTo(2.0 / 3).Within(1e-15));
        Shows(
            5,
            $"h = {Row(h, 0)} predicted = {Text(predicted)} labels = {Text(labels)} accuracy = 2/3 {Row(h, 1)} {Row(h, 2)}",
            $"h = {Text(single.Column(0), 2)} predicted = {Text(Predict.Classes(HandsOn(1), single))}");
    }

    [Test]
    public void The_worked_example_of_step_6_is_what_the_reference_computes()
    {
        var pass = Forward.Pass(Two, X);
        var (data, penalty) = (Cost.DataTerm(Loss.SquaredError, pass, Y), Cost.Penalty(Two, 0.4, 2));
        var z = Matrix(new[,] { { Math.Log(3) }, { -Math.Log(4) } });
        var h = Activations.Apply(Activation.Sigmoid, z);
        var entropy = Cost.DataTerm(Loss.CrossEntropy, new([z], [z, h]), Matrix(new double[,] { { 1 }, { 0 } }));

        Shows(
            6,
            $"h − y = {Text((pass.A[2] - Y).Column(0)).Replace(" ", ", ")} squared error = (4 + 0.25) / (2 · 2) = {Text(data)}",
            $"ΣW² = {Text(Squares(0))} + {Text(Squares(1))} penalty = 0.4 / (2 · 2) · {Text(Squares(0) + Squares(1))} = {Text(penalty)}",
            $"J = {Text(data)} + {Text(penalty)} = {Text(Cost.Of(Two, X, Y, 0.4))}",
            $"(ln 4/3 + ln 5/4) / 2 = {Text(entropy)}");
    }

    [Test]
    public void The_worked_example_of_step_7_is_what_the_reference_computes()
    {
        static double F(Vector<double> theta) => (theta[0] * theta[0]) + (3 * theta[0] * theta[1]);
        var (at, h) = (Vector(1, 2), 0.1);
        var slopes = NumericalGradient.Central(F, at, h);
        var published = NumericalGradient.Central(theta => theta.DotProduct(theta), Vector(5, 6), 1e-4);
        string Line(Vector<double> up, Vector<double> down, int i) =>
            $"f({Text(up).Replace(" ", ", ")}) = {Text(F(up), 2)} f({Text(down).Replace(" ", ", ")}) = {Text(F(down), 2)} "
            + $"slope {i} = {Text(F(up) - F(down), 2)} / 0.2 = {Text(slopes[i])}";

        Shows(
            7,
            Line(Vector(1.1, 2), Vector(0.9, 2), 0),
            Line(Vector(1, 2.1), Vector(1, 1.9), 1),
            $"slope 0 = ({Text(F(Vector(1.1, 2)))} − {Text(F(at))}) / 0.1 = {Text((F(Vector(1.1, 2)) - F(at)) / h)}",
            $"has the slopes {Text(published).Replace(" ", " and ")} (Saito");
    }

    [Test]
    public void The_worked_example_of_step_8_is_what_the_reference_computes()
    {
        var pass = Forward.Pass(Two, X);
        var deltas = Backprop.Deltas(Two, pass, Y);
        var back = deltas[1] * Two.Layers[1].Theta.RemoveColumn(0);
        var slope = Activations.Derivative(Activation.Relu, pass.Z[0]);
        var plain = Backprop.Of(Two, X, Y, 0).Gradient;
        var whole = Backprop.Of(Two, X, Y, 0.4).Gradient;

        Shows(
            8,
            $"δ² = h − y = {Row(deltas[1], 0)} δ²·W² = {Row(back, 0)} g′(z¹) = {Row(slope, 0)} δ¹ = {Row(deltas[0], 0)} "
            + $"{Row(deltas[1], 1)} {Row(back, 1)} {Row(slope, 1)} {Row(deltas[0], 1)}",
            $"∂J/∂Θ² at λ = 0: {Row(plain[1], 0)} ∂J/∂Θ¹ at λ = 0: {Row(plain[0], 0)} {Row(plain[0], 1)}",
            $"λ/m · [0 W²]: {Row(whole[1] - plain[1], 0)} λ/m · [0 W¹]: {Row(whole[0] - plain[0], 0)} {Row(whole[0] - plain[0], 1)}",
            $"∂J/∂Θ²: {Row(whole[1], 0)} ∂J/∂Θ¹: {Row(whole[0], 0)} {Row(whole[0], 1)}",
            $"((−2) · 2 + (−0.5) · 4) / 2 = {Text(plain[1][0, 1])}");
    }

    [TestCase(400, 25, "√425")]
    [TestCase(25, 10, "√35")]
    [TestCase(2, 4, "√6")]
    public void The_worked_example_of_step_9_is_so(int inputs, int units, string root)
    {
        var theta = Initialize.Theta(units, inputs, 1, 0);

        Shows(9, $"{inputs} {units} √6 / {root} = {Text(Initialize.Epsilon(inputs, units), 6)} {theta.RowCount} × {theta.ColumnCount}");
    }

    [Test]
    public void The_worked_example_of_step_10_is_what_the_reference_computes()
    {
        static (double Cost, Vector<double> Gradient) F(Vector<double> theta) =>
            ((theta[0] * theta[0]) + (2 * theta[1] * theta[1]), Vector(2 * theta[0], 4 * theta[1]));
        var points = Enumerable.Range(0, 3).Select(steps => GradientDescent.Minimize(F, Vector(3, 1), 0.1, steps)).ToArray();

        Shows(
            10,
            [
                .. points.Take(2).Select(point => $"{Text(point.Theta)} {Text(point.Costs[^1])} {Text(F(point.Theta).Gradient)}"),
                $"{Text(points[2].Theta)} {Text(points[2].Costs[^1])}",
            ]);
    }

    [Test]
    public void The_worked_example_of_step_11_is_what_the_reference_computes()
    {
        var x = Matrix(new double[,] { { 2 }, { -1 }, { 1 } });
        int[] labels = [1, 0, 1];
        var order = Order.Of(3, 0, 0);
        var (training, theta) = (MiniBatch.Train(Line(0, 0.5), x, labels, 1, 2, 0.1, 3, 0), Vector(0, 0.5));
        var lines = new List<string>();
        foreach (var batch in order.Chunk(2))
        {
            var misses = Vector([.. batch.Select(i => theta[0] + (theta[1] * x[i, 0]) - labels[i])]);
            var mean = Vector(misses.Average(), batch.Select((i, at) => misses[at] * x[i, 0]).Average());
            var shrink = theta[1];
            theta -= 0.1 * (mean + Vector(0, shrink));
            lines.Add($"{string.Join(", ", batch)} {Text(misses)} {Text(mean)} + {Text(shrink)} {Text(theta)}");
        }

        Close(training.Network.Layers[0].Theta.Row(0), theta, 1e-15);
        Assert.That(training.History[0].Accuracy, Is.EqualTo(2.0 / 3).Within(1e-15));
        var outputs = Forward.Pass(training.Network, x).A[1].Column(0);
        Shows(
            11,
            [
                $"x = {Text(x.Column(0))} labels = {Text(labels)} order = {Text(order)}",
                .. lines,
                $"J = {Text(training.History[0].Cost)} outputs = {Text(outputs, 4)} accuracy = 2/3",
            ]);
    }

    [Test]
    public void The_worked_example_of_step_12_is_what_the_reference_computes()
    {
        var (x, y) = (Matrix(new double[,] { { 0 }, { 1 }, { 2 } }), Matrix(new double[,] { { 1 }, { 3 }, { 5 } }));
        var (cost, gradient) = Backprop.Of(Line(0, 0), x, y, 0);
        var descent = Optimizer.Minimize(Line(0, 0), x, y, 0, 100);

        Assert.That(descent.Costs[0], Is.EqualTo(cost));
        Assert.That(descent.Costs.Min(), Is.InRange(0, 1e-8));
        Shows(
            12,
            $"h − y = {Text((Forward.Pass(Line(0, 0), x).A[1] - y).Column(0))} J = (1 + 9 + 25) / 6 = {Text(cost, 4)}",
            $"bias −9/3 = {Text(gradient[0][0, 0], 4)} weight (0 − 3 − 10)/3 = {Text(gradient[0][0, 1], 4)}",
            $"J = 0 at theta = {Text(descent.Theta.Map(entry => Math.Round(entry, 4))).Replace(" ", ", ")},");
    }

    [Test]
    public void The_worked_example_of_step_13_is_what_the_reference_computes()
    {
        var (x, y) = (Matrix(new double[,] { { 1 }, { 2 }, { 3 } }), Matrix(new double[,] { { 2 }, { 0 }, { 1 } }));
        var (cost, gradient) = FastBackprop.Of(Line(0, 1), x, y, 3);
        var errors = (Forward.Pass(Line(0, 1), x).A[1] - y).Column(0);
        string Sums(int first, int count) => Sum(Backprop.Of(
            Line(0, 1), x.SubMatrix(first, count, 0, 1), y.SubMatrix(first, count, 0, 1), 0), count);

        Shows(
            13,
            $"x = {Text(x.Column(0))} y = {Text(y.Column(0))} h − y = {Text(errors)}",
            $"block 1 1, 2 {Sums(0, 2)}",
            $"block 2 3 {Sums(2, 1)}",
            $"sum / m {Sum(Backprop.Of(Line(0, 1), x, y, 0), 1)}",
            $"J = {Text(cost)} ∂J/∂Θ = {Text(gradient[0].Row(0))}");

        static string Sum(CostAndGradient mean, int count) => $"{Text(count * mean.Cost)} {Text(count * mean.Gradient[0].Row(0))}";
    }

    // Each piece is under "## Formula" in the step's lesson; spacing does not matter.
    private static void Shows(int step, params string[] pieces)
    {
        var page = string.Join(' ', Hints.Formula((Step)step).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var piece in pieces) Assert.That(page, Does.Contain(piece));
    }

    // A network whose outputs are its inputs.
    private static Network HandsOn(int count)
    {
        var theta = Matrix<double>.Build.DenseIdentity(count).InsertColumn(0, Vector<double>.Build.Dense(count));
        return new([new(theta, Activation.Identity)], Loss.SquaredError);
    }

    private static double Squares(int layer) => Two.Layers[layer].Theta.RemoveColumn(0).Enumerate().Sum(weight => weight * weight);

    private static string Row(Matrix<double> matrix, int row, int? digits = null) => Text(matrix.Row(row), digits);

    private static string Text(IEnumerable<int> numbers) => string.Join(' ', numbers);

    private static string Text(Vector<double> numbers, int? digits = null) =>
        string.Join(' ', numbers.Select(number => Text(number, digits)));

    // With the given number of digits, or up to six; 0 has no sign.
    private static string Text(double number, int? digits = null) => (Math.Round(number, digits ?? 6) + 0.0)
        .ToString(digits is null ? "0.######" : $"F{digits}", CultureInfo.InvariantCulture).Replace('-', '−');
}
