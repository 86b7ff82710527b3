using static Kata.Tests.TestMatrices;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step01")]
public sealed class SerializeSnapshots
{
    [Test]
    public Task The_flat_parameters_of_a_small_network()
    {
        var thetas = SmallNetwork().Layers.Select(layer => layer.Theta).ToArray();

        return Verify(Format.Lines([
            Format.Matrix("theta 1", thetas[0]),
            Format.Matrix("theta 2", thetas[1]),
            "flat",
            .. Serialize.Flatten(thetas).Select(value => Format.Row([value])),
        ]));
    }
}
