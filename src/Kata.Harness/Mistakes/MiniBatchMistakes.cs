namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 11: batches that do not follow the given order, and a wrong history.</summary>
internal static class MiniBatchMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        .. MiniBatchStepMistakes.All,
        new("minibatch/last-batch-dropped")
        {
            InSteps = right => With(right, training => training with
            {
                Batches = (m, size, epoch) => training.Batches(m, size, epoch).Where(batch => batch.Length == size),
            }),
        },
        new("minibatch/first-batch-only")
        {
            InSteps = right => With(right, training => training with
            {
                Batches = (m, size, epoch) => training.Batches(m, size, epoch).Take(1),
            }),
        },
        new("minibatch/epoch-is-a-batch")
        {
            InSteps = right => With(right, training => training with
            {
                Batches = (m, size, epoch) =>
                {
                    int[][] batches = [.. training.Batches(m, size, epoch)];
                    return batches.Length == 0 ? batches : [batches[epoch % batches.Length]];
                },
            }),
        },
        new("minibatch/batch-size-ignored")
        {
            InSteps = right => With(right, training => training with { Batches = (m, _, epoch) => training.Batches(m, m, epoch) }),
        },
        new("minibatch/never-reshuffled")
        {
            InSteps = right => With(right, training => training with { Order = (m, seed, _) => training.Order(m, seed, 0) }),
        },
        new("minibatch/not-shuffled")
        {
            InSteps = right => With(right, training => training with { Order = (m, _, _) => [.. Enumerable.Range(0, m)] }),
        },
        new("minibatch/seed-ignored")
        {
            InSteps = right => With(right, training => training with { Order = (m, _, epoch) => training.Order(m, 0, epoch) }),
        },
        new("minibatch/labels-not-shuffled")
        {
            InSteps = right => With(right, training => training with { Labelled = (_, place) => place }),
        },
        new("minibatch/epoch-too-many")
        {
            InSteps = right => With(right, training => training with { Epochs = epochs => epochs + 1 }),
        },
        new("minibatch/history-of-batch")
        {
            InSteps = right => With(right, training => training with { HistoryOfBatch = true }),
        },
        new("minibatch/history-before")
        {
            InSteps = right => With(right, training => training with { HistoryBefore = true }),
        },
        new("minibatch/history-without-penalty")
        {
            InSteps = right => With(right, training => training with { HistoryLambda = _ => 0 }),
        },
        new("minibatch/examples-reordered")
        {
            InSteps = right => right with
            {
                Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) =>
                {
                    var training = right.Train(network, x, labels, epochs, batchSize, rate, lambda, seed);
                    var (copy, order) = (x.Clone(), Order.Of(x.RowCount, seed, 0));
                    for (var i = 0; i < order.Length; i++) x.SetRow(i, copy.Row(order[i]));
                    return training;
                },
            },
        },
        .. MiniBatchFamilies.All,
        new("minibatch/no-argument-checks")
        {
            InSteps = right => right with
        {
            Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) => MissingGuards.Unchecked(
                () => right.Train(network, x, labels, epochs, batchSize, rate, lambda, seed),
                () => new(network, [.. Enumerable.Repeat(new Epoch(0, 0), Math.Max(0, epochs))])),
        },
        },
    ];

    // The right training, or one that already has a mistake, so that two mistakes can be injected at once.
    internal static Steps With(Steps right, Func<OracleTraining, OracleTraining> mistaken) => right with
    {
        Train = mistaken(right.Train.Target as OracleTraining ?? new OracleTraining(right.Backprop, right.Cost, right.Classes)).Train,
    };
}
