using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step09")]
public sealed class InitializeTests
{
    // Ng, Machine Learning, exercise 4, section 2.2: √6 / √(400 + 25), about 0.12.
    [Test]
    public void Epsilon_for_400_inputs_and_25_units_is_0_11882() =>
        Assert.That(Initialize.Epsilon(400, 25), Is.EqualTo(0.11882).Within(5e-6));

    [Test]
    public void Epsilon_for_2_inputs_and_4_units_is_1() => Assert.That(Initialize.Epsilon(2, 4), Is.EqualTo(1).Within(1e-12));

    [Test]
    public void A_theta_has_a_row_per_unit_a_column_per_input_and_one_for_the_bias()
    {
        var theta = Initialize.Theta(3, 5, 0.1, 1);

        Assert.That((theta.RowCount, theta.ColumnCount), Is.EqualTo((3, 6)));
    }

    [Test]
    public void Weights_fill_the_range_from_minus_epsilon_to_epsilon()
    {
        var theta = Initialize.Theta(100, 100, 0.25, 7);

        // 10,100 uniform draws: the mean has a standard deviation of ε/√3/√10100 = 0.0014, and the extremes are about ε/5000 from the ends.
        Assert.That(theta.Enumerate().Max(), Is.InRange(0.2475, 0.25));
        Assert.That(theta.Enumerate().Min(), Is.InRange(-0.25, -0.2475));
        Assert.That(theta.RowSums().Sum() / 10_100, Is.InRange(-0.007, 0.007));
    }

    [Test]
    public void The_biases_are_drawn_too() => Assert.That(Initialize.Theta(20, 3, 0.1, 3).Column(0).Distinct().Count(), Is.EqualTo(20));

    [Test]
    public void The_same_seed_gives_the_same_numbers_and_another_seed_different_ones()
    {
        var (first, again, other) = (Initialize.Theta(3, 4, 0.1, 5), Initialize.Theta(3, 4, 0.1, 5), Initialize.Theta(3, 4, 0.1, 6));

        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void A_network_has_a_layer_between_each_pair_of_sizes()
    {
        var network = Initialize.Create([4, 6, 5, 3], Activation.Relu, Activation.Softmax, Loss.SoftmaxCrossEntropy, 1);

        Assert.That(network.Layers.Select(layer => layer.Shape), Is.EqualTo(new Shape[] { new(6, 5), new(5, 7), new(3, 6) }));
        Assert.That(
            network.Layers.Select(layer => layer.Activation), Is.EqualTo(new[] { Activation.Relu, Activation.Relu, Activation.Softmax }));
        Assert.That(network.Loss, Is.EqualTo(Loss.SoftmaxCrossEntropy));
    }

    [Test]
    public void Each_layer_has_its_own_range()
    {
        var network = Initialize.Create([2, 200, 4], Activation.Tanh, Activation.Identity, Loss.SquaredError, 1);

        // √6/√202 = 0.172 and √6/√204 = 0.171, compared with √6/√6 = 1 for the whole network.
        Assert.That(network.Layers[0].Theta.Enumerate().Max(Math.Abs), Is.InRange(0.165, Initialize.Epsilon(2, 200)));
        Assert.That(network.Layers[1].Theta.Enumerate().Max(Math.Abs), Is.InRange(0.165, Initialize.Epsilon(200, 4)));
    }

    [Test]
    public void Layers_of_the_same_shape_differ()
    {
        var network = Initialize.Create([3, 3, 3], Activation.Tanh, Activation.Identity, Loss.SquaredError, 1);

        Assert.That(network.Layers[1].Theta, Is.Not.EqualTo(network.Layers[0].Theta));
    }

    [Test]
    public void The_same_seed_gives_the_same_network()
    {
        var first = Initialize.Create([3, 4, 2], Activation.Tanh, Activation.Identity, Loss.SquaredError, 9);
        var second = Initialize.Create([3, 4, 2], Activation.Tanh, Activation.Identity, Loss.SquaredError, 9);

        Assert.That(second.Layers.Select(layer => layer.Theta), Is.EqualTo(first.Layers.Select(layer => layer.Theta)));
    }

    [Test]
    [Category("Arguments")]
    public void A_single_size_is_refused() =>
        Refused(() => Initialize.Create([3], Activation.Tanh, Activation.Identity, Loss.SquaredError, 1));

    [Test]
    [Category("Arguments")]
    public void A_hidden_softmax_is_refused() =>
        Refused(
            () => Initialize.Create([3, 2, 2], Activation.Softmax, Activation.Softmax, Loss.SoftmaxCrossEntropy, 1));

    [Test]
    [Category("Arguments")]
    public void A_loss_that_does_not_fit_is_refused() =>
        Refused(() => Initialize.Create([3, 2], Activation.Tanh, Activation.Tanh, Loss.CrossEntropy, 1));

    [Test]
    [Category("Arguments")]
    public void An_epsilon_of_0_is_refused() => Refused(() => Initialize.Theta(2, 3, 0, 1));

    [Test]
    [Category("Arguments")]
    public void Zero_units_are_refused() => Refused(() => Initialize.Theta(0, 3, 0.1, 1));

    [Test]
    [Category("Arguments")]
    public void Zero_inputs_are_refused() => Refused(() => Initialize.Epsilon(0, 3));
}
