using static Kata.Learning.Tests.Lesson;
using static Kata.Tests.TestMatrices;

namespace Kata.Learning.Tests;

/// <summary>The derivations of steps 9 to 13: their identities hold, and the numbers they print are so.</summary>
public sealed class LessonTrainingTests
{
    // A line h = bias + weight · x on three examples, as in step 11.
    private static readonly Matrix<double> X = Matrix(new double[,] { { 2 }, { -1 }, { 1 } });

    private static readonly Matrix<double> Y = Matrix(new double[,] { { 1 }, { 0 }, { 1 } });

    private static Network Line => new([new(Matrix(new[,] { { 0, 0.5 } }), Activation.Identity)], Loss.SquaredError);

    [Test]
    public void The_variance_of_a_uniform_number_is_a_third_of_its_range_squared()
    {
        const double Epsilon = 0.7;
        const int Parts = 10_000;
        // The mean of w² over the middles of equal parts is the integral but for Epsilon²/(3 · Parts²).
        var squares = Enumerable.Range(0, Parts).Select(part => Math.Pow(Epsilon * ((2.0 * part) + 1 - Parts) / Parts, 2));
        var drawn = Initialize.Theta(200, 499, Epsilon, 1).Enumerate().Average(weight => weight * weight);

        Assert.That(squares.Average(), Is.EqualTo(Epsilon * Epsilon / 3).Within(1e-8));
        // The mean of 100,000 squares has a standard deviation of 0.0005.
        Assert.That(drawn, Is.EqualTo(Epsilon * Epsilon / 3).Within(0.0025));
    }

    [TestCase(400, 25)]
    [TestCase(2, 4)]
    [TestCase(7, 7)]
    public void The_range_of_step_9_has_the_variance_that_was_wanted(int inputs, int units) => Assert.That(
        Math.Pow(Initialize.Epsilon(inputs, units), 2) / 3, Is.EqualTo(2.0 / (inputs + units)).Within(1e-15));

    [Test]
    public void The_arithmetic_of_step_9_is_so()
    {
        var variance = Math.Pow(Initialize.Epsilon(400, 25), 2) / 3;

        Assert.That((2.0 / 3) + (4.0 / 3), Is.EqualTo(2));
        Says(
            "09",
            $"leaves {Text(Math.Pow(0.5, 10))} of the signal after ten layers, and a factor of 2 makes it {Text(Math.Pow(2, 10))} times",
            $"Var w is 2/425 = {Text(variance)}, and the factors are {Text(400 * variance)} and {Text(25 * variance)}");
    }

    [Test]
    public void Twins_of_step_9_stay_twins()
    {
        var network = new Network(
            [
                new(Matrix(new[,] { { 0.1, 0.2, 0.3 }, { 0.1, 0.2, 0.3 } }), Activation.Tanh),
                new(Matrix(new[,] { { 0.4, 0.5, 0.5 } }), Activation.Sigmoid),
            ],
            Loss.CrossEntropy);
        var x = Matrix(new double[,] { { 1, 2 }, { -1, 0 }, { 3, 1 } });

        var trained = MiniBatch.Train(network, x, [1, 0, 1], 20, 2, 0.5, 0.1, 0).Network.Layers[0].Theta;

        Close(trained.Row(0), trained.Row(1), 1e-15);
        Assert.That((trained - network.Layers[0].Theta).L2Norm(), Is.GreaterThan(0.1));
    }

    [TestCase(0.1)]
    [TestCase(0.5)]
    [TestCase(0.9)]
    [TestCase(1)]
    [TestCase(1.1)]
    public void A_step_on_the_parabola_of_step_10_multiplies(double rate)
    {
        var factor = 1 - (rate * 2);
        var points = Enumerable.Range(0, 3).Select(steps => GradientDescent.Minimize(
            theta => (theta.DotProduct(theta), 2 * theta), Vector(3), rate, steps).Theta[0]).ToArray();

        Assert.That(points, Is.EqualTo(new[] { 3, 3 * factor, 3 * factor * factor }).Within(1e-14));
        Says("10", $"{Text(rate)} {Text(factor)} {Text(points)}");
    }

