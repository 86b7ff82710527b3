namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Probes of step 11.</summary>
internal static class MiniBatchProbes
{
    internal static IReadOnlyList<Probe> For(int seed)
    {
        var draw = new OracleRandom(seed);
        var network = draw.Network([4, 6, 3], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy);
        var single = draw.Network([4, 1], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy);
        var x = draw.Matrix(7, 4, 20, 10);
        var (labels, twoClasses) = (draw.Labels(7, 3), draw.Labels(7, 2));
        var order = draw.Integer(1, 1000);

        // The classes lie so far apart that all examples are soon classified correctly.
        var apart = x.MapIndexed((i, j, value) => j == 0 ? (6 * twoClasses[i]) - 3 : value, Zeros.Include);
        return
        [
            new("the number of epochs in the history", steps => Answer.Of(Trained(steps, 3, 3, 0).History.Count)),
            new("the thetas after one step on all examples", steps => Thetas(Trained(steps, 1, 7, 0))),
            new("the thetas after one penalised step on all examples", steps => Thetas(Trained(steps, 1, 7, 1.3))),
            new("the thetas after an epoch with batches of one", steps => Thetas(Trained(steps, 1, 1, 0))),
            new("the thetas after an epoch with a short last batch", steps => Thetas(Trained(steps, 1, 3, 0))),
            new("the thetas after a penalised epoch with a short last batch", steps => Thetas(Trained(steps, 1, 3, 1.3))),
            new("the thetas after three epochs", steps => Thetas(Trained(steps, 3, 3, 1.3))),
            new("the thetas after three epochs with batches of one", steps => Thetas(Trained(steps, 3, 1, 0))),
            new("the thetas after eight epochs", steps => Thetas(Trained(steps, 8, 3, 0))),
            new("the thetas after a step with a batch size above m", steps => Thetas(Trained(steps, 1, 9, 1.3))),
            new("the thetas after twenty epochs that reach an accuracy of 1", steps => Thetas(
                steps.Train(Copy(single), apart.Clone(), [.. twoClasses], 20, 3, 0.3, 0, order))),
            new("the number of epochs in a history that reaches an accuracy of 1", steps => Answer.Of(
                steps.Train(Copy(single), apart.Clone(), [.. twoClasses], 20, 3, 0.3, 0, order).History.Count)),
            new("the thetas of a network with a single output after an epoch", steps => Thetas(
                steps.Train(Copy(single), x.Clone(), [.. twoClasses], 1, 3, 0.3, 1.3, order))),
            new("the thetas after zero epochs", steps => Thetas(Trained(steps, 0, 3, 0))),
            new("the costs in the history", steps => Answer.Of(Trained(steps, 3, 3, 1.3).History.Select(epoch => epoch.Cost))),
            new("the accuracies in the history", steps => Answer.Of(Trained(steps, 3, 3, 1.3).History.Select(epoch => epoch.Accuracy))),
            new("the start network after a training", steps =>
            {
                var start = Copy(network);
                steps.Train(start, x.Clone(), [.. labels], 1, 3, 0.3, 0, order);
                return Answer.Of(start.Layers.Select(layer => layer.Theta));
            }),
            new("the thetas after a step on large inputs", steps => Thetas(
                steps.Train(Copy(single), 255 * x, [.. twoClasses], 1, 7, 0.3, 0, order))),
            new("x after a training", steps =>
            {
                var inputs = x.Clone();
                steps.Train(Copy(network), inputs, [.. labels], 1, 3, 0.3, 0, order);
                return Answer.Of(inputs);
            }),
            RejectionProbe.Of("a missing label", steps => steps.Train(Copy(network), x.Clone(), labels[1..], 1, 3, 0.3, 0, order)),
            RejectionProbe.Of(
                "a label that is no class", steps => steps.Train(Copy(network), x.Clone(), [.. labels[1..], 3], 1, 3, 0.3, 0, order)),
            RejectionProbe.Of("a batch size of 0", steps => Trained(steps, 1, 0, 0)),
            RejectionProbe.Of("a negative number of epochs", steps => Trained(steps, -1, 3, 0)),
            RejectionProbe.Of("a rate of 0", steps => steps.Train(Copy(network), x.Clone(), [.. labels], 1, 3, 0, 0, order)),
        ];

        Training Trained(Steps steps, int epochs, int batchSize, double lambda) =>
            steps.Train(Copy(network), x.Clone(), [.. labels], epochs, batchSize, 0.3, lambda, order);
    }

    /// <summary>A network with its own matrices, for functions that may write into them.</summary>
    internal static Network Copy(Network network) => network.With([.. network.Layers.Select(layer => layer.Theta.Clone())]);

    private static Answer Thetas(Training training) => Answer.Of(training.Network.Layers.Select(layer => layer.Theta));
}
