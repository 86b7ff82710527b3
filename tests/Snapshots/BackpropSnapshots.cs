using static Kata.Tests.TestMatrices;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step08")]
public sealed class BackpropSnapshots
{
    [Test]
    public Task Deltas_and_gradients_of_a_small_network()
    {
        var (network, x, y) = (SmallNetwork(), Matrix(new double[,] { { 1, 2 }, { -3, 0.5 }, { 0, -1 } }), OneHot.Encode([1, 0, 1], 2));
        var deltas = Backprop.Deltas(network, Forward.Pass(network, x), y);
        var (cost, gradient) = Backprop.Of(network, x, y, 1);

        return Verify(Format.Lines(
            Format.Matrix("delta 1", deltas[0]),
            Format.Matrix("delta 2", deltas[1]),
            $"cost at lambda 1: {Format.Number(cost)}",
            Format.Matrix("gradient 1", gradient[0]),
            Format.Matrix("gradient 2", gradient[1])));
    }
}
