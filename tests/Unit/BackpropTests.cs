using Kata.Harness;
using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step08")]
public sealed class BackpropTests
{
    // Identity, then identity: h = 1 + 2·a1 − a2 with a = (2.5, 11), so h − y = −5 − 1 = −6, and back through the weights 2 and −1.
    private static Network Linear => new(
        [
            new(Matrix(new double[,] { { 0.5, 2, -1 }, { -1, 0, 3 } }), Activation.Identity),
            new(Matrix(new double[,] { { 1, 2, -1 } }), Activation.Identity),
        ],
        Loss.SquaredError);

    [Test]
    public void Deltas_of_a_linear_network_by_hand()
    {
        var deltas = Backprop.Deltas(Linear, Forward.Pass(Linear, Matrix(new double[,] { { 3, 4 } })), Matrix(new double[,] { { 1 } }));

        Assert.That(deltas, Has.Count.EqualTo(2));
        Assert.That(deltas[1].ToArray(), Is.EqualTo(new double[,] { { -6 } }).Within(1e-12));
        Assert.That(deltas[0].ToArray(), Is.EqualTo(new double[,] { { -12, 6 } }).Within(1e-12));
    }

    // δ times [1 a]: −6·(1, 2.5, 11), and (−12, 6) times (1, 3, 4).
    [Test]
    public void The_gradient_of_a_linear_network_by_hand()
    {
        var (cost, gradient) = Backprop.Of(Linear, Matrix(new double[,] { { 3, 4 } }), Matrix(new double[,] { { 1 } }), 0);

        Assert.That(cost, Is.EqualTo(18).Within(1e-12));
        Assert.That(gradient[1].ToArray(), Is.EqualTo(new double[,] { { -6, -15, -66 } }).Within(1e-12));
        Assert.That(gradient[0].ToArray(), Is.EqualTo(new double[,] { { -12, -36, -48 }, { 6, 18, 24 } }).Within(1e-12));
    }

    // A second example without error (x = (−3, 0) gives a = (−5.5, −1), h = −9 = y) adds nothing and halves the mean.
    [Test]
    public void The_gradient_is_the_mean_over_the_examples()
    {
        var (cost, gradient) = Backprop.Of(
            Linear, Matrix(new double[,] { { 3, 4 }, { -3, 0 } }), Matrix(new double[,] { { 1 }, { -9 } }), 0);

        Assert.That(cost, Is.EqualTo(9).Within(1e-12));
        Assert.That(gradient[1].ToArray(), Is.EqualTo(new[,] { { -3, -7.5, -33 } }).Within(1e-12));
        Assert.That(gradient[0].ToArray(), Is.EqualTo(new double[,] { { -6, -18, -24 }, { 3, 9, 12 } }).Within(1e-12));
    }

    // λ/m = 4/2 of each weight: 2·(2, −1; 0, 3) and 2·(2, −1); nothing on the biases.
    [Test]
    public void The_penalty_adds_to_the_gradient_of_weights_and_not_of_biases()
    {
        var (x, y) = (Matrix(new double[,] { { 3, 4 }, { -3, 0 } }), Matrix(new double[,] { { 1 }, { -9 } }));

        var gradient = Backprop.Of(Linear, x, y, 4).Gradient;

        Assert.That(gradient[1].ToArray(), Is.EqualTo(new[,] { { -3, -3.5, -35 } }).Within(1e-12));
        Assert.That(gradient[0].ToArray(), Is.EqualTo(new double[,] { { -6, -14, -26 }, { 3, 9, 18 } }).Within(1e-12));
    }

