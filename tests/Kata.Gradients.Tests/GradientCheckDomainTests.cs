using static Kata.Gradients.GradientVerdict;
using static Kata.Tests.TestMatrices;

namespace Kata.Gradients.Tests;

/// <summary>Costs that are hard to differentiate: kinks, edges of the domain, large and small scales.</summary>
public sealed class GradientCheckDomainTests
{
    // |θ| at 0 has the slopes −1 and 1.
    [TestCase(-1)]
    [TestCase(-0.3)]
    [TestCase(0)]
    [TestCase(1)]
    public void At_a_kink_every_subgradient_agrees(double analytic) => HasVerdict(Agrees, theta => Math.Abs(theta[0]), analytic, 0);

    [TestCase(-1.0001)]
    [TestCase(1.0001)]
    [TestCase(2)]
    public void At_a_kink_anything_but_a_subgradient_disagrees(double analytic) =>
        HasVerdict(Disagrees, theta => Math.Abs(theta[0]), analytic, 0);

    // The slopes at 0 are 1 and e^0 + 2.
    [TestCase(1, Agrees)]
    [TestCase(2.5, Agrees)]
    [TestCase(3, Agrees)]
    [TestCase(0.999999, Disagrees)]
    [TestCase(3.000001, Disagrees)]
    public void At_a_kink_between_curves_the_subgradients_lie_between_the_slopes_of_both_sides(double analytic, GradientVerdict verdict) =>
        HasVerdict(verdict, theta => Math.Exp(theta[0]) + (2 * Math.Max(0, theta[0] + (theta[0] * theta[0]))), analytic, 0);

    [Test]
    public void An_entry_at_a_kink_reports_the_middle_and_half_the_gap()
    {
        var entry = GradientCheck.Verify(theta => Math.Abs(theta[0]), _ => Vector(0.25), Vector(0.0)).Entries[0];

        Assert.That(entry.Numerical, Is.EqualTo(0).Within(1e-9));
        Assert.That(entry.Tolerance, Is.EqualTo(1).Within(1e-9));
    }

    [TestCase(1e-1)]
    [TestCase(1e-2)]
    [TestCase(1e-3)]
    [TestCase(1e-4)]
    [TestCase(1e-5)]
    [TestCase(1e-6)]
    public void Next_to_a_kink_the_slope_is_that_of_its_own_side(double distance)
    {
        static double Cost(Vector<double> theta) => Math.Exp(theta[0]) + Math.Max(0, 3 * theta[0]);

        HasVerdict(Agrees, Cost, Math.Exp(distance) + 3, distance);
        HasVerdict(Agrees, Cost, Math.Exp(-distance), -distance);
    }

    [TestCase(1e-2)]
    [TestCase(1e-4)]
    public void Next_to_a_kink_the_slope_of_the_other_side_disagrees(double distance) =>
        HasVerdict(Disagrees, theta => Math.Exp(theta[0]) + Math.Max(0, 3 * theta[0]), Math.Exp(distance), distance);

    [TestCase(1e-2)]
    [TestCase(1e-6)]
    [TestCase(1e-9)]
    public void Next_to_the_edge_of_the_domain_finer_steps_are_taken(double at)
    {
        HasVerdict(Agrees, theta => Math.Sqrt(theta[0]), 0.5 / Math.Sqrt(at), at);
        HasVerdict(Disagrees, theta => Math.Sqrt(theta[0]), 0.501 / Math.Sqrt(at), at);
    }

    [Test]
    public void A_logarithm_that_turns_infinite_next_to_the_point_agrees() => HasVerdict(Agrees, theta => Math.Log(theta[0]), 1e4, 1e-4);

    [Test]
    public void At_the_edge_of_the_domain_the_slope_is_unresolved()
    {
        var report = GradientCheck.Verify(theta => Math.Pow(theta[0], 1.5), _ => Vector(0.0), Vector(0.0));

        Assert.That(report.Verdict, Is.EqualTo(Unresolved), report.ToString());
        Assert.That(report.Sentence, Does.StartWith("unresolved: the slope along theta[0] cannot be measured; "));
        Assert.That(report.Sentence, Does.EndWith(" or the edge of the domain is close: move the point a little and check again."));
    }

    // The step is lost in neither: 1e9 + 1/8 is a double, and so are coarser ones.
    [TestCase(1e9)]
    [TestCase(-1e9)]
    [TestCase(1e12)]
    public void A_large_parameter_agrees(double at)
    {
        HasVerdict(Agrees, theta => theta[0] * theta[0], 2 * at, at);
        HasVerdict(Disagrees, theta => theta[0] * theta[0], 2.000001 * at, at);
    }

    [Test]
    public void A_large_parameter_that_hardly_matters_agrees() =>
        HasVerdict(Agrees, theta => Math.Sin(theta[0] / 1e9), Math.Cos(1.3) / 1e9, 1.3e9);

    [TestCase(1e-7)]
    [TestCase(1e-3)]
    [TestCase(1e6)]
    [TestCase(1e100)]
    public void The_scale_of_the_cost_does_not_matter(double scale)
    {
        HasVerdict(Agrees, theta => scale * Math.Exp(theta[0]), scale * Math.Exp(0.7), 0.7);
        HasVerdict(Disagrees, theta => scale * Math.Exp(theta[0]), scale * Math.Exp(0.7) * (1 + 1e-9), 0.7, 0.1 * scale);
    }

    [TestCase(0.1)]
    [TestCase(30)]
    [TestCase(255)]
    [TestCase(3000)]
    public void A_fast_cost_is_followed_by_finer_steps(double rate)
    {
        HasVerdict(Agrees, theta => Math.Sin(rate * theta[0]), rate * Math.Cos(rate * 0.3), 0.3);
        HasVerdict(Disagrees, theta => Math.Sin(rate * theta[0]), rate * Math.Cos(rate * 0.3) * (1 + 1e-6), 0.3);
    }

    // All dyadic steps see the same value; those that are not halves of 1/8 do not.
    [Test]
    public void A_cost_that_repeats_with_the_step_agrees() =>
        HasVerdict(Agrees, theta => Math.Sin(2048 * Math.PI * theta[0]), 2048 * Math.PI, 0);

    [Test]
    public void Parameters_without_influence_agree() => Assert.That(GradientCheck.Verify(
        theta => 2 + Math.Sin(theta[1]), theta => Vector(0, Math.Cos(theta[1]), 0), Vector(0.5, 0.5, 0.5)).Agrees);

    [Test]
    public void A_slope_of_zero_agrees_next_to_one_that_is_not() =>
        Assert.That(GradientCheck.Verify(theta => (theta[0] * theta[0]) + theta[1], theta => Vector(2 * theta[0], 1), Vector(0, 3)).Agrees);

    // The rounding of 1 − h: what is left of it at h = 1 is no proof against the gradient.
    [Test]
    public void A_cost_below_rounding_is_unresolved()
    {
        var report = GradientCheck.Verify(
            theta => Math.Log(1 + Math.Exp(-theta[0])) + Math.Exp(-60 - theta[0]), _ => Vector(0.0), Vector(40.0));

        Assert.That(report.Verdict, Is.EqualTo(Unresolved), report.ToString());
        Assert.That(report.Sentence, Does.Contain("scale the cost, or take a less extreme point"));
    }

    private static void HasVerdict(GradientVerdict verdict, Func<Vector<double>, double> cost, double analytic, double at, double plus = 0)
    {
        var report = GradientCheck.Verify(theta => cost(theta) + plus, Vector(analytic), Vector(at));

        Assert.That(report.Verdict, Is.EqualTo(verdict), report.ToString());
    }
}
