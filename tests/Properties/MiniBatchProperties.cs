using MathNet.Numerics.LinearAlgebra;
using static Kata.Tests.Given;

namespace Kata.Tests;

[Category("Step11")]
public sealed class MiniBatchProperties
{
    [Test]
    public void A_batch_of_everything_is_gradient_descent() => Law.Holds(Draw.Hidden, drawn =>
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

    [Test]
    public void An_epoch_is_a_step_for_each_batch_in_the_given_order() => Law.Holds(Draw.Hidden, drawn =>
    {
        var network = drawn.Network;
        foreach (var batch in Order.Of(drawn.X.RowCount, 5, 0).Chunk(3))
        {
            var (x, labels) = (drawn.X.Clone().SubMatrix(0, batch.Length, 0, drawn.X.ColumnCount), batch.Select(i => drawn.Labels[i]).ToArray());
            for (var i = 0; i < batch.Length; i++) x.SetRow(i, drawn.X.Row(batch[i]));
            var lambda = drawn.Lambda * batch.Length / drawn.X.RowCount;
            var gradient = Backprop.Of(network, x, OneHot.Encode(labels, drawn.Y.ColumnCount), lambda).Gradient;
            network = network with { Layers = [.. network.Layers.Select((layer, l) => layer with { Theta = layer.Theta - (0.05 * gradient[l]) })] };
        }

        var trained = MiniBatch.Train(drawn.Network, drawn.X, drawn.Labels, 1, 3, 0.05, drawn.Lambda, 5);
        Close(Flat(trained), Serialize.Flatten([.. network.Layers.Select(layer => layer.Theta)]), 1e-12);
    });

    // Order.Of depends on seed + epoch alone, so training can be stopped after any epoch and taken up again.
    [Test]
    public void Training_can_be_continued() => Law.Holds(Draw.Hidden, drawn =>
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
