using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step09")]
public sealed class InitializeSnapshots
{
    // Only the reference's own numbers: any other uniform draw is equally right.
    [Test, Category("Reference")]
    public Task The_2_3_2_network_of_seed_1()
    {
        var network = Initialize.Create([2, 3, 2], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy, 1);

        return Verify(Format.Lines(Format.Matrix("theta 1", network.Layers[0].Theta), Format.Matrix("theta 2", network.Layers[1].Theta)));
    }
}