    // One sigmoid unit at z = ln 3: h = 3/4, g′ = 3/16. Squared error includes g′, cross-entropy does not.
    [TestCase(Loss.CrossEntropy, -0.25)]
    [TestCase(Loss.SquaredError, -0.25 * 3 / 16)]
    public void The_output_delta_depends_on_the_loss(Loss loss, double expected)
    {
        var network = new Network([new(Matrix(new[,] { { Math.Log(3), 5 } }), Activation.Sigmoid)], loss);

        var deltas = Backprop.Deltas(network, Forward.Pass(network, Matrix(new double[,] { { 0 } })), Matrix(new double[,] { { 1 } }));

        Assert.That(deltas[0].ToArray(), Is.EqualTo(new[,] { { expected } }).Within(1e-12));
    }

    // Hidden z = ln 3, so a = 3/4 and g′ = 3/16; output z = ln 3, h − y = 3/4; the weight between them is 2: 3/4·2·3/16.
    [Test]
    public void A_hidden_delta_is_multiplied_by_the_derivative_at_z()
    {
        var network = new Network(
            [
                new(Matrix(new[,] { { Math.Log(3), 1 } }), Activation.Sigmoid),
                new(Matrix(new[,] { { Math.Log(3) - 1.5, 2 } }), Activation.Sigmoid),
            ],
            Loss.CrossEntropy);

        var deltas = Backprop.Deltas(network, Forward.Pass(network, Matrix(new double[,] { { 0 } })), Matrix(new double[,] { { 0 } }));

        Assert.That(deltas[0].ToArray(), Is.EqualTo(new[,] { { 0.28125 } }).Within(1e-12));
    }

    // Saito, Deep Learning from Scratch, section 4.4.2, to eight digits, computed exactly, without the guard inside its logarithm.
    [Test]
    public void The_2x3_softmax_network_has_its_published_gradient()
    {
        var gradient = Backprop.Of(PublishedNetworks.SoftmaxNetwork, PublishedNetworks.SoftmaxX, PublishedNetworks.SoftmaxY, 0).Gradient[0];

        Assert.That(gradient.RemoveColumn(0).Transpose().ToArray(), Is.EqualTo(new[,]
        {
            { 0.23001287, 0.29692227, -0.52693514 },
            { 0.3450193, 0.4453834, -0.7904027 },
        }).Within(1e-8));
    }

    // From three published implementations of Ng's exercise 4 with its given weights.
    [Test]
    [Category("OutsideData")]
    public void The_gradient_on_the_digits_of_Ng_has_its_published_entries()
    {
        var (digits, network) = (RequiredData.Ex4(), RequiredData.Ex4Network());
        var y = OneHot.Encode(digits.Labels, 10);

        var plain = Backprop.Of(network, digits.X, y, 0);
        var penalised = Backprop.Of(network, digits.X, y, 1);

        Assert.That(plain.Cost, Is.EqualTo(0.2876291651613189).Within(1e-12));
        Assert.That(Serialize.Flatten(plain.Gradient).Sum(), Is.EqualTo(0.026047433852894).Within(1e-12));
        Assert.That(plain.Gradient[0][0, 0], Is.EqualTo(6.18712766e-05).Within(1e-12));
        Assert.That(penalised.Cost, Is.EqualTo(0.38376985909092365).Within(1e-12));
        Assert.That(
            penalised.Gradient[1].Row(9).SubVector(23, 3),
            Is.EqualTo(new[] { 4.70513145e-05, -5.01718610e-04, 5.07825789e-04 }).Within(1e-12));
    }

    [TestCase(Activation.Sigmoid, Loss.CrossEntropy)]
    [TestCase(Activation.Softmax, Loss.SoftmaxCrossEntropy)]
    [TestCase(Activation.Tanh, Loss.SquaredError)]
    public void Every_entry_of_the_gradient_is_a_slope_of_the_cost(Activation output, Loss loss)
    {
        var network = SmallNetwork(output, loss);
        List<Shape> shapes = [.. network.Layers.Select(layer => layer.Shape)];
        var (x, y) = (Matrix(new double[,] { { 1, -2 }, { 0.5, 3 }, { -1.5, 0.2 } }), OneHot.Encode([1, 0, 1], 2));

        var flat = Serialize.Flatten([.. network.Layers.Select(layer => layer.Theta)]);

        Assert.That(
            Serialize.Flatten(Backprop.Of(network, x, y, 1.3).Gradient),
            Is.GradientOf(at => Cost.Of(network.With(Serialize.Unflatten(at, shapes)), x, y, 1.3))
                .At(flat).Using(new() { Blocks = ThetaBlocks.Of(shapes) }));
    }

