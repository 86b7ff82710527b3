using MathNet.Numerics.LinearAlgebra;
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
    public void A_wrong_function_passes_behind_not() => Assert.That(Wrong, Is.Not.GradientOf(Cost).At(At));

    [Test]
    public void A_wrong_vector_passes_behind_not() => Assert.That(Wrong(At), Is.Not.GradientOf(Cost).At(At));

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
    public void A_right_gradient_fails_behind_not() => Assert.That(
        Fails(() => Assert.That(Right, Is.Not.GradientOf(Cost).At(At))),
        Does.Contain("not the gradient of the cost at the point").And.Contain("agrees: all 3 claimed slopes are those of the cost."));

    [Test]
    public void Anything_else_is_refused() => Refused(
        () => Assert.That(At.ToString(), Is.GradientOf(Cost).At(At)), "the actual value is String", "needs to be a Func<Vector<double>, Vector<double>> or a Vector<double>");

    private static double Cost(Vector<double> theta) => theta.PointwiseSin().Sum();

    private static string Fails(Action assertion)
    {
        using (new TestExecutionContext.IsolatedContext()) return Assert.Throws<AssertionException>(assertion)!.Message;
    }
}
