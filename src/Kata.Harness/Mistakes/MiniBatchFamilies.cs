namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 11 in the batches, the rate and the history that come with any number.</summary>
internal static class MiniBatchFamilies
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family(
            "minibatch/batches-shuffled",
            right => MiniBatchMistakes.With(right, training => training with
            {
                Order = (m, _, _) => [.. Enumerable.Range(0, m)],
                BatchOrder = Order.Of,
            })),
        Mistake.Family(
            "minibatch/off-by-one",
            Batched((batches, _, _) => batches[..^1]),
            Batched((batches, m, size) => m % size == 0 ? batches[..^1] : batches),
            Batched((batches, _, _) => batches[1..]),
            Batched((batches, m, size) => [.. Enumerable.Range(0, m - 1).Chunk(size)])),
        Mistake.Family("minibatch/shuffled-with-a-rest-only", right => right with
        {
            Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) =>
                (batchSize > 0 && x.RowCount % batchSize == 0 ? MiniBatchMistakes.With(right, Once) : right).Train(
                    network, x, labels, epochs, batchSize, rate, lambda, seed),
        }),
        Mistake.Family("minibatch/epochs-from-one", right => MiniBatchMistakes.With(right, training => training with
        {
            Order = (m, seed, epoch) => training.Order(m, seed, epoch + 1),
        })),
        Mistake.Family("minibatch/order-of-the-order", right => MiniBatchMistakes.With(right, training => training with
        {
            Order = (m, seed, epoch) => Enumerable.Range(0, epoch + 1).Aggregate(
                Enumerable.Range(0, m).ToArray(), (running, e) => [.. training.Order(m, seed, e).Select(i => running[i])]),
        })),
        Mistake.Family(
            "minibatch/divided-by-batch-again",
            Scaled((b, _, _) => 1.0 / b),
            Scaled((_, size, _) => 1.0 / size),
            Scaled((b, _, m) => (double)b / m),
            Scaled((_, _, m) => 1.0 / m)),
        Mistake.Family("minibatch/penalty-divided-by-m",
            Penalised((lambda, _, m, _) => lambda / m), Penalised((lambda, b, _, _) => lambda / b)),
        Mistake.Family("minibatch/penalty-by-batch-size", Penalised((lambda, _, m, size) => lambda * size / m)),
        Mistake.Family("minibatch/penalty-upside-down",
            Penalised((lambda, b, m, _) => lambda * m / b), Penalised((lambda, b, _, _) => lambda * b)),
        Mistake.Family("minibatch/cut-off", new[] { 1.0, 0.5, 0.1, 2, 3, 10 }.Select(
            limit => Updated((slope, _) => Math.Clamp(slope, -limit, limit)))),
        Mistake.Family(
            "minibatch/rate-decays",
            [
                .. new[] { 0.9, 0.95, 0.99, 0.5 }.Select(factor => Rated(epoch => Math.Pow(factor, epoch))),
                Rated(epoch => 1.0 / (epoch + 1)),
                .. new[] { 0.9, 0.95, 0.99, 0.5 }.Select(factor => Rated(epoch => Math.Pow(factor, Math.Max(0, epoch - 5)))),
                .. new[] { (5, 0.1), (5, 0.5), (3, 0.1), (3, 0.5), (6, 0.1), (4, 0.1), (2, 0.1) }.Select(
                    late => Rated(epoch => epoch < late.Item1 ? 1 : late.Item2)),
            ]),
        Mistake.Family("minibatch/large-batch-refused", right => right with
        {
            Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) => batchSize > x.RowCount
                ? throw new ArgumentException("batchSize is larger than the number of examples.")
                : right.Train(network, x, labels, epochs, batchSize, rate, lambda, seed),
        }),
        Mistake.Family("minibatch/stops-when-all-are-right", Stopping),
        Mistake.Family("minibatch/history-of-batches", History(true, true), History(true, false), History(false, true)),
    ];

    private static OracleTraining Once(OracleTraining training) => training with { Order = (m, seed, _) => training.Order(m, seed, 0) };

    private static Func<Steps, Steps> Batched(Func<int[][], int, int, int[][]> change) => right => MiniBatchMistakes.With(right, training =>
        training with { Batches = (m, size, epoch) => change([.. training.Batches(m, size, epoch)], m, size) });

    private static Func<Steps, Steps> Scaled(Func<int, int, int, double> factor) => right => right with
    {
        Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) => MiniBatchMistakes.With(
            right, training => training with { Scale = (b, size) => training.Scale(b, size) * factor(b, size, x.RowCount) })
            .Train(network, x, labels, epochs, batchSize, rate, lambda, seed),
    };

    private static Func<Steps, Steps> Penalised(Func<double, int, int, int, double> wrong) => right => right with
    {
        Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) => MiniBatchMistakes.With(
            right, training => training with { Penalty = (own, b, m) => wrong(own, b, m, batchSize) })
            .Train(network, x, labels, epochs, batchSize, rate, lambda, seed),
    };

    private static Func<Steps, Steps> Updated(Func<double, bool, double> change) =>
        right => MiniBatchMistakes.With(right, training => training with
        {
            Update = (entry, slope, rate, decay, bias) => training.Update(entry, change(slope, bias), rate, decay, bias),
        });

    private static Func<Steps, Steps> Rated(Func<int, double> factor) => right => MiniBatchMistakes.With(
        right, training => training with { Rate = (rate, epoch) => training.Rate(rate, epoch) * factor(epoch) });

    private static Steps Stopping(Steps right) => right with
    {
        Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) =>
        {
            var whole = right.Train(Copy(network), x, labels, epochs, batchSize, rate, lambda, seed);
            var reached = whole.History.ToList().FindIndex(epoch => epoch.Accuracy == 1);
            return right.Train(network, x, labels, reached < 0 ? epochs : reached + 1, batchSize, rate, lambda, seed);
        },
    };

    // Cost and accuracy as means over the batches of the epoch, of the network after it.
    private static Func<Steps, Steps> History(bool costs, bool accuracies) => right => right with
    {
        Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) =>
        {
            var whole = right.Train(Copy(network), x, labels, epochs, batchSize, rate, lambda, seed);
            return whole with { History = [.. whole.History.Select(Averaged)] };

            Epoch Averaged(Epoch epoch, int e)
            {
                var after = right.Train(Copy(network), x, labels, e + 1, batchSize, rate, lambda, seed).Network;
                int[][] batches = [.. Order.Of(x.RowCount, seed, e).Chunk(batchSize)];
                return new(
                    costs ? batches.Average(batch => right.Cost(
                        after, Rows(x, batch), Targets(after, labels, batch), lambda * batch.Length / x.RowCount)) : epoch.Cost,
                    accuracies ? batches.Average(batch => right.Accuracy(
                        right.Classes(after, Rows(x, batch)), [.. batch.Select(i => labels[i])])) : epoch.Accuracy);
            }
        },
    };

    private static Network Copy(Network network) => network.With([.. network.Layers.Select(layer => layer.Theta.Clone())]);

    private static Matrix<double> Rows(Matrix<double> x, int[] batch) =>
        Matrix<double>.Build.DenseOfRowVectors(batch.Select(i => x.Row(i)));

    private static Matrix<double> Targets(Network network, IReadOnlyList<int> labels, int[] batch)
    {
        var outputs = network.Layers[^1].Theta.RowCount;
        return Matrix<double>.Build.Dense(batch.Length, outputs, (i, k) => labels[batch[i]] == (outputs == 1 ? 1 : k) ? 1 : 0);
    }
}
