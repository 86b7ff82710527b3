using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step04")]
public sealed class ForwardTests
{
    // z = 0.5 + 2·3 − 1·4 = 2.5 and −1 + 0·3 + 3·4 = 11; then 1 + 2·2.5 − 1·11 = −5, which ReLU cuts off, and 0.5 + 2.5 + 11 = 14.
    [Test]
    public void Two_layers_by_hand()
    {
        var network = new Network(
            [
                new(Matrix(new double[,] { { 0.5, 2, -1 }, { -1, 0, 3 } }), Activation.Identity),
                new(Matrix(new double[,] { { 1, 2, -1 }, { 0.5, 1, 1 } }), Activation.Relu),
            ],
            Loss.SquaredError);

        var pass = Forward.Pass(network, Matrix(new double[,] { { 3, 4 } }));

        Assert.That(pass.Z[0].ToArray(), Is.EqualTo(new[,] { { 2.5, 11 } }).Within(1e-12));
        Assert.That(pass.A[1].ToArray(), Is.EqualTo(new[,] { { 2.5, 11 } }).Within(1e-12));
        Assert.That(pass.Z[1].ToArray(), Is.EqualTo(new[,] { { -5.0, 14 } }).Within(1e-12));
        Assert.That(pass.A[2].ToArray(), Is.EqualTo(new[,] { { 0.0, 14 } }).Within(1e-12));
    }

