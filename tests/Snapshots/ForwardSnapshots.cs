using static Kata.Tests.TestMatrices;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step04")]
public sealed class ForwardSnapshots
{
    [Test]
    public Task A_pass_of_three_examples_through_a_small_network()
    {
        var pass = Forward.Pass(SmallNetwork(), Matrix(new double[,] { { 1, 2 }, { -3, 0.5 }, { 0, -1 } }));

        return Verify(Format.Lines(
            Format.Matrix("a0 = x", pass.A[0]),
            Format.Matrix("z1", pass.Z[0]),
            Format.Matrix("a1", pass.A[1]),
            Format.Matrix("z2", pass.Z[1]),
            Format.Matrix("a2 = h", pass.A[2])));
    }
}
