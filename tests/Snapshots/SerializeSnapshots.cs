using static Kata.Tests.Given;
using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step01")]
public sealed class SerializeSnapshots
{
    [Test]
    public Task The_flat_parameters_of_a_small_network()
    {
        var thetas = SmallNetwork().Layers.Select(layer => layer.Theta).ToArray();

        return Verify(Show.Lines([
            Show.Matrix("theta 1", thetas[0]),
            Show.Matrix("theta 2", thetas[1]),
            "flat",
            .. Serialize.Flatten(thetas).Select(value => Show.Row([value])),
        ]));
    }
}
