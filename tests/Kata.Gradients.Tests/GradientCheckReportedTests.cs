using static Kata.Gradients.GradientVerdict;

namespace Kata.Gradients.Tests;

/// <summary>Costs that gradient checkers were reported to stumble over: what is right is never called wrong, nor wrong right.</summary>
public sealed class GradientCheckReportedTests
{
    [TestCase(1e-2)]
    [TestCase(1e-7)]
    [TestCase(1e-8)]
    public void A_steep_gate_agrees(double width)
    {
        IsOneOf([Agrees], Check(x => 1 / (1 + Math.Exp(-x / width)), 0.25 / width, 0));
        IsOneOf([Agrees], Check(x => x + (width * Math.Tanh(x / width)), 2, 0));
    }

    [TestCase(1e-10)]
    [TestCase(1e-11)]
    public void A_gate_that_is_nearly_a_jump_is_neither_right_nor_wrong(double width)
    {
        var report = Check(x => 1 / (1 + Math.Exp(-x / width)), 0.25 / width, 0);

        IsOneOf([Unresolved, NotSmooth], report);
        Assert.That(report.Sentence, Does.Contain("the cost jumps here, its slope grows like 1/h as the step h shrinks"));
        IsOneOf([Unresolved, NotSmooth], Check(x => x + (width * Math.Tanh(x / width)), 2, 0));
    }

    [Test]
    public void A_feature_narrower_than_the_steps_does_not_make_the_right_slope_wrong(
        [Values(1e-3, 1e-5, 1e-6, 1e-7, 1e-9)] double width) =>
        IsOneOf([Agrees, Unresolved], Check(x => x + (x * Math.Exp(-(x / width) * (x / width))), 2, 0));

    [Test]
    public void A_staircase_is_not_smooth([Values(1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10)] double tread)
    {
        double Cost(double x) => Math.Sin(Math.Round(x / tread) * tread);

        IsOneOf([NotSmooth], Check(Cost, Math.Cos(0.7), 0.7));
        IsOneOf([NotSmooth], Check(Cost, 0, 0.7));
    }

    [Test]
    public void A_staircase_is_named() => Assert.That(
        Check(x => Math.Sin(Math.Round(x / 1e-6) * 1e-6), 0, 0.7).Sentence,
        Does.EndWith("the cost is a staircase at the scale of the steps: look for float or rounding in it."));

    [TestCase(0.0005)]
    [TestCase(0.00005)]
    public void A_poisson_regression_with_large_features_agrees(double at)
    {
        (double X, double Y)[] examples = [(2000, 1), (5000, 0), (8000, 3)];
        double Cost(double w) => examples.Sum(each => Math.Exp(w * each.X) - (each.Y * w * each.X));
        var slope = examples.Sum(each => (Math.Exp(at * each.X) - each.Y) * each.X);

        IsOneOf([Agrees], Check(Cost, slope, at));
        IsOneOf([Disagrees], Check(Cost, 1.5 * slope, at));
    }

    [TestCase(1e200)]
    [TestCase(1e307)]
    [TestCase(1e-300)]
    public void A_cost_near_the_ends_of_the_range_of_doubles_agrees(double scale) =>
        IsOneOf([Agrees], Check(x => scale * x * x, 1.4 * scale, 0.7));

    [TestCase(700)]
    [TestCase(709)]
    public void A_huge_exponential_agrees_and_its_tenth_more_disagrees(double at)
    {
        IsOneOf([Agrees], Check(Math.Exp, Math.Exp(at), at));
        IsOneOf([Disagrees], Check(Math.Exp, 1.1 * Math.Exp(at), at));
    }

    [Test]
    public void A_cost_that_overflows_next_to_the_point_is_named() => Assert.That(
        Check(x => x > 0.7 ? double.PositiveInfinity : Math.Exp(-1 / (0.7 - x + 1e-300)), 0, 0.7).Sentence,
        Does.Contain("the cost overflows to infinity next to the point"));

    [Test]
    public void A_small_slope_next_to_a_bend_is_not_called_flat()
    {
        IsOneOf([Agrees], Check(x => Math.Pow(Math.Abs(x), 3), 3e-10, 1e-5));
        IsOneOf([Agrees, Unresolved], Check(x => 1 + (x * Math.Abs(x)), 2e-6, 1e-6));
    }

