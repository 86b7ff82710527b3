using static Kata.Tests.TestMatrices;

namespace Kata.Runner.Tests;

/// <summary>What the reference does beyond what the suites ask of a learner.</summary>
public sealed class ReferenceTests
{
    // tanh′ is 4e^−40 / (1 + e^−40)² at z = 20, where 1 − tanh² has no digit left.
    [Test]
    public void The_derivative_of_tanh_keeps_its_digits_at_saturation() => Assert.That(
        Activations.Derivative(Activation.Tanh, Matrix(new double[,] { { 20, -800 } })).ToArray(),
        Is.EqualTo(new[,] { { 4 * Math.Exp(-40), 0 } }).Within(1e-30));

    [Test]
    public void A_cost_that_is_not_finite_at_the_start_is_not_blamed_on_the_rate()
    {
        var refusal = Assert.Throws<ArgumentException>(
            () => GradientDescent.Minimize(_ => (double.NaN, Vector(0, 0)), Vector(-3, 4), 0.1, 3));

        Assert.That(refusal!.Message, Does.StartWith("f(start) is NaN").And.Not.Contain("rate"));
    }
}
