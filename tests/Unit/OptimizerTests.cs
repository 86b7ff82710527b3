using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step12")]
public sealed class OptimizerTests
{
    private static Matrix<double> X => Matrix(new[,] { { 1, -2 }, { 0.5, 3 }, { -1, 0.2 }, { 2, 1 } });
    private static Matrix<double> Y => OneHot.Encode([1, 0, 0, 1], 2);

    // The line through (0, 1), (1, 3) and (2, 5) is 1 + 2x; its cost is 0.
    [Test]
    public void A_line_through_three_points_is_found()
    {
        var network = new Network([new(Matrix(new[,] { { 0.3, -0.2 } }), Activation.Identity)], Loss.SquaredError);

        var descent = Optimizer.Minimize(
            network, Matrix(new double[,] { { 0 }, { 1 }, { 2 } }), Matrix(new double[,] { { 1 }, { 3 }, { 5 } }), 0, 100);

        Assert.That(descent.Theta, Is.EqualTo(new double[] { 1, 2 }).Within(1e-4));
        Assert.That(descent.Costs.Min(), Is.InRange(0, 1e-8));
    }

    // Ridge regression of y = x on x = −1 and 1; the intercept is 0 by symmetry: w·(1 + λ/2) = 1, so w = 1/2 at λ = 2.
    [Test]
    public void The_penalty_pulls_the_slope_to_one_half()
    {
        var network = new Network([new(Matrix(new[,] { { 0.3, -0.2 } }), Activation.Identity)], Loss.SquaredError);

        var descent = Optimizer.Minimize(network, Matrix(new double[,] { { -1 }, { 1 } }), Matrix(new double[,] { { -1 }, { 1 } }), 2, 100);

        Assert.That(descent.Theta, Is.EqualTo(new[] { 0, 0.5 }).Within(1e-4));
    }

    [Test]
    public void The_first_cost_is_that_of_the_start() =>
        Assert.That(Optimizer.Minimize(SmallNetwork(), X, Y, 1, 10).Costs[0], Is.EqualTo(Cost.Of(SmallNetwork(), X, Y, 1)).Within(1e-12));

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    public void The_budget_is_kept_exactly(int budget) =>
        Assert.That(Optimizer.Minimize(SmallNetwork(), X, Y, 1, budget).Costs, Has.Count.EqualTo(budget));

    // Inputs this large make the line search overshoot now and then: with some of these budgets the last point tried is not the best.
    [Test]
    public void The_best_point_seen_is_returned()
    {
        var (network, x) = (SmallNetwork(), 10 * X);
        var lastWasWorse = 0;
        for (var budget = 10; budget <= 40; budget++)
        {
            var descent = Optimizer.Minimize(network, x, Y, 0.01, budget);
            var reached = network.With(Serialize.Unflatten(descent.Theta, [new(3, 3), new(2, 4)]));

            Assert.That(Cost.Of(reached, x, Y, 0.01), Is.EqualTo(descent.Costs.Min()).Within(1e-12), $"with {budget} evaluations");
            if (descent.Costs[^1] > descent.Costs.Min()) lastWasWorse++;
        }

        Assert.That(lastWasWorse, Is.Positive, "with no budget was the last point worse than the best: this test would prove nothing");
    }

    [Test]
    [Category("Purity")]
    public void The_start_network_is_not_changed()
    {
        var network = SmallNetwork();

        Optimizer.Minimize(network, X, Y, 1, 20);

        Assert.That(network.Layers.Select(layer => layer.Theta), Is.EqualTo(SmallNetwork().Layers.Select(layer => layer.Theta)));
    }

    [Test]
    [Category("Arguments")]
    public void A_budget_of_0_is_refused() => Refused(() => Optimizer.Minimize(SmallNetwork(), X, Y, 1, 0));

    [Test]
    [Category("Arguments")]
    public void A_missing_target_row_is_refused() =>
        Refused(() => Optimizer.Minimize(SmallNetwork(), X, OneHot.Encode([1], 2), 1, 5));
}
