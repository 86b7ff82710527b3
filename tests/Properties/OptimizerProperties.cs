using FsCheck.Fluent;

namespace Kata.Tests;

[Category("Step12")]
public sealed class OptimizerProperties
{
    [Test]
    public void The_returned_point_has_the_lowest_cost_seen() => Property.ForAll(Generators.Any, drawn =>
    {
        var descent = Optimizer.Minimize(drawn.Network, drawn.X, drawn.Y, drawn.Lambda, 25);

        Assert.That(descent.Costs.All(double.IsFinite));
        Assert.That(Cost.Of(drawn.With(descent.Theta), drawn.X, drawn.Y, drawn.Lambda), Is.EqualTo(descent.Costs.Min()).Within(1e-12));
    });

    [Test]
    public void The_budget_is_never_exceeded() => Property.ForAll(
        Generators.Any.SelectMany(drawn => Gen.Choose(1, 12).Select(budget => (drawn, budget))),
        pair => Assert.That(
            Optimizer.Minimize(pair.drawn.Network, pair.drawn.X, pair.drawn.Y, pair.drawn.Lambda, pair.budget).Costs, Has.Count.InRange(
                1, pair.budget)));

    [Test]
    public void A_smaller_budget_gives_the_same_costs_at_first() => Property.ForAll(Generators.Any, drawn =>
    {
        var few = Optimizer.Minimize(drawn.Network, drawn.X, drawn.Y, drawn.Lambda, 6).Costs;
        var many = Optimizer.Minimize(drawn.Network, drawn.X, drawn.Y, drawn.Lambda, 12).Costs;

        Assert.That(many.Take(few.Count), Is.EqualTo(few));
    });

    [Test]
    public void The_cost_goes_down() => Property.ForAll(Generators.Smooth, drawn =>
    {
        var costs = Optimizer.Minimize(drawn.Network, drawn.X, drawn.Y, drawn.Lambda, 40).Costs;

        Assert.That(costs.Min() < costs[0], $"{costs.Min()} after {costs[0]}");
    });
}