    [Test]
    public void There_is_a_z_for_each_layer_and_an_a_for_each_layer_and_x()
    {
        var x = Matrix(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8 } });

        var pass = Forward.Pass(SmallNetwork(), x);

        Assert.That(pass.Z.Select(z => (z.RowCount, z.ColumnCount)), Is.EqualTo(new[] { (4, 3), (4, 2) }));
        Assert.That(pass.A.Select(a => (a.RowCount, a.ColumnCount)), Is.EqualTo(new[] { (4, 2), (4, 3), (4, 2) }));
        Assert.That(pass.A[0], Is.EqualTo(x));
    }

    // Saito, Deep Learning from Scratch, section 4.4.2: x·W of its 2×3 network, eight decimals as printed; no biases.
    [Test]
    public void The_2x3_softmax_network_has_its_published_sums()
    {
        var pass = Forward.Pass(PublishedNetworks.SoftmaxNetwork, PublishedNetworks.SoftmaxX);

        Assert.That(pass.Z[0].ToArray(), Is.EqualTo(new[,] { { 0.08743891, 0.34277403, -1.05934874 } }).Within(1e-8));
    }

    [Test]
    public void Z_is_not_overwritten_by_the_activation()
    {
        var network = new Network([new(Matrix(new double[,] { { 0, 1 } }), Activation.Relu)], Loss.SquaredError);

        var pass = Forward.Pass(network, Matrix(new double[,] { { -3 }, { 2 } }));

        Assert.That(pass.Z[0].ToArray(), Is.EqualTo(new double[,] { { -3 }, { 2 } }));
    }

    [Test]
    [Category("Extremes")]
    public void Sums_of_plus_and_minus_800_saturate()
    {
        var network = new Network([new(Matrix(new double[,] { { 0, 800 } }), Activation.Sigmoid)], Loss.CrossEntropy);

        var pass = Forward.Pass(network, Matrix(new double[,] { { 1 }, { -1 } }));

        Assert.That(pass.A[1].ToArray(), Is.EqualTo(new double[,] { { 1 }, { 0 } }).Within(1e-12));
    }

    // Each layer is 1 + 2a, one unit wide: 1, 3, 7, 15 and so on.
    [Test]
    public void Six_layers_of_one_unit_by_hand()
    {
        var layer = new Layer(Matrix(new double[,] { { 1, 2 } }), Activation.Identity);

        var pass = Forward.Pass(
            new([layer, layer, layer, layer, layer, layer], Loss.SquaredError), Matrix(new double[,] { { 1 }, { -1 } }));

        Assert.That(pass.A.Select(a => a[0, 0]), Is.EqualTo(new double[] { 1, 3, 7, 15, 31, 63, 127 }).Within(1e-12));
        Assert.That(pass.A.Select(a => a[1, 0]), Is.EqualTo(new double[] { -1, -1, -1, -1, -1, -1, -1 }).Within(1e-12));
    }

    // z = 1 + 2·255 and 1 − 2·255: pixels are not scaled, and no sum is cut off.
    [Test]
    public void Inputs_of_255_are_taken_as_they_are()
    {
        var network = new Network([new(Matrix(new double[,] { { 1, 2 }, { 0, -40 } }), Activation.Identity)], Loss.SquaredError);

        var pass = Forward.Pass(network, Matrix(new double[,] { { 255 }, { -255 }, { 0 } }));

        Assert.That(pass.A[0].ToArray(), Is.EqualTo(new double[,] { { 255 }, { -255 }, { 0 } }));
        Assert.That(pass.Z[0].ToArray(), Is.EqualTo(new double[,] { { 511, -10_200 }, { -509, 10_200 }, { 1, 0 } }).Within(1e-12));
        Assert.That(pass.A[1].ToArray(), Is.EqualTo(new double[,] { { 511, -10_200 }, { -509, 10_200 }, { 1, 0 } }).Within(1e-12));
    }

    // Three hundred examples x = 0 … 299 through 1 + x.
    [Test]
    public void Three_hundred_examples_keep_their_rows()
    {
        var network = new Network([new(Matrix(new double[,] { { 1, 1 } }), Activation.Identity)], Loss.SquaredError);

        var pass = Forward.Pass(network, Matrix<double>.Build.Dense(300, 1, (i, _) => i));

        Assert.That(pass.A[1].Column(0), Is.EqualTo(Enumerable.Range(1, 300)).Within(1e-12));
    }

    // σ(ln 3) = 3/4, tanh(ln 2) = 3/5, max(0, −2) = 0: every layer has its own activation, whatever the loss.
    [TestCase(Activation.Identity, -2, -2)]
    [TestCase(Activation.Relu, -2, 0)]
    [TestCase(Activation.Relu, 3, 3)]
    [TestCase(Activation.Sigmoid, 1.0986122886681098, 0.75)]
    [TestCase(Activation.Tanh, 0.6931471805599453, 0.6)]
    public void Hidden_and_last_layers_use_their_own_activation(Activation activation, double z, double a)
    {
        var own = new Layer(Matrix(new double[,] { { 0, 1 } }), activation);
        var plain = own with { Activation = Activation.Identity };
        var x = Matrix(new[,] { { z } });

        Assert.That(Forward.Pass(new([own, plain], Loss.SquaredError), x).A[2][0, 0], Is.EqualTo(a).Within(1e-12));
        Assert.That(Forward.Pass(new([plain, own], Loss.SquaredError), x).A[2][0, 0], Is.EqualTo(a).Within(1e-12));
    }

    [Test]
    [Category("Purity")]
    public void A_second_pass_sees_changed_weights_and_inputs_and_keeps_the_first()
    {
        var (network, x) = (SmallNetwork(), Matrix(new double[,] { { 1, 2 } }));
        var first = Forward.Pass(network, x);
        var kept = first.Z.Concat(first.A.Skip(1)).Select(matrix => matrix.Clone()).ToArray();

        network.Layers[0].Theta[0, 0] = 5;
        var heavier = Forward.Pass(network, x).Z[0][0, 0];
        x[0, 0] = 3;
        var moved = Forward.Pass(network, x).Z[0][0, 0];

        // z = 5 − 0.2·1 + 0.3·2, then 5 − 0.2·3 + 0.3·2.
        Assert.That(heavier, Is.EqualTo(5.4).Within(1e-12));
        Assert.That(moved, Is.EqualTo(5).Within(1e-12));
        Assert.That(first.Z.Concat(first.A.Skip(1)), Is.EqualTo(kept));
    }

    [Test]
    [Category("Arguments")]
    public void A_theta_that_does_not_fit_x_is_refused() =>
        Refused(() => Forward.Pass(SmallNetwork(), Matrix(new double[,] { { 1, 2, 3 } })));

    [Test]
    [Category("Arguments")]
    public void A_theta_that_does_not_fit_the_layer_before_is_refused()
    {
        var network = SmallNetwork();
        var broken = network with { Layers = [network.Layers[0], new(Matrix(new double[,] { { 1, 2, 3 } }), Activation.Sigmoid)] };

        Refused(() => Forward.Pass(broken, Matrix(new double[,] { { 1, 2 } })));
    }

    [Test]
    [Category("Arguments")]
    public void A_network_without_layers_is_refused() =>
        Refused(() => Forward.Pass(new([], Loss.SquaredError), Matrix(new double[,] { { 1 } })));

    [Test]
    [Category("Arguments")]
    public void NaN_in_x_is_refused() => Refused(() => Forward.Pass(SmallNetwork(), Matrix(new[,] { { 1, double.NaN } })));

    [Test]
    [Category("Arguments")]
    public void Infinity_in_a_theta_is_refused()
    {
        var network = SmallNetwork();
        network.Layers[1].Theta[1, 2] = double.NegativeInfinity;

        Refused(() => Forward.Pass(network, Matrix(new double[,] { { 1, 2 } })));
    }
}
