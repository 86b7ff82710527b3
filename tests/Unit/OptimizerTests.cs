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
        for (var budget = 10; budget <= 40; budget++)
        {
            var descent = Optimizer.Minimize(network, x, Y, 0.01, budget);
            var reached = network.With(Serialize.Unflatten(descent.Theta, [new(3, 3), new(2, 4)]));

            Assert.That(Cost.Of(reached, x, Y, 0.01), Is.EqualTo(descent.Costs.Min()).Within(1e-12), $"with {budget} evaluations");
        }
    }

    [Test]
    [Category("Purity")]
    public void The_start_network_is_not_changed()
    {
        var network = SmallNetwork();

        Optimizer.Minimize(network, X, Y, 1, 20);

        Assert.That(network.Layers.Select(layer => layer.Theta), Is.EqualTo(SmallNetwork().Layers.Select(layer => layer.Theta)));
    }

    // (x − 1)² + 10·(y − 2)² − 7 is lowest at (1, 2), and there it is −7.
    [Test]
    public void The_minimum_of_a_bowl_is_found_from_its_costs_and_slopes()
    {
        var descent = Optimizer.Minimize(at => Bowl(at, -7), Vector(3, -2), 100);

        Assert.That(descent.Theta, Is.EqualTo(new double[] { 1, 2 }).Within(1e-4));
        Assert.That(descent.Costs[0], Is.EqualTo(157).Within(1e-9));
        Assert.That(descent.Costs.Min(), Is.InRange(-7, -7 + 1e-7));
    }

    // Whatever the optimizer tries, here with a valley that makes it overshoot.
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(10)]
    [TestCase(25)]
    public void The_costs_are_those_of_every_call_in_order_and_the_point_is_the_best_of_them(int budget)
    {
        var called = new List<(double Cost, Vector<double> At)>();

        var descent = Optimizer.Minimize(
            at =>
            {
                var valley = Valley(at);
                called.Add((valley.Cost, at.Clone()));
                return valley;
            },
            Vector(-1.2, 1, -1.2, 1),
            budget);

        Assert.That(descent.Costs, Is.EqualTo(called.Select(call => call.Cost)));
        Assert.That(called, Has.Count.InRange(1, budget));
        Assert.That(called[0].At, Is.EqualTo(new[] { -1.2, 1, -1.2, 1 }));
        Assert.That(Valley(descent.Theta).Cost, Is.EqualTo(called.Min(call => call.Cost)));
    }

    // The only minimum far and wide is 0, at (1, …, 1).
    [Test]
    public void The_end_of_a_long_valley_is_found()
    {
        var start = Vector<double>.Build.Dense(12, i => i % 2 == 0 ? -1.2 : 1);

        var descent = Optimizer.Minimize(Valley, start, 1000);

        Assert.That(descent.Costs.Min(), Is.InRange(0, 1e-4));
        Assert.That(descent.Theta, Is.EqualTo(Enumerable.Repeat(1.0, 12)).Within(0.02));
    }

    // Two tanh units fit sin 3x at seven points slowly: quasi-Newton methods still find lower costs after five hundred evaluations.
    [Test]
    public void A_large_budget_is_used_while_it_helps()
    {
        var network = new Network(
            [
                new(Matrix(new[,] { { 0.84, 0.91 }, { -0.76, -0.96 } }), Activation.Tanh),
                new(Matrix(new[,] { { 0.54, -0.42, -0.99 } }), Activation.Identity),
            ],
            Loss.SquaredError);
        var x = Matrix<double>.Build.Dense(7, 1, (i, _) => (i - 3) / 2.0);

        var descent = Optimizer.Minimize(network, x, x.Map(value => Math.Sin(3 * value)), 0, 240);

        Assert.That(descent.Costs.Min() < descent.Costs.Take(100).Min(), "the evaluations after the hundredth find nothing lower");
        Assert.That(descent.Costs.Min() < descent.Costs.Take(200).Min(), "the evaluations after the two hundredth find nothing lower");
    }

    // The slopes have the wrong sign: whatever the optimizer tries goes up.
    [Test]
    public void Where_nothing_lower_is_found_the_start_is_returned()
    {
        var descent = Optimizer.Minimize(
            at =>
            {
                var (cost, slopes) = Bowl(at, 0);
                return (cost, -slopes);
            },
            Vector(3, -2),
            30);

        Assert.That(descent.Theta, Is.EqualTo(new double[] { 3, -2 }));
        Assert.That(descent.Costs.Min(), Is.EqualTo(164).Within(1e-9));
    }

    // The same bowl a million times as steep, and ten million higher.
    [Test]
    public void Costs_may_be_of_any_size()
    {
        var descent = Optimizer.Minimize(
            at =>
            {
                var (cost, gradient) = Bowl(at, 0);
                return (1e6 * cost, 1e6 * gradient);
            },
            Vector(3, -2),
            200);
        var raised = Optimizer.Minimize(at => Bowl(at, 1e7), Vector(3, -2), 200);

        Assert.That(descent.Costs[0], Is.EqualTo(1.64e8).Within(1e-3));
        Assert.That(descent.Theta, Is.EqualTo(new double[] { 1, 2 }).Within(1e-4));
        Assert.That(Bowl(raised.Theta, 0).Cost, Is.InRange(0, 163), "of ten million and 164 it finds nothing lower");
    }

    // One sigmoid unit without an input that matters: its bias becomes the log odds of the target, ln 0.3/0.7.
    [Test]
    public void Soft_labels_are_aimed_at()
    {
        var network = new Network([new(Matrix(new double[,] { { 0, 1 } }), Activation.Sigmoid)], Loss.CrossEntropy);

        var descent = Optimizer.Minimize(network, Matrix(new double[,] { { 0 } }), Matrix(new[,] { { 0.3 } }), 0, 100);

        Assert.That(descent.Theta[0], Is.EqualTo(Math.Log(0.3 / 0.7)).Within(0.02));
    }

    // h = 0.3 − 0.2x at 255 and −100, compared with −3 and 20: (−47.7)²/4 + 0.3²/4, and (1 + 4)/(2·2) times 0.2² for λ = 5.
    [Test]
    public void Inputs_of_255_are_taken_as_they_are()
    {
        var network = new Network([new(Matrix(new[,] { { 0.3, -0.2 } }), Activation.Identity)], Loss.SquaredError);

        var (x, y) = (Matrix(new double[,] { { 255 }, { -100 } }), Matrix(new double[,] { { -3 }, { 20 } }));

        var descent = Optimizer.Minimize(network, x, y, 5, 1);

        Assert.That(descent.Costs, Is.EqualTo(new[] { ((47.7 * 47.7) + (0.3 * 0.3) + (5 * 0.04)) / 4 }).Within(1e-9));
        Assert.That(descent.Theta, Is.EqualTo(new[] { 0.3, -0.2 }));
    }

    [Test]
    [Category("Purity")]
    public void The_start_and_the_examples_are_not_changed()
    {
        var (start, x, y) = (Vector(3, -2), X, Y);

        Optimizer.Minimize(at => Bowl(at, 0), start, 20);
        Optimizer.Minimize(SmallNetwork(), x, y, 1, 10);

        Assert.That(start, Is.EqualTo(new double[] { 3, -2 }));
        Assert.That((x, y), Is.EqualTo((X, Y)));
    }

    [Test]
    [Category("Purity")]
    public void A_second_call_gives_the_same_costs_and_leaves_the_first()
    {
        var start = Vector(3, -2);
        var first = Optimizer.Minimize(at => Bowl(at, 0), start, 6);
        var (theta, costs) = (first.Theta.Clone(), first.Costs.ToArray());

        Optimizer.Minimize(at => Bowl(at, 0), Vector(5, 5), 6);
        Assert.That((first.Theta, first.Costs), Is.EqualTo((theta, costs)));

        var second = Optimizer.Minimize(at => Bowl(at, 0), start, 6);
        Assert.That((second.Theta, second.Costs), Is.EqualTo((theta, costs)));
    }

    [Test]
    [Category("Arguments")]
    public void A_budget_of_0_is_refused() => Refused(() => Optimizer.Minimize(SmallNetwork(), X, Y, 1, 0));

    [Test]
    [Category("Arguments")]
    public void A_missing_target_row_is_refused() =>
        Refused(() => Optimizer.Minimize(SmallNetwork(), X, OneHot.Encode([1], 2), 1, 5));

    // (x − 1)² + 10·(y − 2)², raised or lowered.
    private static (double Cost, Vector<double> Gradient) Bowl(Vector<double> at, double by)
    {
        var (x, y) = (at[0] - 1, at[1] - 2);
        return ((x * x) + (10 * y * y) + by, Vector(2 * x, 20 * y));
    }

    // Rosenbrock 1960, chained: Σ 100·(θᵢ₊₁ − θᵢ²)² + (1 − θᵢ)².
    private static (double Cost, Vector<double> Gradient) Valley(Vector<double> at)
    {
        var (cost, gradient) = (0.0, Vector<double>.Build.Dense(at.Count));
        for (var i = 0; i + 1 < at.Count; i++)
        {
            var (off, left) = (at[i + 1] - (at[i] * at[i]), 1 - at[i]);
            cost += (100 * off * off) + (left * left);
            gradient[i] -= (400 * off * at[i]) + (2 * left);
            gradient[i + 1] += 200 * off;
        }

        return (cost, gradient);
    }
}
