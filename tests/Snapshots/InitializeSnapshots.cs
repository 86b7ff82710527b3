using static VerifyNUnit.Verifier;

namespace Kata.Tests;

[Category("Step09")]
public sealed class InitializeSnapshots
{
    [Test]
    public Task Epsilon_for_the_layers_of_the_known_networks() => Verify(Format.Lines(
        new[] { (400, 25), (25, 10), (784, 50), (784, 100), (50, 100), (100, 10), (2, 25), (25, 2) }
            .Select(layer => $"{layer.Item1,4} -> {layer.Item2,3} {Format.Number(Initialize.Epsilon(layer.Item1, layer.Item2))}")));

    // Only the reference's own numbers: any other even draw is as right.
    [Test, Category("Reference")]
    public Task The_2_3_2_network_of_seed_1()
    {
        var network = Initialize.Create([2, 3, 2], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy, 1);

        return Verify(Format.Lines(Format.Matrix("theta 1", network.Layers[0].Theta), Format.Matrix("theta 2", network.Layers[1].Theta)));
    }
}