    // A slope of 1 in a cost of 1e14 or more is lost in its rounding, and so is its sign.
    [Test]
    public void A_slope_below_the_rounding_of_the_cost_is_not_seen(
        [Values(1e14, 1e15, 1e16, 1e20)] double scale, [Values(-1, 1)] int sign)
    {
        var report = GradientCheck.Verify(
            v => (scale * v[0] * v[0]) + Math.Sin(v[1]), v => [2 * scale * v[0], sign * Math.Cos(v[1])], [1.3, 0.4]);

        IsOneOf([Unresolved], report);
        Assert.That(report.NotSeen, Is.EqualTo(1));
        Assert.That(report.Entries[1].Verdict, Is.EqualTo(EntryVerdict.NotSeen));
        Assert.That(
            report.Sentence, Does.StartWith("unresolved: 1 of 2 claimed slopes are too small to be seen beside the rounding of the cost"));
    }

    [Test]
    public void An_entry_that_is_not_seen_does_not_count_as_agreeing()
    {
        var report = GradientCheck.Verify(
            v => (1e16 * ((v[0] * v[0]) + Math.Cos(v[1]))) + Math.Sin(v[2]),
            v => [2e16 * v[0], -1e16 * Math.Sin(v[1]), -Math.Cos(v[2])],
            [1.3, 0.4, 0.5]);

        IsOneOf([Agrees], report);
        Assert.That(report.NotSeen, Is.EqualTo(1));
        Assert.That(report.Sentence, Is.EqualTo("agrees: 2 of 3 claimed slopes are those of the cost; 1 is too small to be seen."));
    }

    [Test]
    public void A_sum_of_squares_agrees_at_1_to_n([Values(10, 300, 1000, 10_000)] int n, [Values(0, 0.5)] double a)
    {
        double[] at = [.. Enumerable.Range(1, n).Select(i => (double)i)];
        double Cost(double[] x) => x.Sum(each => (each - a) * (each - a));

        IsOneOf([Agrees], GradientCheck.Verify(Cost, x => [.. x.Select(each => 2 * (each - a))], at));
        IsOneOf([Disagrees], GradientCheck.Verify(Cost, x => [.. x.Select((each, i) => (i == 3 ? 3 : 2) * (each - a))], at));
    }

    [Test]
    public void An_iteration_that_stops_early_is_named([Values(1e-5, 1e-7, 1e-9)] double tolerance)
    {
        var report = Check(x => Math.Pow(FixedPoint(x, tolerance), 2), ConvergedSlope(0.7), 0.7);

        Assert.That(report.Sentence, Does.Match(@"All entries are off by about \de-\d+ of themselves: an iteration inside the cost"));
    }

    [Test]
    public void A_cusp_is_named([Values(0.5, 1 / 3.0, 2 / 3.0)] double power)
    {
        var report = Check(x => Math.Pow(Math.Abs(x), power), 0, 0);

        Assert.That(report.Agrees, Is.False);
        Assert.That(report.Sentence, Does.Contain("the cost has a cusp here"));
    }

    // sin has a slope of its own at the kink, and the kink is slighter than the bend of sin over most steps.
    [TestCase(0)]
    [TestCase(6e-8)]
    public void A_slight_kink_is_not_called_wrong(double distance)
    {
        var at = 0.046875 + distance;

        IsOneOf(
            [Agrees, Unresolved],
            Check(x => Math.Sin(x) + (1e-6 * Math.Max(0, x - 0.046875)), Math.Cos(at) + (distance > 0 ? 1e-6 : 0), at));
    }

    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "Infinity")]
    [TestCase(-1, "-1")]
    public void A_relative_tolerance_that_is_no_error_is_refused(double tolerance, string shown) => Refusal.Says(
        () => GradientCheck.Verify(at => at[0], [1], [0.5], new() { RelativeTolerance = tolerance }),
        $"RelativeTolerance is {shown} but needs to be a finite number of at least 0");

    [Test]
    public void Directions_above_a_negative_count_are_refused() => Refusal.Says(
        () => GradientCheck.Verify(at => at[0], [1], [0.5], new() { DirectionsAbove = -1 }),
        "DirectionsAbove is -1 but needs to be at least 0");

    private static double FixedPoint(double p, double tolerance)
    {
        var (z, change) = (1.0, 1.0);
        for (var k = 0; k < 10_000 && change >= tolerance; k++)
        {
            var next = Math.Cos(p * z);
            (z, change) = (next, Math.Abs(next - z));
        }

        return z;
    }

    // z = cos pz, so z' = −z·sin pz / (1 + p·sin pz).
    private static double ConvergedSlope(double p)
    {
        var z = FixedPoint(p, 1e-300);
        return -2 * z * z * Math.Sin(p * z) / (1 + (p * Math.Sin(p * z)));
    }

    private static GradientReport Check(Func<double, double> cost, double claim, double at) =>
        GradientCheck.Verify(x => cost(x[0]), [claim], [at]);

    private static void IsOneOf(GradientVerdict[] verdicts, GradientReport report) =>
        Assert.That(verdicts, Does.Contain(report.Verdict), report.ToString());
}