    [Test]
    [Category("Extremes")]
    public void At_plus_and_minus_800_cost_and_gradient_are_finite_and_right()
    {
        var network = new Network([new(Matrix(new double[,] { { 0, 800 } }), Activation.Sigmoid)], Loss.CrossEntropy);

        var (cost, gradient) = Backprop.Of(network, Matrix(new double[,] { { 1 }, { -1 } }), Matrix(new double[,] { { 0 }, { 0 } }), 0);

        Assert.That(cost, Is.EqualTo(400).Within(4e-10));
        Assert.That(gradient[0].ToArray(), Is.EqualTo(new[,] { { 0.5, 0.5 } }).Within(1e-12));
    }

    [Test]
    [Category("Purity")]
    public void A_second_call_gives_the_same_numbers_in_new_matrices()
    {
        var (x, y) = (Matrix(new double[,] { { 1, -2 }, { 0.5, 3 } }), OneHot.Encode([1, 0], 2));

        var first = Backprop.Of(SmallNetwork(), x, y, 1);
        var kept = first.Gradient[0].Clone();
        var second = Backprop.Of(SmallNetwork(), x, y, 1);

        Assert.That(second.Cost, Is.EqualTo(first.Cost));
        Assert.That(second.Gradient[0], Is.EqualTo(kept));
        Assert.That(second.Gradient[0], Is.Not.SameAs(first.Gradient[0]));
        Assert.That(first.Gradient[0], Is.EqualTo(kept));
    }

    // h = (1/4, 3/4), 3/4 and −2 compared with targets that are not 0 or 1.
    [Test]
    public void Soft_labels_are_subtracted_as_they_are()
    {
        var soft = new Network([new(Matrix(new[,] { { 0, 1 }, { Math.Log(3), 1 } }), Activation.Softmax)], Loss.SoftmaxCrossEntropy);
        var odds = new Network([new(Matrix(new[,] { { Math.Log(3), 1 } }), Activation.Sigmoid)], Loss.CrossEntropy);
        var line = new Network([new(Matrix(new double[,] { { -2, 1 } }), Activation.Identity)], Loss.SquaredError);

        Assert.That(Delta(soft, new[,] { { 0.3, 0.7 } }), Is.EqualTo(new[,] { { -0.05, 0.05 } }).Within(1e-12));
        Assert.That(Delta(odds, new[,] { { 0.4 } }), Is.EqualTo(new[,] { { 0.35 } }).Within(1e-12));
        Assert.That(Delta(line, new[,] { { -5.5 } }), Is.EqualTo(new[,] { { 3.5 } }).Within(1e-12));
    }

    // (h − 1)·g′: −3·1, −1/4·3/16, −2/5·16/25, −1·0 and 2·1.
    [TestCase(Activation.Identity, -2, -3)]
    [TestCase(Activation.Sigmoid, 1.0986122886681098, -0.046875)]
    [TestCase(Activation.Tanh, 0.6931471805599453, -0.256)]
    [TestCase(Activation.Relu, -2, 0)]
    [TestCase(Activation.Relu, 3, 2)]
    public void The_delta_of_squared_error_of_every_activation_by_hand(Activation output, double z, double expected) => Assert.That(
        Delta(new([new(Matrix(new[,] { { z, 1 } }), output)], Loss.SquaredError), new double[,] { { 1 } }),
        Is.EqualTo(new[,] { { expected } }).Within(1e-12));

