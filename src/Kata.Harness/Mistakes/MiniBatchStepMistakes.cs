namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 11 in the step that follows a batch.</summary>
internal static class MiniBatchStepMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("minibatch/uphill", 11,
            "The step goes up instead of down",
            "A step follows the gradient.",
            "The gradient points to where the cost rises: after every epoch the cost is higher than before.",
            "In which direction does the gradient point, and where do you want to go?",
            "")
        {
            InSteps = right => Updating(right, update => (entry, slope, rate, decay, bias) => update(entry, -slope, rate, decay, bias)),
        },
        new("minibatch/biases-kept", 11,
            "The biases are never changed",
            "Only weights are trained.",
            "Biases are not penalised, but they are trained like the rest: here they stay where they started.",
            "Which columns of theta does a step change?",
            "GitHub: simple-neural-network, PR #10")
        {
            InSteps = right => Updating(
                right, update => (entry, slope, rate, decay, bias) => bias ? entry : update(entry, slope, rate, decay, bias)),
        },
        new("minibatch/biases-twice", 11,
            "The biases are updated twice",
            "The biases need their own update, after that of the thetas.",
            "They are part of the thetas: they move at twice the rate of the weights.",
            "How far has each entry of theta moved, divided by its gradient?",
            "GitHub: homemade-ml, PR #63")
        {
            InSteps = right => Updating(
                right, update => (entry, slope, rate, decay, bias) => update(entry, bias ? 2 * slope : slope, rate, decay, bias)),
        },
        new("minibatch/decays-twice", 11,
            "The weights are shrunk in the step as well as by the gradient",
            "The penalty's part of a step is the shrinking of the weights.",
            "The gradient does that already: weights are pulled towards 0 as if λ were twice as large.",
            "How often does λ enter one of your steps?",
            "")
        {
            InSteps = right => Updating(right, update => (entry, slope, rate, decay, bias) =>
                update(entry, bias ? slope : slope + (decay * entry), rate, decay, bias)),
        },
        new("minibatch/decays-biases", 11,
            "The biases are shrunk too",
            "The penalty shrinks all parameters.",
            "It leaves the biases out: if they shrink too, they cannot lift a unit whose inputs are 0.",
            "Where in your step does λ affect the biases?",
            "")
        {
            InSteps = right => Updating(right, update => (entry, slope, rate, decay, bias) =>
                update(entry, bias ? slope + (decay * entry) : slope, rate, decay, bias)),
        },
        new("minibatch/summed-gradient", 11,
            "The gradients of a batch are summed",
            "Each example of the batch contributes its gradient.",
            "The step needs their mean: with a sum of b examples it is b times too long, and a good rate diverges.",
            "If every example of a batch were in it twice, how much longer would your step be?",
            "")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with
            {
                Scale = (b, size) => b * training.Scale(b, size),
            }),
        },
        new("minibatch/divides-by-batch-size", 11,
            "A short last batch is divided by the full batch size",
            "A batch's sum is divided by the batch size.",
            "The last batch of an epoch may have fewer examples: its step is then too short, and each of them counts less "
            + "than the other examples.",
            "With seven examples in batches of three, by what is the last batch's sum divided?",
            "")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with
            {
                Scale = (b, size) => training.Scale(b, size) * b / size,
            }),
        },
        new("minibatch/penalty-of-batch", 11,
            "Every batch gets the whole λ",
            "λ is passed to backpropagation unchanged.",
            "Backpropagation divides it by the examples of the batch instead of all: the smaller the batch, the harder the "
            + "weights are pulled towards 0.",
            "By what does backpropagation divide λ if it gets a batch?",
            "")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with { Penalty = (lambda, _, _) => lambda }),
        },
        new("minibatch/penalty-forgotten", 11,
            "The steps ignore λ",
            "The penalty belongs to the cost.",
            "It belongs to the gradient as well: without it the weights grow as if λ were 0, and λ shows only in the history.",
            "Does the network you return depend on λ?",
            "")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with { Penalty = (_, _, _) => 0 }),
        },
        new("minibatch/start-overwritten", 11,
            "The given network itself is changed",
            "Training a network means changing its weights.",
            "Afterwards the caller's network is different: a second training from the same start begins somewhere else.",
            "If you train twice from the same network, do you get the same history?",
            "")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with { InPlace = true }),
        },
    ];

    private static Steps Updating(
        Steps right,
        Func<Func<double, double, double, double, bool, double>, Func<double, double, double, double, bool, double>> mistaken) =>
        MiniBatchMistakes.With(right, training => training with { Update = mistaken(training.Update) });
}
