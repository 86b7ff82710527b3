using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step10")]
public sealed class GradientDescentProperties
{
    // On ½Σθ² each step multiplies θ by 1 − α: after n steps θ is (1 − α)ⁿ of the start, and the cost (1 − α)²ⁿ of its cost.
    [Test]
    public void A_bowl_has_a_closed_form() => Property.ForAll(Generators.Point, start =>
    {
        var descent = GradientDescent.Minimize(Bowl, start, 0.3, 6);

        Close(descent.Theta, start * Math.Pow(0.7, 6), 1e-12);
        Assert.That(descent.Costs, Has.Count.EqualTo(7));
        for (var i = 0; i < 7; i++) Assert.That(descent.Costs[i], Is.EqualTo(Math.Pow(0.49, i) * Bowl(start).Cost).Within(1e-12));
    });

    [Test]
    public void A_small_enough_rate_never_climbs() => Property.ForAll(Generators.Smooth, drawn =>
    {
        var costs = GradientDescent.Minimize(CostOf(drawn), drawn.Flat, 1e-4, 5).Costs;

        Assert.That(costs, Is.Ordered.Descending);
        Assert.That(costs[5] < costs[0], $"{costs[5]} after {costs[0]}");
    });

    [Test]
    public void Two_descents_in_a_row_equal_one() => Property.ForAll(Generators.Hidden, drawn =>
    {
        var f = CostOf(drawn);
        var first = GradientDescent.Minimize(f, drawn.Flat, 0.01, 2);
        var second = GradientDescent.Minimize(f, first.Theta, 0.01, 3);
        var whole = GradientDescent.Minimize(f, drawn.Flat, 0.01, 5);

        Assert.That(second.Theta, Is.EqualTo(whole.Theta));
        Assert.That(first.Costs.Concat(second.Costs.Skip(1)), Is.EqualTo(whole.Costs));
    });

    [Test]
    public void The_length_of_a_step_is_the_rate_times_that_of_the_gradient() => Property.ForAll(Generators.Point, theta =>
    {
        var gradient = theta.Map(value => (2 * value) + 1);

        Assert.That((theta - GradientDescent.Step(theta, gradient, 0.25)).L2Norm(), Is.EqualTo(0.25 * gradient.L2Norm()).Within(1e-12));
        Close(theta - GradientDescent.Step(theta, gradient, 0.25), 0.25 * gradient, 1e-12);
    });

    private static Func<Vector<double>, (double, Vector<double>)> CostOf(Case drawn) => flat =>
    {
        var (cost, gradient) = Backprop.Of(drawn.With(flat), drawn.X, drawn.Y, drawn.Lambda);
        return (cost, Serialize.Flatten(gradient));
    };

    private static (double Cost, Vector<double> Gradient) Bowl(Vector<double> theta) => (theta.DotProduct(theta) / 2, theta);
}
