using Kata.Harness.Oracle;
using static Kata.Tests.TestMatrices;

namespace Kata.Tests;

[Category("Step11")]
public sealed class MiniBatchProperties
{
    [Test]
    public void A_single_batch_of_all_examples_is_gradient_descent() => Property.ForAll(Generators.Hidden, drawn =>
    {
        var training = MiniBatch.Train(drawn.Network, drawn.X, drawn.Labels, 3, drawn.X.RowCount, 0.05, drawn.Lambda, 1);

        var descent = GradientDescent.Minimize(
            flat =>
            {
                var (cost, gradient) = Backprop.Of(drawn.With(flat), drawn.X, drawn.Y, drawn.Lambda);
                return (cost, Serialize.Flatten(gradient));
            },
            drawn.Flat,
            0.05,
            3);
        Close(Flat(training), descent.Theta, 1e-12);
        Assert.That(training.History.Select(epoch => epoch.Cost), Is.EqualTo(descent.Costs.Skip(1)).Within(1e-12));
    });

    // Three epochs in batches of 3; the last batch is short unless m is 3 or 6.
    [Test]
    public void The_oracle_trains_the_same_network() => Property.ForAll(Generators.Hidden, drawn =>
    {
        var trained = MiniBatch.Train(drawn.Network, drawn.X, drawn.Labels, 3, 3, 0.05, drawn.Lambda, 5);

        var oracle = ScalarOracle.Steps.Train(drawn.Network, drawn.X, drawn.Labels, 3, 3, 0.05, drawn.Lambda, 5);
        Close(Flat(trained), Flat(oracle), 1e-12);
        Assert.That(trained.History.Select(epoch => epoch.Cost), Is.EqualTo(oracle.History.Select(epoch => epoch.Cost)).Within(1e-12));
        Assert.That(trained.History.Select(epoch => epoch.Accuracy), Is.EqualTo(oracle.History.Select(epoch => epoch.Accuracy)));
    });

    // Order.Of depends on seed + epoch alone, so training can be stopped after any epoch and continued.
    [Test]
    public void Training_can_be_continued() => Property.ForAll(Generators.Hidden, drawn =>
    {
        var whole = MiniBatch.Train(drawn.Network, drawn.X, drawn.Labels, 3, 2, 0.05, drawn.Lambda, 7);
        var first = MiniBatch.Train(drawn.Network, drawn.X, drawn.Labels, 1, 2, 0.05, drawn.Lambda, 7);
        var rest = MiniBatch.Train(first.Network, drawn.X, drawn.Labels, 2, 2, 0.05, drawn.Lambda, 8);

        Assert.That(Flat(rest), Is.EqualTo(Flat(whole)));
        Assert.That(first.History.Concat(rest.History), Is.EqualTo(whole.History));
    });

    private static Vector<double> Flat(Training training) =>
        Serialize.Flatten([.. training.Network.Layers.Select(layer => layer.Theta)]);
}