    // The output 1 + 2a is compared with 0, and its delta goes back through the weight 2: (1 + 2a)·2·g′.
    [TestCase(Activation.Identity, -2, -6)]
    [TestCase(Activation.Sigmoid, 1.0986122886681098, 0.9375)]
    [TestCase(Activation.Tanh, 0.6931471805599453, 2.816)]
    [TestCase(Activation.Relu, -2, 0)]
    [TestCase(Activation.Relu, 3, 14)]
    public void The_hidden_delta_of_every_activation_by_hand(Activation hidden, double z, double expected) => Assert.That(
        Delta(
            new(
                [new(Matrix(new[,] { { z, 1 } }), hidden), new(Matrix(new double[,] { { 1, 2 } }), Activation.Identity)],
                Loss.SquaredError),
            new double[,] { { 0 } }),
        Is.EqualTo(new[,] { { expected } }).Within(1e-12));

    // Each layer is 1 + 2a: a = 1, 3, 7, 15, 31, 63 and h = 127, one above its target. Going back, δ doubles at every layer: 1, 2, 4, … 32.
    // The gradient is δ·(1, a), plus 3·2 for each weight; the cost is 1/2 + 3/2·6·4.
    [Test]
    public void Six_layers_of_one_unit_by_hand()
    {
        var layer = new Layer(Matrix(new double[,] { { 1, 2 } }), Activation.Identity);

        var (cost, gradient) = Backprop.Of(
            new([layer, layer, layer, layer, layer, layer], Loss.SquaredError),
            Matrix(new double[,] { { 1 } }),
            Matrix(new double[,] { { 126 } }),
            3);

        Assert.That(cost, Is.EqualTo(36.5).Within(1e-12 * 36.5));
        Assert.That(gradient.Select(theta => theta[0, 0]), Is.EqualTo(new double[] { 32, 16, 8, 4, 2, 1 }).Within(1e-11));
        Assert.That(gradient.Select(theta => theta[0, 1]), Is.EqualTo(new double[] { 38, 54, 62, 66, 68, 69 }).Within(1e-11));
    }

    // h = 1 + 2·255 is 1,000 above its target: δ·(1, 255). At x = 0 it is 1e-9 above.
    [Test]
    public void Slopes_may_be_of_any_size()
    {
        var line = new Network([new(Matrix(new double[,] { { 1, 2 } }), Activation.Identity)], Loss.SquaredError);

        var steep = Backprop.Of(line, Matrix(new double[,] { { 255 } }), Matrix(new double[,] { { -489 } }), 0);
        var flat = Backprop.Of(line, Matrix(new double[,] { { 0 } }), Matrix(new[,] { { 1 - 1e-9 } }), 0);

        Assert.That(steep.Cost, Is.EqualTo(500_000).Within(1e-6));
        Assert.That(steep.Gradient[0].ToArray(), Is.EqualTo(new double[,] { { 1000, 255_000 } }).Within(1e-7));
        Assert.That(flat.Gradient[0].ToArray(), Is.EqualTo(new[,] { { 1e-9, 0 } }).Within(1e-12));
    }

    // h = x for x = 0 … 299, and every third target is 3 below: 100·3/300, and 3·(0 + 3 + … + 297)/300.
    [Test]
    public void The_mean_is_over_three_hundred_examples()
    {
        var line = new Network([new(Matrix(new double[,] { { 0, 1 } }), Activation.Identity)], Loss.SquaredError);

        var gradient = Backprop.Of(
            line,
            Matrix<double>.Build.Dense(300, 1, (i, _) => i),
            Matrix<double>.Build.Dense(300, 1, (i, _) => i % 3 == 0 ? i - 3 : i),
            0).Gradient[0];

        Assert.That(gradient.ToArray(), Is.EqualTo(new[,] { { 1, 148.5 } }).Within(1e-10));
    }

