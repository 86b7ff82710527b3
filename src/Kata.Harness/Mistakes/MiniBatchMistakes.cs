using Kata.Harness.Oracle;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 11: other batches than the given order's, another step after each, another history.</summary>
internal static class MiniBatchMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        .. MiniBatchStepMistakes.All,
        new("minibatch/last-batch-dropped", 11,
            "A short last batch is left out",
            "All batches have the same size.",
            "Where the size does not divide the number of examples, the last few are not learnt from in this epoch, "
            + "and a batch larger than the set is none at all.",
            "Seven examples in batches of three: how many steps does an epoch have?",
            "")
        {
            InSteps = right => With(right, training => training with
            {
                Batches = (m, size, epoch) => training.Batches(m, size, epoch).Where(batch => batch.Length == size),
            }),
        },
        new("minibatch/first-batch-only", 11,
            "Each epoch learns from its first batch alone",
            "A step from a batch stands for the whole set.",
            "It is only an estimate: an epoch is over when every example was seen, and here most are not.",
            "How many examples has an epoch seen?",
            "")
        {
            InSteps = right => With(right, training => training with
            {
                Batches = (m, size, epoch) => training.Batches(m, size, epoch).Take(1),
            }),
        },
        new("minibatch/epoch-is-a-batch", 11,
            "One epoch is one batch",
            "Each round of the loop is an epoch and takes the next batch.",
            "An epoch takes all batches, one after the other: so there are far too few steps for the epochs asked for.",
            "How many steps are three epochs of seven examples in batches of two?",
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
            "A step after every few examples is what the step is about: with one batch it is plain gradient descent "
            + "and learns much less in an epoch.",
            "Does your training change when the batch size does?",
            "")
        {
            InSteps = right => With(right, training => training with { Batches = (m, _, epoch) => training.Batches(m, m, epoch) }),
        },
        new("minibatch/never-reshuffled", 11,
            "Every epoch has the order of the first",
            "Shuffled once is shuffled.",
            "The same examples share a batch in every epoch, so the same errors of the estimate come round again and again.",
            "Which examples are in the first batch of the second epoch?",
            "")
        {
            InSteps = right => With(right, training => training with { Order = (m, seed, _) => training.Order(m, seed, 0) }),
        },
        new("minibatch/not-shuffled", 11,
            "The examples come in the order of the rows",
            "All of them are seen, so the order does not matter.",
            "Data sets are often sorted by class: a batch then holds a single one, and each step unlearns the one before.",
            "Which examples make the first batch: the given order's or the first rows?",
            "")
        {
            InSteps = right => With(right, training => training with { Order = (m, _, _) => [.. Enumerable.Range(0, m)] }),
        },
        new("minibatch/seed-ignored", 11,
            "Every seed gives the same order",
            "A fixed seed makes results repeatable.",
            "It does, but the caller cannot ask for another order, and a training taken up again goes through the "
            + "first epochs' orders once more.",
            "What changes in your training when the seed does?",
            "")
        {
            InSteps = right => With(right, training => training with { Order = (m, _, epoch) => training.Order(m, 0, epoch) }),
        },
        new("minibatch/labels-not-shuffled", 11,
            "The inputs are shuffled without their labels",
            "Shuffling the rows of x is shuffling the examples.",
            "An example is a row and its label: now most rows have the label of another, and there is nothing to be learnt.",
            "Take the first row of your first batch: which label does it have in the data set, and which in the batch?",
            "")
        {
            InSteps = right => With(right, training => training with { Labelled = (_, place) => place }),
        },
        new("minibatch/epoch-too-many", 11,
            "There is an epoch too many",
            "A loop from 0 to the number of epochs does them all.",
            "With <= it does one more: the history is longer than asked for, and even no epoch changes the network.",
            "How many entries does the history have when you ask for no epoch at all?",
            "")
        {
            InSteps = right => With(right, training => training with { Epochs = epochs => epochs + 1 }),
        },
        new("minibatch/history-of-batch", 11,
            "The history is of the last batch",
            "The cost that was computed last is the epoch's cost.",
            "It is that of a few examples only and jumps from epoch to epoch; the history is to tell of the whole set.",
            "Over which examples is the cost in your history?",
            "")
        {
            InSteps = right => With(right, training => training with { HistoryOfBatch = true }),
        },
        new("minibatch/history-before", 11,
            "The history is of the network before the epoch",
            "Each epoch begins with measuring where one stands.",
            "Its entry is to say where the epoch led: so each one is an epoch late, and the network that is returned is never measured.",
            "Which entry of your history belongs to the network you return?",
            "")
        {
            InSteps = right => With(right, training => training with { HistoryBefore = true }),
        },
        new("minibatch/history-without-penalty", 11,
            "The costs of the history lack the penalty",
            "What one watches is how well the examples are met.",
            "Training lowers the whole cost, so that is what the history tells: without the penalty it may rise while all is well.",
            "With which λ are the costs of your history computed?",
            "")
        {
            InSteps = right => With(right, training => training with { HistoryLambda = _ => 0 }),
        },
        MissingGuards.Mistake("minibatch", 11, "a training without labels or with empty batches returns the network as it came", right => right with
        {
            Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) => MissingGuards.Unchecked(
                () => right.Train(network, x, labels, epochs, batchSize, rate, lambda, seed),
                () => new(network, [.. Enumerable.Repeat(new Epoch(0, 0), Math.Max(0, epochs))])),
        }),
    ];

    // The right training, or the one a mistake was made in already, so that two mistakes can be made at once.
    internal static Steps With(Steps right, Func<OracleTraining, OracleTraining> mistaken) => right with
    {
        Train = mistaken(right.Train.Target as OracleTraining ?? new OracleTraining(right.Backprop, right.Cost, right.Classes)).Train,
    };
}
