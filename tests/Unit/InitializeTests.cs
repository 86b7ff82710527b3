using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step09")]
public sealed class InitializeTests
{
    // Ng, Machine Learning, exercise 4, section 2.2: √6 / √(400 + 25), about 0.12.
    [Test]
    public void Epsilon_for_400_inputs_and_25_units_has_its_published_value() =>
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

    // √6/√2, √6/√3 and √6/√600,000: no range is too wide or too narrow.
    [TestCase(1, 1, 1.7320508075688772)]
    [TestCase(1, 2, 1.4142135623730951)]
    [TestCase(500_000, 100_000, 0.0031622776601683794)]
    public void Epsilon_has_no_bounds(int inputs, int units, double expected) =>
        Assert.That(Initialize.Epsilon(inputs, units), Is.EqualTo(expected).Within(1e-12));

    [TestCase(1000)]
    [TestCase(1e-9)]
    public void Any_range_is_filled(double epsilon)
    {
        var theta = Initialize.Theta(30, 40, epsilon, 2);

        // All of 1,230 draws are below 0.95ε with a probability of 0.975¹²³⁰, about 3e-14.
        Assert.That(theta.Enumerate().Max(), Is.InRange(0.95 * epsilon, epsilon));
        Assert.That(theta.Enumerate().Min(), Is.InRange(-epsilon, -0.95 * epsilon));
    }

    // 4,000 draws: 400 of them in each tenth of the range with a standard deviation of 19; and not exactly 400 in each.
    [Test]
    public void Each_tenth_of_the_range_gets_its_share_by_chance()
    {
        var theta = Initialize.Theta(40, 99, 0.5, 11);

        var counts = new int[10];
        foreach (var weight in theta.Enumerate()) counts[Math.Clamp((int)Math.Floor((weight + 0.5) * 10), 0, 9)]++;
        Assert.That(counts, Has.All.InRange(300, 500));
        Assert.That(counts.Distinct().Count(), Is.GreaterThan(1));
    }

    // The product of two independent draws has the mean 0 and the standard deviation ε²/3, so that of 300 products is 0.019ε².
    [Test]
    public void Neighbours_are_drawn_independently()
    {
        var theta = Initialize.Theta(20, 29, 1, 4);

        var below = Enumerable.Range(0, 19).Select(i => theta.Row(i) * theta.Row(i + 1)).Sum() / (19 * 30);
        var beside = Enumerable.Range(0, 29).Select(j => theta.Column(j) * theta.Column(j + 1)).Sum() / (29 * 20);
        var opposite = Enumerable.Range(0, 10).Select(i => theta.Row(i) * Vector([.. theta.Row(19 - i).Reverse()])).Sum() / 300;
        Assert.That(new[] { below, beside, opposite }, Has.All.InRange(-0.1, 0.1));
    }

    // 2,000 biases: the mean has a standard deviation of ε/√3/√2000 = 0.013ε.
    [Test]
    public void Biases_are_drawn_from_the_same_range()
    {
        var biases = Initialize.Theta(2000, 1, 0.2, 5).Column(0);

        Assert.That(biases.Maximum(), Is.InRange(0.196, 0.2));
        Assert.That(biases.Minimum(), Is.InRange(-0.2, -0.196));
        Assert.That(biases.Sum() / 2000, Is.InRange(-0.013, 0.013));
    }

    [TestCase(0)]
    [TestCase(-7)]
    [TestCase(int.MaxValue)]
    [TestCase(int.MinValue)]
    public void Any_seed_gives_a_theta_and_a_network(int seed)
    {
        var network = Initialize.Create([2, 3, 1], Activation.Tanh, Activation.Identity, Loss.SquaredError, seed);
        var (theta, again) = (Initialize.Theta(2, 3, 0.1, seed), Initialize.Theta(2, 3, 0.1, seed));

        Assert.That(theta.Enumerate(), Has.All.InRange(-0.1, 0.1));
        Assert.That(again, Is.EqualTo(theta));
        Assert.That(network.Layers.Select(layer => layer.Shape), Is.EqualTo(new Shape[] { new(3, 3), new(1, 4) }));
    }

