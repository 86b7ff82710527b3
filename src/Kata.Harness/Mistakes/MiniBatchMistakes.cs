using Kata.Harness.Oracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 11: batches that do not follow the given order, and a wrong history.</summary>
internal static class MiniBatchMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        .. MiniBatchStepMistakes.All,
        new("minibatch/last-batch-dropped", 11,
            "A short last batch is left out",
            "All batches have the same size.",
            "If the size does not divide the number of examples, nothing is learned from the last few in this epoch, "
            + "and a batch larger than the set means no step at all.",
            "With seven examples in batches of three, how many steps does an epoch have?",
            "")
        {
            InSteps = right => With(right, training => training with
            {
                Batches = (m, size, epoch) => training.Batches(m, size, epoch).Where(batch => batch.Length == size),
            }),
        },
        new("minibatch/first-batch-only", 11,
            "Each epoch learns from its first batch alone",
            "A step on one batch stands for the whole set.",
            "It is only an estimate: an epoch ends when every example has been seen, and here most are not.",
            "How many examples does an epoch see?",
            "")
        {
            InSteps = right => With(right, training => training with
            {
                Batches = (m, size, epoch) => training.Batches(m, size, epoch).Take(1),
            }),
        },
        new("minibatch/epoch-is-a-batch", 11,
            "One epoch is one batch",
            "Each pass of the loop is an epoch and takes the next batch.",
            "An epoch takes all batches, one after the other: here there are far too few steps for the number of epochs.",
            "How many steps do three epochs of seven examples in batches of two have?",
            "")
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
        new("minibatch/batch-size-ignored", 11,
            "All examples are one batch",
            "An epoch is a step.",
            "Mini-batch descent takes a step after every few examples: with one batch it is plain gradient descent "
            + "and learns much less per epoch.",
            "Does your training change if the batch size does?",
            "")
        {
            InSteps = right => With(right, training => training with { Batches = (m, _, epoch) => training.Batches(m, m, epoch) }),
        },
        new("minibatch/never-reshuffled", 11,
            "Every epoch has the order of the first",
            "Shuffled once is shuffled.",
            "The same examples share a batch in every epoch, so the same errors of the estimate recur every time.",
            "Which examples are in the first batch of the second epoch?",
            "")
        {
            InSteps = right => With(right, training => training with { Order = (m, seed, _) => training.Order(m, seed, 0) }),
        },
        new("minibatch/not-shuffled", 11,
            "The examples come in the order of the rows",
            "All of them are seen, so the order does not matter.",
            "Data sets are often sorted by class: then a batch holds a single class, and each step undoes the one before.",
            "Which examples are in the first batch: the first of the given order or the first rows?",
            "")
        {
            InSteps = right => With(right, training => training with { Order = (m, _, _) => [.. Enumerable.Range(0, m)] }),
        },
        new("minibatch/seed-ignored", 11,
            "Every seed gives the same order",
            "A fixed seed makes results repeatable.",
            "It does, but the caller cannot ask for another order, and a training that is continued repeats the "
            + "orders of the first epochs.",
            "What changes in your training if the seed does?",
            "")
        {
            InSteps = right => With(right, training => training with { Order = (m, _, epoch) => training.Order(m, 0, epoch) }),
        },
        new("minibatch/labels-not-shuffled", 11,
            "The inputs are shuffled without their labels",
            "Shuffling the rows of x shuffles the examples.",
            "An example is a row and its label: now most rows have the label of another row, and there is nothing to learn.",
            "Which label does the first row of your first batch have in the data set, and which in the batch?",
            "")
        {
            InSteps = right => With(right, training => training with { Labelled = (_, place) => place }),
        },
        new("minibatch/epoch-too-many", 11,
            "There is one epoch too many",
            "A loop from 0 to the number of epochs does them all.",
            "With <= it does one more: the history is too long, and even zero epochs change the network.",
            "How many entries does the history have if you ask for zero epochs?",
            "")
        {
            InSteps = right => With(right, training => training with { Epochs = epochs => epochs + 1 }),
        },
        new("minibatch/history-of-batch", 11,
            "The history is of the last batch",
            "The last cost computed is the epoch's cost.",
            "It is the cost of only a few examples and jumps from epoch to epoch; the history must cover the whole set.",
            "Over which examples is the cost in your history computed?",
            "")
        {
            InSteps = right => With(right, training => training with { HistoryOfBatch = true }),
        },
        new("minibatch/history-before", 11,
            "The history is of the network before the epoch",
            "Each epoch begins by measuring the network.",
            "The entry must say where the epoch led: here each entry is one epoch late, and the returned network is never measured.",
            "Which entry of your history belongs to the network you return?",
            "")
        {
            InSteps = right => With(right, training => training with { HistoryBefore = true }),
        },
        new("minibatch/history-without-penalty", 11,
            "The costs of the history lack the penalty",
            "The history shows how well the examples are fitted.",
            "Training lowers the whole cost, so the history must show that: without the penalty it may rise although all is well.",
            "With which λ are the costs in your history computed?",
            "")
        {
            InSteps = right => With(right, training => training with { HistoryLambda = _ => 0 }),
        },
        MissingGuards.Mistake("minibatch", 11,
            "a training without labels or with empty batches returns the network unchanged", right => right with
        {
            Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) => MissingGuards.Unchecked(
                () => right.Train(network, x, labels, epochs, batchSize, rate, lambda, seed),
                () => new(network, [.. Enumerable.Repeat(new Epoch(0, 0), Math.Max(0, epochs))])),
        }),
    ];

    // The right training, or one that already has a mistake, so that two mistakes can be injected at once.
    internal static Steps With(Steps right, Func<OracleTraining, OracleTraining> mistaken) => right with
    {
        Train = mistaken(right.Train.Target as OracleTraining ?? new OracleTraining(right.Backprop, right.Cost, right.Classes)).Train,
    };
}
