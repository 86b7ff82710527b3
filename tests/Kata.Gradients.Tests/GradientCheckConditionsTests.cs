using static Kata.Gradients.GradientVerdict;
using static Kata.Tests.TestMatrices;

namespace Kata.Gradients.Tests;

/// <summary>The preconditions of a comparison, each with its verdict and its sentence.</summary>
public sealed class GradientCheckConditionsTests
{
    private static readonly Vector<double> At = Vector(0.5, -1.5, 2);
    private static readonly GradientOptions Blocks = TestBlocks.Thetas((1, 2), (1, 1));

    [Test]
    public void A_gradient_too_short_is_refused() => Reports(
        WrongLength, "the gradient has 2 entries but the parameters have 3: see how it is flattened.", Cost, _ => Vector(1, 2));

    [Test]
    public void A_null_gradient_is_refused() =>
        Reports(WrongLength, "the gradient is null but the parameters have 3 entries.", Cost, _ => null!);

    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "Infinity")]
    public void A_point_that_is_not_finite_is_refused(double entry, string shown)
    {
        var report = GradientCheck.Verify(Cost, Gradient, Vector(1, entry, 2), Blocks);

        Assert.That(report.Verdict, Is.EqualTo(ParametersNotFinite));
        Assert.That(
            report.Sentence, Is.EqualTo($"Theta1[0,1] is {shown}: no slope can be measured at such a point; see where it comes from."));
        Assert.That(report.Worst!.Index, Is.EqualTo(1));
        double?[] measured = [report.Worst.Analytic, report.Worst.Numerical, report.Worst.Tolerance, report.Resolution, report.Noise];
        Assert.That(measured, Is.All.Null);
    }

    [TestCase(double.NaN, "NaN")]
    [TestCase(double.NegativeInfinity, "-Infinity")]
    public void A_cost_that_is_not_finite_is_refused(double cost, string shown) => Reports(
        CostNotFinite, $"the cost is {shown} at the point: look for log(0), 0/0 or an exp that overflows.", _ => cost, Gradient);

    [Test]
    public void NaN_anywhere_in_the_gradient_is_refused([Range(0, 2)] int entry)
    {
        var report = GradientCheck.Verify(Cost, Spoiled(entry, double.NaN), At, Blocks);

        Assert.That(report.Verdict, Is.EqualTo(GradientNotFinite));
        Assert.That(report.Worst!.Index, Is.EqualTo(entry));
    }

    [Test]
    public void The_first_entry_that_is_not_finite_is_named() => Reports(
        GradientNotFinite,
        "Theta1[0,1] of the gradient is Infinity, the first of 2 that are not finite: look for 0/0, log(0) or an exp that overflows.",
        Cost,
        _ => Vector(1, double.PositiveInfinity, double.NaN));

    [Test]
    public void A_cost_that_changes_from_call_to_call_is_refused()
    {
        var calls = 0.0;

        Reports(
            CostChanges,
            "the cost changes: at the same point it is 1 and then, when it is called again, 2; "
            + "fix its random numbers and let it keep no state.",
            _ => ++calls,
            Gradient);
    }

    [Test]
    public void A_cost_that_the_gradient_changes_is_refused()
    {
        var scale = 1.0;

        Reports(
            CostChanges,
            "the cost changes: at the same point it is 1 and then, after the gradient was called, 2; "
            + "fix its random numbers and let it keep no state.",
            _ => scale,
            theta =>
            {
                scale = 2;
                return Gradient(theta);
            });
    }

    [Test]
    public void A_cost_that_remembers_other_points_is_refused()
    {
        var highest = 0.0;

        Reports(CostChanges, "after it was called at another point", theta => highest = Math.Max(highest, Cost(theta) + 9), Gradient);
    }

    [Test]
    public void A_cost_that_changes_late_is_refused()
    {
        var calls = 0;

        Reports(CostChanges, "after it was called at other points", theta => Cost(theta) + (++calls > 50 ? 1 : 0), Gradient);
    }

    [Test]
    public void A_gradient_that_accumulates_is_refused()
    {
        var calls = 0.0;

        Reports(
            GradientChanges,
            "the gradient changes: at the same point Theta1[0,0] (bias) is 1 and then 3; "
            + "reset what it adds up, fix its random numbers, let it keep no state.",
            Cost,
            _ => Vector(++calls, 2, 3));
    }

    [Test]
    public void A_gradient_that_depends_on_the_last_cost_is_refused()
    {
        var last = At;

        Reports(
            GradientChanges,
            "the gradient changes",
            theta =>
            {
                last = theta.Clone();
                return Cost(theta);
            },
            _ =>
            {
                var stale = Gradient(last);
                last = At * 2;
                return stale;
            });
    }

    [Test]
    public void A_gradient_that_returns_one_vector_at_every_call_is_refused()
    {
        var own = Vector(0, 0, 0);

        Reports(
            GradientReusesItsVector,
            "the gradient returns the same memory at each call: a caller that keeps one sees it change; return a new vector.",
            Cost,
            theta =>
            {
                Gradient(theta).CopyTo(own);
                return own;
            });
    }

    [Test]
    public void A_gradient_that_returns_one_array_in_new_vectors_is_refused()
    {
        var own = new double[3];

        Reports(
            GradientReusesItsVector,
            "the same memory",
            Cost,
            theta =>
            {
                Gradient(theta).ToArray().CopyTo(own, 0);
                return Vector<double>.Build.Dense(own);
            });
    }

    [Test]
    public void A_cost_that_edits_its_parameters_is_refused() => Reports(
        CostEditsParameters,
        "the cost edits its parameters: Theta1[0,1] was -1.5 and is 99 afterwards; let it work on a copy.",
        theta =>
        {
            theta[1] = 99;
            return theta[0];
        },
        Gradient);

    [Test]
    public void A_gradient_that_edits_its_parameters_is_refused() => Reports(
        GradientEditsParameters,
        "the gradient edits its parameters: Theta2[0,0] (bias) was 2 and is 2.5 afterwards; "
        + "let it work on a copy, or put back what it moved.",
        Cost,
        theta =>
        {
            theta[2] += 0.5;
            return Gradient(theta);
        });

    [Test]
    public void A_gradient_that_edits_the_callers_own_vector_is_refused()
    {
        var own = At.Clone();

        var report = GradientCheck.Verify(
            Cost,
            theta =>
            {
                own[0] += 0.5;
                return Gradient(theta);
            },
            own);

        Assert.That(report.Verdict, Is.EqualTo(GradientEditsParameters));
    }

    [Test]
    public void The_point_is_not_changed()
    {
        var at = At.Clone();

        GradientCheck.Verify(theta => theta[0] = 99, Gradient, at);

        Assert.That(at, Is.EqualTo(At));
    }

    [Test]
    public void A_flat_cost_tests_nothing() => Reports(
        NothingTested,
        "every slope is 0 here and so is every claim, to within the noise: nothing is being tested; choose another point.",
        _ => 7,
        _ => Vector(0, 0, 0));

    [Test]
    public void A_network_that_returns_zeros_tests_nothing() =>
        Reports(NothingTested, "nothing is being tested", _ => 0, _ => Vector(0, 0, 0));

    [Test]
    public void A_flat_cost_with_a_gradient_that_is_not_zero_disagrees() =>
        Reports(Disagrees, "disagrees: 1 of 3 entries is wrong: Theta1[0,1]", _ => 7, _ => Vector(0, 1, 0));

    [Test]
    public void Without_parameters_nothing_is_tested() => Assert.That(
        GradientCheck.Verify(_ => 1, Vector<double>.Build.Dense([]), Vector<double>.Build.Dense([])).Verdict, Is.EqualTo(NothingTested));

    [Test]
    public void A_float_cost_is_not_smooth() => Reports(
        NotSmooth,
        "the cost is not float64-smooth: its noise is",
        theta => MathF.Sin((float)theta[0]) + (MathF.Exp((float)theta[1]) * (float)theta[2]),
        theta => Vector(Math.Cos(theta[0]), Math.Exp(theta[1]) * theta[2], Math.Exp(theta[1])));

    // A float of 100 does not change over steps of 1e-7.
    [Test]
    public void A_float_cost_of_large_parameters_is_not_smooth() => Assert.That(
        GradientCheck.Verify(theta => MathF.Sqrt((float)theta[0]), theta => 0.5 / theta.PointwiseSqrt(), Vector(100)).Verdict,
        Is.EqualTo(NotSmooth));

    [Test]
    public void A_cost_rounded_to_ten_places_is_not_smooth() =>
        Reports(NotSmooth, "look for float or rounding", theta => Math.Round(Cost(theta), 10), Gradient);

    [Test]
    public void A_perfect_fit_is_smooth_although_it_costs_nothing()
    {
        var report = GradientCheck.Verify(theta => Math.Pow(theta[0] - 0.5, 2) + theta[1], theta => Vector(0, 1), Vector(0.5, 0));

        Assert.That(report.Agrees, report.ToString());
    }

    private static double Cost(Vector<double> theta) => theta.PointwiseSin().Sum();

    private static Vector<double> Gradient(Vector<double> theta) => theta.PointwiseCos();

    private static Func<Vector<double>, Vector<double>> Spoiled(int entry, double value) => theta =>
    {
        var claimed = Gradient(theta);
        claimed[entry] = value;
        return claimed;
    };

    private static void Reports(
        GradientVerdict verdict, string sentence, Func<Vector<double>, double> cost, Func<Vector<double>, Vector<double>> gradient)
    {
        var report = GradientCheck.Verify(cost, gradient, At, Blocks);

        Assert.That(report.Verdict, Is.EqualTo(verdict), report.ToString());
        Assert.That(report.Agrees, Is.False);
        if (sentence.EndsWith('.')) Assert.That(report.Sentence, Is.EqualTo(sentence));
        else Assert.That(report.ToString(), Does.Contain(sentence));
    }
}
