using FsCheck.Fluent;
using Kata.Harness;
using static Kata.Tests.Given;

namespace Kata.Tests;

[Category("Step07")]
public sealed class NumericalGradientProperties
{
    // The central difference of a quadratic has no truncation error, whatever the step.
    [Test]
    public void It_is_exact_on_quadratics() => Law.Holds(
        Draw.Point.SelectMany(at => Draw.Matrix(at.Count, at.Count, 30, 10).Select(a => (at, a))),
        drawn => Close(
            NumericalGradient.Central(theta => theta * drawn.a * theta, drawn.at, 0.25), (drawn.a + drawn.a.Transpose()) * drawn.at, 1e-10));

    [Test]
    public void It_is_the_gradient_of_a_smooth_function() => Law.Holds(Draw.Point, at =>
    {
        var report = GradientCheck.Verify(
            theta => theta.PointwiseSin().Sum() + (theta[0] * theta[^1]),
            theta => NumericalGradient.Central(moved => moved.PointwiseSin().Sum() + (moved[0] * moved[^1]), theta, 1e-5),
            at,
            new() { Allowed = 1e-7 });

        Assert.That(report.Agrees, report.ToString());
    });

    [Test]
    public void Its_error_shrinks_with_the_square_of_the_step() => Law.Holds(Draw.Point, at =>
    {
        double Error(double h) => (NumericalGradient.Central(theta => theta.PointwiseExp().Sum(), at, h) - at.PointwiseExp()).L2Norm();

        Assert.That(Error(0.1) / Error(0.01), Is.InRange(98, 102));
    });

    [Test]
    public void It_needs_two_evaluations_an_entry() => Law.Holds(Draw.Point, at =>
    {
        var calls = 0;

        NumericalGradient.Central(
            theta =>
            {
                calls++;
                return theta.Sum();
            },
            at,
            0.1);

        Assert.That(calls, Is.EqualTo(2 * at.Count));
    });
}
