using static Kata.Tests.TestMatrices;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step10")]
public sealed class GradientDescentSnapshots
{
    [Test]
    public Task The_costs_down_an_elongated_bowl_at_four_rates() => Verify(Format.Lines([
        "      rate   start and eight steps of x^2 + 10 y^2",
        .. new[] { 0.01, 0.05, 0.09, 0.11 }.Select(rate =>
            $"{Format.Number(rate, "F2"),10}   {Format.Row(GradientDescent.Minimize(Bowl, Vector(3, 1), rate, 8).Costs, "F3")}")]));

    private static (double, Vector<double>) Bowl(Vector<double> theta) =>
        ((theta[0] * theta[0]) + (10 * theta[1] * theta[1]), Vector(2 * theta[0], 20 * theta[1]));
}
