using FsCheck.Fluent;

namespace Kata.Tests;

[Category("Step09")]
public sealed class InitializeProperties
{
    [Test]
    public void Weights_stay_in_range_and_no_two_are_equal() => Property.ForAll(
        from units in Gen.Choose(1, 20) from inputs in Gen.Choose(1, 20) from seed in Gen.Choose(-1000, 1000) select (units, inputs, seed),
        drawn =>
        {
            var theta = Initialize.Theta(drawn.units, drawn.inputs, 0.12, drawn.seed);

            Assert.That((theta.RowCount, theta.ColumnCount), Is.EqualTo((drawn.units, drawn.inputs + 1)));
            Assert.That(theta.Enumerate(), Has.All.InRange(-0.12, 0.12));
            Assert.That(theta.Enumerate().Distinct().Count(), Is.EqualTo(drawn.units * (drawn.inputs + 1)));
        });

    [Test]
    public void The_mean_and_the_spread_are_those_of_uniform_draws() => Property.ForAll(Gen.Choose(-1000, 1000), seed =>
    {
        var theta = Initialize.Theta(40, 99, 3, seed);

        // 4,000 draws: the standard deviation of the mean is 0.027, that of the mean square, 3²/3, is 0.042; five of them are one in a
        // million.
        Assert.That(theta.RowSums().Sum() / 4000, Is.InRange(-0.14, 0.14));
        Assert.That(theta.PointwisePower(2).RowSums().Sum() / 4000, Is.InRange(2.79, 3.21));
    });

    [Test]
    public void The_range_shrinks_with_the_number_of_signals() => Property.ForAll(
        from inputs in Gen.Choose(1, 500) from units in Gen.Choose(1, 500) select (inputs, units),
        drawn =>
        {
            var epsilon = Initialize.Epsilon(drawn.inputs, drawn.units);

            Assert.That(epsilon * epsilon * (drawn.inputs + drawn.units), Is.EqualTo(6).Within(1e-12));
        });

    [Test]
    public void The_layers_of_a_network_fit_together() => Property.ForAll(Gen.Choose(1, 6).ArrayOf(4), sizes =>
    {
        var network = Initialize.Create(sizes, Activation.Tanh, Activation.Softmax, Loss.SoftmaxCrossEntropy, 1);

        for (var l = 0; l < 3; l++)
        {
            Assert.That(network.Layers[l].Shape, Is.EqualTo(new Shape(sizes[l + 1], sizes[l] + 1)));
            Assert.That(network.Layers[l].Theta.Enumerate().Max(Math.Abs), Is.InRange(0, Initialize.Epsilon(sizes[l], sizes[l + 1])));
        }
    });
}