    [Test]
    public void The_first_step_of_step_10_lowers_the_cost_by_about_the_squared_slopes()
    {
        var costs = GradientDescent.Minimize(Bowl, Vector(3, 1), 0.1, 1).Costs;
        var slopes = Bowl(Vector(3, 1)).Gradient;
        var small = GradientDescent.Minimize(Bowl, Vector(3, 1), 1e-6, 1).Costs;

        Assert.That((small[0] - small[1]) / 1e-6, Is.EqualTo(slopes.DotProduct(slopes)).Within(1e-3));
        Says(
            "10",
            $"multiplies θ₀ by 1 − 0.1 · 2 = {Text(1 - (0.1 * 2))} and θ₁ by 1 − 0.1 · 4 = {Text(1 - (0.1 * 4))}",
            $"0.1 · (6² + 4²) = {Text(0.1 * slopes.DotProduct(slopes))}; it lowers it by {Text(costs[0])} − {Text(costs[1])} = "
            + $"{Text(costs[0] - costs[1])}");

        static (double Cost, Vector<double> Gradient) Bowl(Vector<double> theta) =>
            ((theta[0] * theta[0]) + (2 * theta[1] * theta[1]), Vector(2 * theta[0], 4 * theta[1]));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void The_mean_over_all_batches_of_step_11_is_the_gradient(int size)
    {
        var batches = Enumerable.Range(1, 7).Select(bits => Enumerable.Range(0, 3).Where(i => (bits >> i & 1) == 1).ToArray())
            .Where(batch => batch.Length == size).ToArray();
        var mean = batches.Select(Slopes).Aggregate((sum, slopes) => sum + slopes) / batches.Length;

        Close(mean, Slopes(0, 1, 2), 1e-15);
    }

    [Test]
    public void The_batches_of_step_11_are_so() => Says(
        "11",
        $"0 2 0 {Text(Slopes(0))} 0, 1 {Text(Slopes(0, 1))}",
        $"1 −1 −0.5 {Text(Slopes(1))} 0, 2 {Text(Slopes(0, 2))}",
        $"2 1 −0.5 {Text(Slopes(2))} 1, 2 {Text(Slopes(1, 2))}",
        $"mean {Text(Slopes(0, 1, 2))} mean {Text(Slopes(0, 1, 2))}",
        $"0 − 0.1 · (−0.25) = {Text(0 - (0.1 * Slopes(0, 2)[0]))} "
        + $"and 0.5 − 0.1 · 0.25 = {Text(0.5 - (0.1 * (Slopes(0, 2)[1] + 0.5)))}");

    [Test]
    public void The_bowl_of_step_12_is_so()
    {
        var (start, first) = (Vector(12, 4), Vector(12, 4) - (0.25 * Slope(Vector(12, 4))));
        var (s, y, g) = (first - start, Slope(first) - Slope(start), Slope(first));
        var a = s.DotProduct(g) / s.DotProduct(y);
        var q = g - (a * y);
        var scaled = s.DotProduct(y) / y.DotProduct(y) * q;
        var b = y.DotProduct(scaled) / s.DotProduct(y);
        var r = scaled + ((a - b) * s);

        Close(Direction(g, [(s, y)]), r, 1e-14);
        Says(
            "12",
            $"{Text(start)} {Text(J(start))} {Text(Slope(start))} step: −0.25 · (12, 12) = {Text(s)}",
            $"{Text(first)} {Text(J(first))} {Text(g)}",
            $"s = {Text(s)} y = {Text(y)} s·y = 9 + 27 = {Text(s.DotProduct(y))} y·y = 9 + 81 = {Text(y.DotProduct(y))}",
            $"a = (−27 − 9) / 36 = {Text(a)}",
            $"q = (9, 3) + 1 · (−3, −9) = {Text(q)}",
            $"r = 36/90 · (6, −6) = {Text(scaled)}",
            $"b = (−7.2 + 21.6) / 36 = {Text(b)}",
            $"r = (2.4, −2.4) − {Text(b - a)} · s = {Text(r)}",
            $"next point: (9, 1) − r = {Text(first - r)} J = 0.5 · (5.76 + 1.92) = {Text(J(first - r))}");
    }

    [Test]
    public void What_step_12_remembers_leads_down_faster()
    {
        var points = new List<Vector<double>> { Vector(12, 4), Vector(9, 1) };
        var pairs = new List<(Vector<double> S, Vector<double> Y)>();
        while (points.Count < 4)
        {
            pairs.Add((points[^1] - points[^2], Slope(points[^1]) - Slope(points[^2])));
            points.Add(points[^1] - Direction(Slope(points[^1]), pairs));
            // The newest change of the slope leads to the newest step.
            Close(Direction(pairs[^1].Y, pairs), pairs[^1].S, 1e-13);
        }

        var costs = GradientDescent.Minimize(theta => (J(theta), Slope(theta)), points[0], 0.25, 20).Costs;
        var secondStep = GradientDescent.Minimize(theta => (J(theta), Slope(theta)), points[0], 0.25, 2);

        Says(
            "12",
            $"would have gone to {Text(secondStep.Theta).Replace(" ", ", ")}, where J is {Text(secondStep.Costs[^1])}",
            $"the next point has J = {Text(J(points[3]))}. "
            + $"Gradient descent needs {costs.TakeWhile(cost => cost >= J(points[3])).Count()} steps");
    }

    [Test]
    public void The_sizes_of_steps_7_and_12_are_so()
    {
        const int Count = (25 * 401) + (10 * 26);

        Says("07", FormattableString.Invariant($"with {Count:N0} numbers, that is {2 * Count:N0} forward passes"));
        Says(
            "12",
            FormattableString.Invariant($"{(long)Count * Count:N0} for the digits network, or {8L * Count * Count / 1_000_000} MB"),
            FormattableString.Invariant($"are 20 · {Count:N0} = {20 * Count:N0} numbers"));
    }

    [Test]
    public void Weighted_blocks_of_step_13_are_the_whole()
    {
        var (first, rest) = (Backprop.Of(Line, X.SubMatrix(0, 2, 0, 1), Y.SubMatrix(0, 2, 0, 1), 0),
            Backprop.Of(Line, X.SubMatrix(2, 1, 0, 1), Y.SubMatrix(2, 1, 0, 1), 0));
        var whole = Backprop.Of(Line, X, Y, 0);

        Assert.That((2.0 / 3 * first.Cost) + (1.0 / 3 * rest.Cost), Is.EqualTo(whole.Cost).Within(1e-15));
        Close((2.0 / 3 * first.Gradient[0]) + (1.0 / 3 * rest.Gradient[0]), whole.Gradient[0], 1e-15);
    }

    private static Vector<double> Slopes(params int[] batch) => Backprop.Of(Line, Rows(X, batch), Rows(Y, batch), 0).Gradient[0].Row(0);

    private static Matrix<double> Rows(Matrix<double> all, int[] rows) => Matrix<double>.Build.DenseOfRowVectors(rows.Select(all.Row));

    private static double J(Vector<double> theta) => 0.5 * ((theta[0] * theta[0]) + (3 * theta[1] * theta[1]));

    private static Vector<double> Slope(Vector<double> theta) => Vector(theta[0], 3 * theta[1]);

    // The lines of the lesson; pairs from the oldest to the newest.
    private static Vector<double> Direction(Vector<double> g, IReadOnlyList<(Vector<double> S, Vector<double> Y)> pairs)
    {
        var a = new double[pairs.Count];
        var r = g;
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            a[i] = pairs[i].S.DotProduct(r) / pairs[i].S.DotProduct(pairs[i].Y);
            r -= a[i] * pairs[i].Y;
        }

        r *= pairs[^1].S.DotProduct(pairs[^1].Y) / pairs[^1].Y.DotProduct(pairs[^1].Y);
        for (var i = 0; i < pairs.Count; i++)
            r += (a[i] - (pairs[i].Y.DotProduct(r) / pairs[i].S.DotProduct(pairs[i].Y))) * pairs[i].S;
        return r;
    }
}
