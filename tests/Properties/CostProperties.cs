using Kata.Harness.Oracle;

namespace Kata.Tests;

/// <summary>Laws of J itself, P1 to P10 of docs/gradient-verification.md, which no gradient check can test.</summary>
[Category("Step06")]
public sealed class CostProperties
{
    [Test]
    public void The_oracle_has_the_same_cost() => Property.ForAll(Generators.Any, drawn =>
    {
        var oracle = ScalarOracle.Cost(drawn.Network, drawn.X, drawn.Y, drawn.Lambda);

        Assert.That(Cost.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda), Is.EqualTo(oracle).Within(1e-12 * (1 + oracle)));
    });

    [Test]
    public void P1_a_network_of_zeros_costs_as_much_as_guessing() => Property.ForAll(Generators.Any, drawn =>
    {
        var k = drawn.Y.ColumnCount;
        var zeros = drawn.With(drawn.Flat * 0);
        // Squared error: h = g(0), so an output of 0 for a target of 1 costs 1/2; a sigmoid output is 1/2 everywhere.
        var expected = drawn.Network.Loss switch
        {
            Loss.CrossEntropy => k * Math.Log(2),
            Loss.SoftmaxCrossEntropy => Math.Log(k),
            _ => drawn.Network.Layers[^1].Activation == Activation.Sigmoid ? k / 8.0 : 0.5,
        };

        Assert.That(Cost.Of(zeros, drawn.X, drawn.Y, drawn.Lambda), Is.EqualTo(expected).Within(1e-12));
    });

    [Test]
    public void P2_the_costs_of_two_halves_add_up() => Property.ForAll(Generators.Any, drawn =>
    {
        double Total(int start, int count) => count * Cost.Of(
            drawn.Network,
            drawn.X.SubMatrix(start, count, 0, drawn.X.ColumnCount),
            drawn.Y.SubMatrix(start, count, 0, drawn.Y.ColumnCount),
            0);

        var m = drawn.X.RowCount;
        Assert.That(Total(0, 1) + Total(1, m - 1), Is.EqualTo(Total(0, m)).Within(1e-12));
    });

    [Test]
    public void P3_repeating_every_example_keeps_the_cost() => Property.ForAll(Generators.Any, drawn => Assert.That(
        Cost.Of(drawn.Network, drawn.X.Stack(drawn.X), drawn.Y.Stack(drawn.Y), 0),
        Is.EqualTo(Cost.Of(drawn.Network, drawn.X, drawn.Y, 0)).Within(1e-12)));

    [Test]
    public void P4_lambda_adds_the_squares_of_the_weights_without_biases() => Property.ForAll(Generators.Any, drawn =>
    {
        var squares = 0.0;
        foreach (var theta in drawn.Thetas)
        {
            for (var i = 0; i < theta.RowCount; i++)
                for (var j = 1; j < theta.ColumnCount; j++) squares += theta[i, j] * theta[i, j];
        }

        var added = Cost.Of(drawn.Network, drawn.X, drawn.Y, 1.3) - Cost.Of(drawn.Network, drawn.X, drawn.Y, 0);
        Assert.That(added, Is.EqualTo(1.3 / (2.0 * drawn.X.RowCount) * squares).Within(1e-11));
    });

    [TestCase(Activation.Sigmoid, Loss.CrossEntropy)]
    [TestCase(Activation.Softmax, Loss.SoftmaxCrossEntropy)]
    [TestCase(Activation.Sigmoid, Loss.SquaredError)]
    public void P5_being_right_is_cheap_and_being_wrong_is_not(Activation output, Loss loss) => Property.ForAll(Generators.Labels, drawn =>
    {
        // The inputs are the targets; weights of ±20 make the classifier confident. A single softmax output cannot be wrong.
        var k = Math.Max(2, drawn.Classes);
        var y = OneHot.Encode(drawn.Labels, k);
        Network Confident(int sign) => new(
            [new(Matrix<double>.Build.Dense(k, k + 1, (i, j) => sign * (j == 0 ? -10.0 : i == j - 1 ? 20 : 0)), output)], loss);

        Assert.That(Cost.Of(Confident(1), y, y, 0), Is.InRange(-1e-12, 1e-3));
        Assert.That(Cost.Of(Confident(-1), y, y, 0), Is.GreaterThan(0.4));
    });

    [Test]
    public void P6_renumbering_the_hidden_units_keeps_the_cost() => Property.ForAll(Generators.Hidden, drawn => Assert.That(
        Cost.Of(drawn.Network.With(Renumber.Hidden(drawn.Thetas)), drawn.X, drawn.Y, drawn.Lambda),
        Is.EqualTo(Cost.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda)).Within(1e-12)));

    [Test]
    public void P7_renumbering_the_inputs_keeps_the_cost() => Property.ForAll(Generators.Any, drawn =>
    {
        var (thetas, x) = Renumber.Inputs(drawn.Thetas, drawn.X);

        Assert.That(
            Cost.Of(drawn.Network.With(thetas), x, drawn.Y, drawn.Lambda),
            Is.EqualTo(Cost.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda)).Within(1e-11));
    });

    [Test]
    public void P8_changing_any_parameter_changes_the_cost() => Property.ForAll(Generators.Hidden, drawn =>
    {
        // Inputs of zero, zero or equal weights behind a unit, or a saturated unit would hide the change.
        var x = drawn.X.Map(value => value + 0.05);
        var flat = drawn.Flat.MapIndexed((i, value) => (value / 4) + 0.013 + (0.001 * i));
        var here = Cost.Of(drawn.With(flat), x, drawn.Y, 0);

        for (var i = 0; i < flat.Count; i++)
        {
            var moved = flat.Clone();
            moved[i] += 0.5;
            Assert.That(Cost.Of(drawn.With(moved), x, drawn.Y, 0), Is.Not.EqualTo(here), $"parameter {i}");
        }
    });

    // One layer with z = θ, so that each class's loss can be computed from its z alone.
    [Test]
    public void P9_each_class_costs_what_its_formula_says() => Property.ForAll(Generators.Matrix(1, 4, 30, 10), z =>
    {
        var thetas = Matrix<double>.Build.Dense(4, 2);
        thetas.SetColumn(0, z.Row(0));
        var x = Matrix<double>.Build.Dense(1, 1, 7);
        for (var label = 0; label < 4; label++)
        {
            var y = OneHot.Encode([label], 4);
            var binary = 0.0;
            for (var k = 0; k < 4; k++)
            {
                var h = 1 / (1 + Math.Exp(-z[0, k]));
                binary -= k == label ? Math.Log(h) : Math.Log(1 - h);
            }

            var softmax = Math.Log(z.Enumerate().Sum(Math.Exp)) - z[0, label];
            Assert.That(Cost.Of(new([new(thetas, Activation.Sigmoid)], Loss.CrossEntropy), x, y, 0), Is.EqualTo(binary).Within(1e-12));
            Assert.That(
                Cost.Of(new([new(thetas, Activation.Softmax)], Loss.SoftmaxCrossEntropy), x, y, 0), Is.EqualTo(softmax).Within(1e-12));
        }
    });

    [Test]
    [Category("Extremes")]
    public void P10_the_cost_stays_finite_with_weights_60_times_as_large() => Property.ForAll(Generators.Any, drawn =>
    {
        var cost = Cost.Of(drawn.With(drawn.Flat * 60), drawn.X, drawn.Y, drawn.Lambda);

        Assert.That(double.IsFinite(cost) && cost >= -1e-12, $"the cost is {cost}");
    });
}
