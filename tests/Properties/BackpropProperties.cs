using Kata.Harness;
using static Kata.Tests.Given;

namespace Kata.Tests;

[Category("Step08")]
public sealed class BackpropProperties
{
    [Test]
    public void Every_entry_of_the_gradient_is_the_slope_of_the_cost() => Law.Holds(
        Draw.AwayFromKinks,
        drawn =>
        {
            var report = GradientCheck.Verify(
                flat => Cost.Of(drawn.With(flat), drawn.X, drawn.Y, drawn.Lambda),
                flat => Serialize.Flatten(Backprop.Of(drawn.With(flat), drawn.X, drawn.Y, drawn.Lambda).Gradient),
                drawn.Flat);

            Assert.That(report.Agrees, report.ToString());
        },
        cases: 60);

    [Test]
    public void The_cost_is_that_of_step_6() => Law.Holds(Draw.Any, drawn => Assert.That(
        Backprop.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda).Cost, Is.EqualTo(Cost.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda)).Within(1e-13)));

    [Test]
    public void Gradients_have_the_shapes_of_their_thetas() => Law.Holds(Draw.Any, drawn =>
    {
        var gradient = Backprop.Of(drawn.Network, drawn.X, drawn.Y, drawn.Lambda).Gradient;

        Assert.That(
            gradient.Select(entry => (entry.RowCount, entry.ColumnCount)), Is.EqualTo(drawn.Thetas.Select(theta => (theta.RowCount, theta.ColumnCount))));
    });

    [Test]
    public void A_delta_is_m_times_the_slope_of_the_cost_along_its_sum() => Law.Holds(Draw.AwayFromKinks, drawn =>
    {
        var deltas = Backprop.Deltas(drawn.Network, Forward.Pass(drawn.Network, drawn.X), drawn.Y);

        // A bias moves the z of its unit in every example alike, so the slope along it is the mean of the deltas.
        var slopes = NumericalGradient.Central(flat => Cost.Of(drawn.With(flat), drawn.X, drawn.Y, 0), drawn.Flat, 1e-5);
        var start = 0;
        for (var l = 0; l < deltas.Count; l++)
        {
            var theta = drawn.Thetas[l];
            for (var u = 0; u < theta.RowCount; u++)
                Assert.That(deltas[l].Column(u).Average(), Is.EqualTo(slopes[start + (u * theta.ColumnCount)]).Within(1e-6), $"layer {l + 1}, unit {u}");
            start += theta.RowCount * theta.ColumnCount;
        }
    });

    [Test]
    public void Each_example_has_deltas_of_its_own() => Law.Holds(Draw.Any, drawn =>
    {
        var together = Backprop.Deltas(drawn.Network, Forward.Pass(drawn.Network, drawn.X), drawn.Y);

        var (x, y) = (drawn.X.SubMatrix(1, 1, 0, drawn.X.ColumnCount), drawn.Y.SubMatrix(1, 1, 0, drawn.Y.ColumnCount));
        var alone = Backprop.Deltas(drawn.Network, Forward.Pass(drawn.Network, x), y);

        for (var l = 0; l < alone.Count; l++) Close(alone[l].Row(0), together[l].Row(1), 1e-13);
    });

    [Test]
    public void Every_example_twice_has_the_same_gradient() => Law.Holds(Draw.Any, drawn => Close(
        Serialize.Flatten(Backprop.Of(drawn.Network, drawn.X.Stack(drawn.X), drawn.Y.Stack(drawn.Y), 0).Gradient),
        Serialize.Flatten(Backprop.Of(drawn.Network, drawn.X, drawn.Y, 0).Gradient),
        1e-12));

    [Test]
    public void Lambda_adds_its_share_of_each_weight_and_nothing_to_the_biases() => Law.Holds(Draw.Any, drawn =>
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
    public void The_gradient_stays_finite_with_weights_60_times_as_large() => Law.Holds(Draw.Any, drawn => Assert.That(
        Serialize.Flatten(Backprop.Of(drawn.With(drawn.Flat * 60), drawn.X, drawn.Y, drawn.Lambda).Gradient).All(double.IsFinite)));
}