    // Whatever is drawn in between.
    [Test]
    public void A_seed_gives_the_same_numbers_at_any_time()
    {
        var first = Initialize.Create([3, 4, 2], Activation.Relu, Activation.Sigmoid, Loss.CrossEntropy, 5);
        Initialize.Create([3, 4, 2], Activation.Relu, Activation.Sigmoid, Loss.CrossEntropy, 6);
        Initialize.Theta(3, 4, 0.1, 6);
        var again = Initialize.Create([3, 4, 2], Activation.Relu, Activation.Sigmoid, Loss.CrossEntropy, 5);
        var other = Initialize.Create([3, 4, 2], Activation.Relu, Activation.Sigmoid, Loss.CrossEntropy, 7);

        Assert.That(again.Layers.Select(layer => layer.Theta), Is.EqualTo(first.Layers.Select(layer => layer.Theta)));
        Assert.That(other.Layers[0].Theta, Is.Not.EqualTo(first.Layers[0].Theta));
        Assert.That(other.Layers[1].Theta, Is.Not.EqualTo(first.Layers[1].Theta));
    }

    // √6/√(20 + 40) = 0.316 and √6/√(40 + 30) = 0.293, for biases and weights alike and for every kind of unit.
    [TestCase(Activation.Identity, Activation.Identity, Loss.SquaredError)]
    [TestCase(Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy)]
    [TestCase(Activation.Tanh, Activation.Tanh, Loss.SquaredError)]
    [TestCase(Activation.Relu, Activation.Relu, Loss.SquaredError)]
    [TestCase(Activation.Relu, Activation.Softmax, Loss.SoftmaxCrossEntropy)]
    [TestCase(Activation.Tanh, Activation.Sigmoid, Loss.SquaredError)]
    public void The_range_is_the_same_for_every_activation(Activation hidden, Activation output, Loss loss)
    {
        var network = Initialize.Create([20, 40, 30], hidden, output, loss, 3);

        Assert.That(network.Layers[0].Theta.Enumerate().Max(Math.Abs), Is.InRange(0.31, Math.Sqrt(6.0 / 60)));
        Assert.That(network.Layers[1].Theta.Enumerate().Max(Math.Abs), Is.InRange(0.287, Math.Sqrt(6.0 / 70)));
        Assert.That(network.Layers[0].Theta.Column(0).AbsoluteMaximum(), Is.InRange(0.15, 0.32));
        Assert.That(network.Layers[1].Theta.Column(0).AbsoluteMaximum(), Is.InRange(0.15, 0.3));
        Assert.That(
            (network.Layers[0].Activation, network.Layers[1].Activation, network.Loss), Is.EqualTo((hidden, output, loss)));
    }

    // Two draws that start alike are one draw, scaled.
    [Test]
    public void Every_layer_of_a_deep_network_has_its_own_draw()
    {
        int[] sizes = [3, 3, 3, 4, 4, 2, 3, 3];

        var network = Initialize.Create(sizes, Activation.Tanh, Activation.Identity, Loss.SquaredError, 1);

        var first = network.Layers.Select((layer, l) => Math.Round(layer.Theta[0, 0] / Math.Sqrt(6.0 / (sizes[l] + sizes[l + 1])), 9));
        var second = network.Layers.Select((layer, l) => Math.Round(layer.Theta[0, 1] / Math.Sqrt(6.0 / (sizes[l] + sizes[l + 1])), 9));
        Assert.That(first, Is.Unique);
        Assert.That(second, Is.Unique);
    }

    [Test]
    public void Two_sizes_make_a_single_layer_with_the_activation_of_the_output()
    {
        var network = Initialize.Create([1, 1], Activation.Relu, Activation.Sigmoid, Loss.CrossEntropy, 1);

        Assert.That(
            network.Layers.Select(layer => (layer.Shape, layer.Activation)), Is.EqualTo(new[] { (new Shape(1, 2), Activation.Sigmoid) }));
    }

    [Test]
    [Category("Purity")]
    public void Changing_an_answer_does_not_change_the_next()
    {
        var theta = Initialize.Theta(2, 3, 0.1, 1);
        var kept = theta.Clone();

        theta.Clear();

        Assert.That(Initialize.Theta(2, 3, 0.1, 1), Is.EqualTo(kept));
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
