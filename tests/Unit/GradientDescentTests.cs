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
