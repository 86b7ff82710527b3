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
