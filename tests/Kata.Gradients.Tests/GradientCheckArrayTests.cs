using static Kata.Gradients.GradientVerdict;

namespace Kata.Gradients.Tests;

/// <summary>Functions of arrays; progress and cancellation.</summary>
public sealed class GradientCheckArrayTests
{
    private static readonly double[] At = [0.5, -1.5, 2];

    [Test]
    public void A_right_gradient_agrees() => Assert.That(GradientCheck.Verify(Cost, Gradient, At).Agrees);

    [Test]
    public void A_right_gradient_given_as_an_array_agrees() => Assert.That(GradientCheck.Verify(Cost, Gradient(At), At).Agrees);

    [Test]
    public void A_wrong_entry_is_named() => Assert.That(
        GradientCheck.Verify(Cost, theta => [Math.Cos(theta[0]), 0.1, Math.Cos(theta[2])], At).Worst!.Name, Is.EqualTo("theta[1]"));

    [Test]
    public void A_cost_that_edits_its_array_is_refused() => Assert.That(
        GradientCheck.Verify(theta => theta[0] = 99, Gradient, At).Verdict, Is.EqualTo(CostEditsParameters));

    [Test]
    public void A_gradient_that_edits_its_array_is_refused() => Assert.That(
        GradientCheck.Verify(Cost, theta => [theta[0]++, 1, 2], At).Verdict, Is.EqualTo(GradientEditsParameters));

    [Test]
    public void A_gradient_that_returns_one_array_at_every_call_is_refused()
    {
        var own = new double[3];

        var report = GradientCheck.Verify(
            Cost,
            theta =>
            {
                Gradient(theta).CopyTo(own, 0);
                return own;
            },
            At);

        Assert.That(report.Verdict, Is.EqualTo(GradientReusesItsVector));
    }

    [TestCase(3, int.MaxValue)]
    [TestCase(200, 0)]
    public void Progress_ends_when_every_planned_slope_is_measured(int n, int directionsAbove)
    {
        var (progress, at) = (new Received(), Enumerable.Range(0, n).Select(i => Math.Sin(i)).ToArray());

        GradientCheck.Verify(Cost, Gradient, at, new() { DirectionsAbove = directionsAbove }, progress);

        Assert.That(progress.All.Select(each => each.Measured), Is.EqualTo(Enumerable.Range(1, progress.All.Count)));
        Assert.That(progress.All[^1].Measured, Is.EqualTo(progress.All[^1].Planned));
        if (directionsAbove > 0) Assert.That(progress.All[0], Is.EqualTo(new GradientProgress(1, n)));
    }

    [TestCase(int.MaxValue)]
    [TestCase(0)]
    public void A_cancelled_check_calls_the_cost_no_more(int directionsAbove)
    {
        using var stop = new CancellationTokenSource();
        var calls = 0;

        Assert.Throws<OperationCanceledException>(() => GradientCheck.Verify(
            theta =>
            {
                if (++calls == 50) stop.Cancel();
                return Cost(theta);
            },
            Gradient,
            At,
            new() { DirectionsAbove = directionsAbove },
            cancellationToken: stop.Token));

        Assert.That(calls, Is.EqualTo(50));
    }

    private static double Cost(double[] theta) => theta.Sum(Math.Sin);

    private static double[] Gradient(double[] theta) => [.. theta.Select(Math.Cos)];

    private sealed class Received : IProgress<GradientProgress>
    {
        public List<GradientProgress> All { get; } = [];

        public void Report(GradientProgress value) => All.Add(value);
    }
}
