using Kata.Harness;
using Kata.Harness.Oracle;
using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step08")]
public sealed class BackpropProperties
{
    [Test]
    public void Every_entry_of_the_gradient_is_the_slope_of_the_cost() => Property.ForAll(
        Generators.AwayFromKinks,
        drawn =>
        {
            Vector<double> Gradient(Vector<double> flat) => Serialize.Flatten(
                Backprop.Of(drawn.With(flat), drawn.X, drawn.Y, drawn.Lambda).Gradient);

            Assert.That(
                Gradient,
                Is.GradientOf(flat => Cost.Of(drawn.With(flat), drawn.X, drawn.Y, drawn.Lambda))
                    .At(drawn.Flat).Using(new() { Blocks = ThetaBlocks.Of(drawn.Shapes) }));
        },
        cases: 12,
        among: Generators.IsAwayFromKinks);

    [Test]
    public void The_oracle_has_the_same_cost_and_gradient() => Property.ForAll(Generators.Decided, drawn =>
    {
        var (cost, gradient) = Backprop.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda);

        var oracle = ScalarOracle.Backprop(drawn.Network, drawn.X, drawn.Y, drawn.Lambda);
        Assert.That(cost, Is.EqualTo(oracle.Cost).Within(1e-12 * (1 + oracle.Cost)));
        for (var l = 0; l < gradient.Count; l++) Close(gradient[l], oracle.Gradient[l], 1e-12 * (1 + oracle.Gradient[l].InfinityNorm()));
    });

    [Test]
    public void Gradients_have_the_shapes_of_their_thetas() => Property.ForAll(Generators.Decided, drawn =>
    {
        var gradient = Backprop.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda).Gradient;

        Assert.That(
            gradient.Select(entry => new Shape(entry.RowCount, entry.ColumnCount)), Is.EqualTo(drawn.Shapes));
    });

    [Test]
    public void The_oracle_has_the_same_deltas() => Property.ForAll(Generators.Decided, drawn =>
    {
        var deltas = Backprop.Deltas(drawn.Network, Forward.Pass(drawn.Network, drawn.X), drawn.Y);

        var oracle = ScalarOracle.Deltas(drawn.Network, ScalarOracle.Pass(drawn.Network, drawn.X), drawn.Y);
        Assert.That(deltas, Has.Count.EqualTo(oracle.Count));
        for (var l = 0; l < deltas.Count; l++) Close(deltas[l], oracle[l], 1e-12 * (1 + oracle[l].InfinityNorm()));
    });

    [Test]
    public void Each_example_has_its_own_deltas() => Property.ForAll(Generators.Decided, drawn =>
    {
        var together = Backprop.Deltas(drawn.Network, Forward.Pass(drawn.Network, drawn.X), drawn.Y);

        var (x, y) = (drawn.X.SubMatrix(1, 1, 0, drawn.X.ColumnCount), drawn.Y.SubMatrix(1, 1, 0, drawn.Y.ColumnCount));
        var alone = Backprop.Deltas(drawn.Network, Forward.Pass(drawn.Network, x), y);

        for (var l = 0; l < alone.Count; l++) Close(alone[l].Row(0), together[l].Row(1), 1e-12);
    });

    [Test]
    public void Repeating_every_example_keeps_the_gradient() => Property.ForAll(Generators.Decided, drawn => Close(
        Serialize.Flatten(Backprop.Of(drawn.Network, drawn.X.Stack(drawn.X), drawn.Y.Stack(drawn.Y), 0).Gradient),
        Serialize.Flatten(Backprop.Of(drawn.Network, drawn.X, drawn.Y, 0).Gradient),
        1e-12));

    [Test]
    public void Lambda_adds_a_share_of_each_weight_and_nothing_for_the_biases() => Property.ForAll(Generators.Decided, drawn =>
    {
        var plain = Backprop.Of(drawn.Network, drawn.X, drawn.Y, 0).Gradient;
        var penalised = Backprop.Of(drawn.Network, drawn.X, drawn.Y, 1.3).Gradient;

        for (var l = 0; l < plain.Count; l++)
        {
            var expected = drawn.Thetas[l].MapIndexed((_, j, weight) => j == 0 ? 0 : 1.3 / drawn.X.RowCount * weight);
            Close(penalised[l] - plain[l], expected, 1e-12);
        }
    });

    [Test]
    [Category("Extremes")]
    public void The_gradient_stays_finite_with_weights_60_times_as_large() => Property.ForAll(Generators.Decided, drawn => Assert.That(
        Serialize.Flatten(Backprop.Of(drawn.With(drawn.Flat * 60), drawn.X, drawn.Y, drawn.Lambda).Gradient).All(double.IsFinite)));
}
