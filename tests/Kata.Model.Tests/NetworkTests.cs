using static Kata.Tests.TestMatrices;

namespace Kata.Model.Tests;

/// <summary>Layers and networks with other weights.</summary>
public sealed class NetworkTests
{
    [Test]
    public void The_shape_of_a_layer_is_that_of_its_theta() =>
        Assert.That(new Layer(Matrix(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } }), Activation.Tanh).Shape, Is.EqualTo(new Shape(2, 3)));

    [Test]
    public void A_network_with_other_thetas_keeps_its_activations_and_loss()
    {
        var network = SmallNetwork(Activation.Softmax, Loss.SoftmaxCrossEntropy);
        var (first, second) = (2 * network.Layers[0].Theta, 3 * network.Layers[1].Theta);

        var changed = network.With([first, second]);

        Assert.That(changed.Layers.Select(layer => layer.Theta), Is.EqualTo(new[] { first, second }));
        Assert.That(changed.Layers.Select(layer => layer.Activation), Is.EqualTo(new[] { Activation.Sigmoid, Activation.Softmax }));
        Assert.That(changed.Loss, Is.EqualTo(Loss.SoftmaxCrossEntropy));
        Assert.That(network.Layers[0].Theta, Is.EqualTo(SmallNetwork().Layers[0].Theta));
    }

    [Test]
    public void A_network_needs_one_theta_per_layer() =>
        Refusal.Says(() => SmallNetwork().With([SmallNetwork().Layers[0].Theta]), "thetas has 1 matrices but needs 2: one for each layer.");
}
