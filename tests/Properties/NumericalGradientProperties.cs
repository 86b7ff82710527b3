using FsCheck.Fluent;
using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step07")]
public sealed class NumericalGradientProperties
{
    // The central difference of a quadratic has no truncation error, whatever the step.
    [Test]
    public void It_is_exact_on_quadratics() => Property.ForAll(
        Generators.Point.SelectMany(at => Generators.Matrix(at.Count, at.Count, 30, 10).Select(a => (at, a))),
        drawn => Close(
            NumericalGradient.Central(theta => theta * drawn.a * theta, drawn.at, 0.25),
            (drawn.a + drawn.a.Transpose()) * drawn.at,
            1e-10));

    // The slope of sin is cos, that of θ₁·θₙ the other factor. The error is at most h²/6, because |sin′′′| is at most 1, plus rounding.
    [Test]
    public void It_is_the_gradient_of_a_smooth_function() => Property.ForAll(Generators.Point, at =>
    {
        var slopes = at.PointwiseCos();
        slopes[0] += at[^1];
        slopes[at.Count - 1] += at[0];

        Close(
            NumericalGradient.Central(theta => theta.PointwiseSin().Sum() + (theta[0] * theta[^1]), at, 1e-4), slopes, (1e-8 / 6) + 1e-10);
    });

    [Test]
    public void Its_error_shrinks_with_the_square_of_the_step() => Property.ForAll(Generators.Point, at =>
    {
        double Error(double h) => (NumericalGradient.Central(theta => theta.PointwiseExp().Sum(), at, h) - at.PointwiseExp()).L2Norm();

        Assert.That(Error(0.1) / Error(0.01), Is.InRange(98, 102));
    });

    [Test]
    public void It_needs_two_evaluations_per_entry() => Property.ForAll(Generators.Point, at =>
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
