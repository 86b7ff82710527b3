using Kata.Harness;
using MathNet.Numerics.LinearAlgebra;
using static Kata.Tests.Given;

namespace Kata.Tests;

public sealed class GradientCheckTests
{
    private static readonly Vector<double> At = Vector(0.5, -1.5, 2);

    // J = Σ sin θᵢ, so the gradient is cos θᵢ.
    [Test]
    public void A_right_gradient_agrees() => Assert.That(GradientCheck.Verify(Cost, Gradient, At).Agrees);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void A_wrong_entry_is_found(int entry)
    {
        var report = GradientCheck.Verify(
            Cost,
            theta =>
            {
                var claimed = Gradient(theta);
                claimed[entry] *= 1 + 1e-4;
                return claimed;
            },
            At);

        Assert.That(report.Agrees, Is.False);
        Assert.That(report.Worst!.Index, Is.EqualTo(entry));
        Assert.That(report.Claimed, Is.EqualTo(Math.Cos(At[entry]) * (1 + 1e-4)).Within(1e-15));
        Assert.That(report.Numerical, Is.EqualTo(Math.Cos(At[entry])).Within(1e-9));
    }

    [Test]
    public void The_verdict_names_the_worst_entry() => Assert.That(
        GradientCheck.Verify(theta => theta[0] * 4, _ => Vector(2.0), Vector(1.0)).ToString(),
        Does.Match(@"^disagrees: at worst entry 0 claims 2 where the cost's slope is (4|3\.99999999\d*|4\.00000000\d*) ± \d.*\.$"));

    [Test]
    public void A_gradient_too_short_is_refused() =>
        Says("the gradient has 2 entries but the parameters have 3.", Cost, _ => Vector(1, 2));

    [Test]
    public void NaN_in_the_gradient_is_refused() => Says("entry 1 of the gradient is NaN.", Cost, _ => Vector(1, double.NaN, 2));

    [Test]
    public void A_gradient_that_changes_is_refused()
    {
        var calls = 0.0;

        Says("the gradient changes from call to call.", Cost, theta => Gradient(theta) + ++calls);
    }

    [Test]
    public void A_cost_that_changes_is_refused()
    {
        var calls = 0.0;

        Says("the cost changes from call to call.", theta => Cost(theta) + ++calls, Gradient);
    }

    [Test]
    public void A_cost_that_is_not_finite_is_refused() => Says("the cost is NaN.", _ => double.NaN, Gradient);

    [Test]
    public void A_flat_cost_tests_nothing() => Says("the cost is flat here: nothing is being tested.", _ => 7, _ => Vector(0, 0, 0));

    [Test]
    public void A_cost_that_turns_NaN_beside_the_point_does_not_agree() =>
        Assert.That(GradientCheck.Verify(theta => Math.Sqrt(theta[0]), _ => Vector(1.0), Vector(1e-9)).Agrees, Is.False);

    [Test]
    public void The_point_is_left_as_it_is()
    {
        var at = At.Clone();

        GradientCheck.Verify(
            theta =>
            {
                theta[0] = 99;
                return theta[1];
            },
            theta =>
            {
                theta[0] = 99;
                return Vector(0, 1, 0);
            },
            at);

        Assert.That(at, Is.EqualTo(At));
    }

    private static double Cost(Vector<double> theta) => theta.PointwiseSin().Sum();

    private static Vector<double> Gradient(Vector<double> theta) => theta.PointwiseCos();

    private static void Says(string sentence, Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient)
    {
        var report = GradientCheck.Verify(cost, gradient, At);

        Assert.That(report.Agrees, Is.False);
        Assert.That(report.ToString(), Is.EqualTo(sentence));
    }
}