    [Test]
    [Category("Extremes")]
    public void At_plus_and_minus_800_deltas_of_softmax_and_tanh_are_right()
    {
        var softmax = new Network(
            [new(Matrix(new double[,] { { 800, 1 }, { -800, 1 }, { 0, 1 } }), Activation.Softmax)], Loss.SoftmaxCrossEntropy);
        var tanh = new Network([new(Matrix(new double[,] { { -800, 1 }, { 0, 1 } }), Activation.Tanh)], Loss.SquaredError);

        Assert.That(Delta(softmax, new double[,] { { 0, 1, 0 } }), Is.EqualTo(new double[,] { { 1, -1, 0 } }).Within(1e-12));
        Assert.That(Delta(tanh, new double[,] { { 1, 2 } }), Is.EqualTo(new double[,] { { 0, -2 } }).Within(1e-12));
    }

    [TestCase(Activation.Sigmoid, Loss.CrossEntropy)]
    [TestCase(Activation.Softmax, Loss.SoftmaxCrossEntropy)]
    [TestCase(Activation.Tanh, Loss.SquaredError)]
    [Category("Purity")]
    public void The_arguments_are_not_changed(Activation output, Loss loss) =>
        Purity.ArgumentsStay(output, loss, (network, x, y, pass) =>
        {
            foreach (var delta in Backprop.Deltas(network, pass, y)) delta.Clear();
            Backprop.Of(network, x, y, 2);
        });

    // h = 1 + 2x: the bias's slope is 3 − 1, then 4 − 1 with a heavier bias, then 4 − 2 for another target, then 8 − 2 for another input.
    [Test]
    [Category("Purity")]
    public void A_second_call_sees_changed_weights_targets_and_inputs()
    {
        var line = new Network([new(Matrix(new double[,] { { 1, 2 } }), Activation.Identity)], Loss.SquaredError);
        var (x, y) = (Matrix(new double[,] { { 1 } }), Matrix(new double[,] { { 1 } }));
        double Slope() => Backprop.Of(line, x, y, 0).Gradient[0][0, 0];

        var first = Slope();
        line.Layers[0].Theta[0, 0] = 2;
        var second = Slope();
        y[0, 0] = 2;
        var third = Slope();
        x[0, 0] = 3;

        Assert.That(new[] { first, second, third, Slope() }, Is.EqualTo(new double[] { 2, 3, 2, 6 }).Within(1e-12));
    }

    [Test]
    [Category("Arguments")]
    public void A_hidden_softmax_is_refused()
    {
        var network = SmallNetwork();
        var mixed = network with { Layers = [network.Layers[0] with { Activation = Activation.Softmax }, network.Layers[1]] };

        Refused(() => Backprop.Of(mixed, Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 2), 0));
    }

    [Test]
    [Category("Arguments")]
    public void A_loss_that_does_not_fit_is_refused() => Refused(
        () => Backprop.Of(SmallNetwork(Activation.Softmax), Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 2), 0));

    [Test]
    [Category("Arguments")]
    public void The_pass_of_another_network_is_refused() => Refused(
        () => Backprop.Deltas(
            SmallNetwork(), Forward.Pass(PublishedNetworks.SoftmaxNetwork, PublishedNetworks.SoftmaxX), OneHot.Encode([0], 2)));

    [Test]
    [Category("Arguments")]
    public void An_extra_target_column_is_refused() => Refused(
        () => Backprop.Of(SmallNetwork(), Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 3), 0));

    [Test]
    [Category("Arguments")]
    public void A_negative_lambda_is_refused() => Refused(
        () => Backprop.Of(SmallNetwork(), Matrix(new double[,] { { 1, 2 } }), OneHot.Encode([0], 2), -1));

    // The first layer's delta of one example with the input 0.
    private static double[,] Delta(Network network, double[,] y) =>
        Backprop.Deltas(network, Forward.Pass(network, Matrix(new double[,] { { 0 } })), Matrix(y))[0].ToArray();
}
