using NUnit.Framework.Internal;
using static Kata.Tests.TestMatrices;

namespace Kata.Gradients.Tests;

public sealed class GradientConstraintTests
{
    private static readonly Vector<double> At = Vector(0.5, -1.5, 2);
    private static readonly Func<Vector<double>, Vector<double>> Right = theta => theta.PointwiseCos();
    private static readonly Func<Vector<double>, Vector<double>> Wrong = theta => -2 * theta.PointwiseCos();

    [Test]
    public void A_right_function_passes() => Assert.That(Right, Is.GradientOf(Cost).At(At));

    [Test]
    public void A_right_vector_passes() => Assert.That(Right(At), Is.GradientOf(Cost).At(At));

    [Test]
    public void Functions_of_arrays_pass()
    {
        Assert.That(ArrayGradient, Is.GradientOf(ArrayCost).At([0.5, -1.5]));
        Assert.That(ArrayGradient([0.5, -1.5]), Is.GradientOf(ArrayCost).At([0.5, -1.5]));
        Assert.That(new double[] { 1, 2 }, Is.Not.GradientOf(ArrayCost).At([0.5, -1.5]));
    }

    [Test]
    public void A_lambda_that_fits_arrays_and_vectors_takes_a_vector() =>
        Assert.That(Vector(2, 3), Is.GradientOf(theta => theta[0] * theta[1]).At(Vector(3, 2)));

    [Test]
    [CancelAfter(1)]
    public void A_cancelled_test_stops_the_check(CancellationToken stop)
    {
        stop.WaitHandle.WaitOne();

        Assert.Throws<OperationCanceledException>(() => Is.GradientOf(Cost).At(At).ApplyTo(Right));
    }

    [Test]
    public void A_wrong_function_passes_after_not() => Assert.That(Wrong, Is.Not.GradientOf(Cost).At(At));

    [Test]
    public void A_wrong_vector_passes_after_not() => Assert.That(Wrong(At), Is.Not.GradientOf(Cost).At(At));

    [Test]
    public void The_failure_text_is_the_report()
    {
        var report = GradientCheck.Verify(Cost, Wrong, At);

        var failure = Fails(() => Assert.That(Wrong, Is.GradientOf(Cost).At(At)));

        foreach (var line in report.ToString().Split('\n')) Assert.That(failure, Does.Contain(line));
        Assert.That(failure, Does.Contain("every claimed entry is -2 times the slope"));
    }

    [Test]
    public void Blocks_name_the_entries()
    {
        var options = TestBlocks.Thetas((1, 3));

        Assert.That(Fails(() => Assert.That(Wrong(At), Is.GradientOf(Cost).At(At).Using(options))), Does.Contain("Theta1[0,0] (bias)"));
    }

    [Test]
    public void A_right_gradient_fails_after_not() => Assert.That(
        Fails(() => Assert.That(Right, Is.Not.GradientOf(Cost).At(At))),
        Does.Contain("not the gradient of the cost at the point").And.Contain("agrees: all 3 claimed slopes are those of the cost."));

    [Test]
    public void Anything_else_is_refused()
    {
        Refusal.Says(
            () => Assert.That(At.ToString(), Is.GradientOf(Cost).At(At)),
            "the actual value is String but needs to be a Func<Vector<double>, Vector<double>> or a Vector<double>:");
        Refusal.Says(() => Is.GradientOf(ArrayCost).At([1, 2]).ApplyTo(At), "needs to be a Func<double[], double[]> or a double[]:");
    }

    private static double Cost(Vector<double> theta) => theta.PointwiseSin().Sum();

    private static double ArrayCost(double[] theta) => theta.Sum(Math.Sin);

    private static double[] ArrayGradient(double[] theta) => [.. theta.Select(Math.Cos)];

    private static string Fails(Action assertion)
    {
        using (new TestExecutionContext.IsolatedContext()) return Assert.Throws<AssertionException>(assertion)!.Message;
    }
}
