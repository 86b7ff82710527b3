using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step10")]
public sealed class GradientDescentTests
{
    [Test]
    public void A_step_goes_against_the_gradient() =>
        Assert.That(GradientDescent.Step(Vector(1, -2, 3), Vector(10, 20, -30), 0.1), Is.EqualTo(new double[] { 0, -4, 6 }).Within(1e-12));

    [Test]
    [Category("Purity")]
    public void A_step_does_not_change_its_arguments()
    {
        var (theta, gradient) = (Vector(1, 2), Vector(3, 4));

        GradientDescent.Step(theta, gradient, 0.5);

        Assert.That(theta, Is.EqualTo(new double[] { 1, 2 }));
        Assert.That(gradient, Is.EqualTo(new double[] { 3, 4 }));
    }

    // x² + y² from (−3, 4) at rate 0.1: every step leaves 0.8 of the distance, so 0.64 of the cost.
    [Test]
    public void Two_steps_down_a_bowl_by_hand()
    {
        var descent = GradientDescent.Minimize(Bowl, Vector(-3, 4), 0.1, 2);

        Assert.That(descent.Theta, Is.EqualTo(new[] { -1.92, 2.56 }).Within(1e-12));
        Assert.That(descent.Costs, Is.EqualTo(new[] { 25, 16, 10.24 }).Within(1e-12));
    }

    [Test]
    public void Zero_iterations_take_one_evaluation_and_return_the_start()
    {
        var descent = GradientDescent.Minimize(Bowl, Vector(-3, 4), 0.1, 0);

        Assert.That(descent.Theta, Is.EqualTo(new double[] { -3, 4 }));
        Assert.That(descent.Costs, Is.EqualTo(new double[] { 25 }));
    }

    [Test]
    public void The_function_is_called_once_more_than_there_are_steps()
    {
        var calls = 0;

        GradientDescent.Minimize(
            theta =>
            {
                calls++;
                return Bowl(theta);
            },
            Vector(-3, 4),
            0.1,
            7);

        Assert.That(calls, Is.EqualTo(8));
    }

    // Saito, Deep Learning from Scratch, section 4.4.1, at rate 10: every step multiplies the point by −19, so the cost by 361.
    [Test]
    public void Too_large_a_rate_climbs() => Assert.That(
        GradientDescent.Minimize(Bowl, Vector(-3, 4), 10, 3).Costs,
        Is.EqualTo(new double[] { 25, 9_025, 3_258_025, 1_176_147_025 }).Within(1e-6));

    [Test]
    [Category("Purity")]
    public void The_start_is_not_changed()
    {
        var start = Vector(-3, 4);

        GradientDescent.Minimize(Bowl, start, 0.1, 3);

        Assert.That(start, Is.EqualTo(new double[] { -3, 4 }));
    }

    // Of θ²/2 at rate 0.001 every step leaves 0.999 of θ, the last of 10,001 as well as the first.
    [Test]
    public void Every_step_of_a_long_descent_is_taken_at_the_same_rate()
    {
        var descent = GradientDescent.Minimize(theta => (theta[0] * theta[0] / 2, theta), Vector(1), 0.001, 10_001);

        Assert.That(descent.Theta[0], Is.EqualTo(Math.Pow(0.999, 10_001)).Within(1e-12));
        Assert.That(descent.Costs, Has.Count.EqualTo(10_002));
        Assert.That(descent.Costs.Select((cost, i) => Math.Abs(cost - (Math.Pow(0.999, 2 * i) / 2)) <= 1e-12), Has.All.True);
    }

    // A slope of 0 and a cost that stays at 5: the function is called once more than there are steps all the same.
    [Test]
    public void A_descent_goes_on_where_nothing_changes()
    {
        var calls = 0;

        var descent = GradientDescent.Minimize(
            _ =>
            {
                calls++;
                return (5, Vector(0, 0));
            },
            Vector(1, 2),
            0.1,
            300);

        Assert.That(calls, Is.EqualTo(301));
        Assert.That(descent.Costs, Is.EqualTo(Enumerable.Repeat(5.0, 301)));
        Assert.That(descent.Theta, Is.EqualTo(new double[] { 1, 2 }));
    }

    // The cost rises from −50 by 1 at every call, and the slope is always (0.5, −0.25): 200 steps of 0.1 add −10 and 5.
    [Test]
    public void A_step_follows_the_gradient_whatever_the_cost()
    {
        var (cost, slope) = (-51.0, Vector(0.5, -0.25));

        var descent = GradientDescent.Minimize(_ => (++cost, slope), Vector(1, 2), 0.1, 200);

        Assert.That(descent.Theta, Is.EqualTo(new double[] { -9, 7 }).Within(1e-11));
        Assert.That(descent.Costs, Is.EqualTo(Enumerable.Range(-50, 201)));
    }

