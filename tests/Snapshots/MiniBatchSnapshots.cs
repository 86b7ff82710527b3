using static Kata.Tests.TestMatrices;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step11")]
public sealed class MiniBatchSnapshots
{
    [Test]
    public Task A_short_training()
    {
        var x = Matrix(new double[,] { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 }, { 0.1, 0.9 }, { 0.8, 0.1 }, { 0.9, 0.9 } });

        var training = MiniBatch.Train(SmallNetwork(), x, [0, 1, 1, 0, 1, 1, 0], 400, 2, 1, 0.001, 1);

        return Verify(Format.Lines([
            "exclusive or, batches of 2, rate 1",
            "epoch       cost   accuracy",
            .. new[] { 0, 1, 2, 3, 4, 9, 19, 49, 99, 199, 399 }
                .Select(i => $"{i + 1,5} {Format.Row([training.History[i].Cost, training.History[i].Accuracy], "F4")}")]));
    }
}
