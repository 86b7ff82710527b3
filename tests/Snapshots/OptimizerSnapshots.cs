using static Kata.Tests.TestMatrices;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step12")]
public sealed class OptimizerSnapshots
{
    // Only the reference's own path: another memory or tolerance is equally right.
    [Test, Category("Reference")]
    public Task The_cost_of_each_evaluation()
    {
        var x = Matrix(new double[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } });

        var costs = Optimizer.Minimize(SmallNetwork(), x, OneHot.Encode([0, 1, 1, 0], 2), 0.001, 35).Costs;

        return Verify(Format.Lines(["exclusive or, lambda 0.001", .. costs.Select((cost, i) => $"{i + 1,3} {Format.Number(cost, "F4")}")]));
    }
}