    // At rate 10 every step multiplies the point by −19.
    [Test]
    public void The_last_point_is_returned_though_it_is_the_worst() => Assert.That(
        GradientDescent.Minimize(Bowl, Vector(-3, 4), 10, 3).Theta, Is.EqualTo(new double[] { 20_577, -27_436 }).Within(1e-8));

    // Slopes as small as 1e-9 move a point to the end; there the cost no longer changes in double precision.
    [Test]
    public void Small_slopes_are_followed()
    {
        var descent = GradientDescent.Minimize(theta => (1 + (1e-9 * theta[0]), Vector(1e-9)), Vector(1), 1e8, 5);

        Assert.That(descent.Theta[0], Is.EqualTo(0.5).Within(1e-12));
    }

    [TestCase(1e9, 1e6, 1, 999_000_000)]
    [TestCase(0, 1e-9, 1, -1e-9)]
    [TestCase(1, 4, 1e-9, 1 - 4e-9)]
    [TestCase(1, 4, 1000, -3999)]
    [TestCase(1, -1e9, 2, 2_000_000_001)]
    public void A_step_has_no_bounds(double theta, double gradient, double rate, double expected) => Assert.That(
        GradientDescent.Step(Vector(theta), Vector(gradient), rate)[0],
        Is.EqualTo(expected).Within(1e-12 * Math.Max(1, Math.Abs(expected))));

    [Test]
    [Category("Purity")]
    public void A_step_of_length_0_is_a_new_vector()
    {
        var theta = Vector(1, 2);
        var next = GradientDescent.Step(theta, Vector(0, 0), 0.5);

        next[0] = 99;

        Assert.That(theta, Is.EqualTo(new double[] { 1, 2 }));
    }

    [Test]
    [Category("Purity")]
    public void A_second_descent_is_the_same_and_leaves_the_first()
    {
        var first = GradientDescent.Minimize(Bowl, Vector(-3, 4), 0.1, 2);
        GradientDescent.Minimize(Bowl, Vector(5, 5), 0.1, 2);
        Assert.That(first.Costs, Is.EqualTo(new[] { 25, 16, 10.24 }).Within(1e-12));

        var second = GradientDescent.Minimize(Bowl, Vector(-3, 4), 0.1, 2);
        Assert.That(second.Costs, Is.EqualTo(new[] { 25, 16, 10.24 }).Within(1e-12));
        Assert.That(first.Theta, Is.EqualTo(new[] { -1.92, 2.56 }).Within(1e-12));
    }

    [Test]
    [Category("Arguments")]
    public void A_cost_that_overflows_is_refused_with_the_rate() =>
        Refused(() => GradientDescent.Minimize(Bowl, Vector(-3, 4), 1e3, 100));

    [Test]
    [Category("Arguments")]
    public void A_cost_that_is_not_finite_at_the_start_is_refused() =>
        Refused(() => GradientDescent.Minimize(_ => (double.NaN, Vector(0, 0)), Vector(-3, 4), 0.1, 3));

    [Test]
    [Category("Arguments")]
    public void A_gradient_of_the_wrong_length_is_refused() =>
        Refused(() => GradientDescent.Step(Vector(1, 2), Vector(1, 2, 3), 0.1));

    [Test]
    [Category("Arguments")]
    public void A_gradient_that_is_not_finite_is_refused() =>
        Refused(() => GradientDescent.Step(Vector(1), Vector(double.NaN), 0.1));

    [TestCase(0)]
    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [Category("Arguments")]
    public void A_rate_that_is_not_positive_is_refused(double rate)
    {
        Refused(() => GradientDescent.Step(Vector(1), Vector(1), rate));
        Refused(() => GradientDescent.Minimize(Bowl, Vector(-3, 4), rate, 0));
    }

    [Test]
    [Category("Arguments")]
    public void A_negative_number_of_iterations_is_refused() =>
        Refused(() => GradientDescent.Minimize(Bowl, Vector(-3, 4), 0.1, -1));

    [Test]
    [Category("Arguments")]
    public void A_start_that_is_not_finite_is_refused() =>
        Refused(() => GradientDescent.Minimize(Bowl, Vector(double.NegativeInfinity, 4), 0.1, 1));

    private static (double, Vector<double>) Bowl(Vector<double> theta) => (theta.DotProduct(theta), 2 * theta);
}
