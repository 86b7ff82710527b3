namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 11 in the step that follows a batch.</summary>
internal static class MiniBatchStepMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("minibatch/uphill")
        {
            InSteps = right => Updating(right, update => (entry, slope, rate, decay, bias) => update(entry, -slope, rate, decay, bias)),
        },
        new("minibatch/biases-kept")
        {
            InSteps = right => Updating(
                right, update => (entry, slope, rate, decay, bias) => bias ? entry : update(entry, slope, rate, decay, bias)),
        },
        new("minibatch/biases-twice")
        {
            InSteps = right => Updating(
                right, update => (entry, slope, rate, decay, bias) => update(entry, bias ? 2 * slope : slope, rate, decay, bias)),
        },
        new("minibatch/decays-twice")
        {
            InSteps = right => Updating(right, update => (entry, slope, rate, decay, bias) =>
                update(entry, bias ? slope : slope + (decay * entry), rate, decay, bias)),
        },
        new("minibatch/decays-biases")
        {
            InSteps = right => Updating(right, update => (entry, slope, rate, decay, bias) =>
                update(entry, bias ? slope + (decay * entry) : slope, rate, decay, bias)),
        },
        new("minibatch/summed-gradient")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with
            {
                Scale = (b, size) => b * training.Scale(b, size),
            }),
        },
        new("minibatch/divides-by-batch-size")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with
            {
                Scale = (b, size) => training.Scale(b, size) * b / size,
            }),
        },
        new("minibatch/penalty-of-batch")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with { Penalty = (lambda, _, _) => lambda }),
        },
        new("minibatch/penalty-forgotten")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with { Penalty = (_, _, _) => 0 }),
        },
        new("minibatch/clipped")
        {
            InSteps = right => Updating(right, update => (entry, slope, rate, decay, bias) =>
                update(entry, Math.Clamp(slope, -5, 5), rate, decay, bias)),
        },
        new("minibatch/start-overwritten")
        {
            InSteps = right => MiniBatchMistakes.With(right, training => training with { InPlace = true }),
        },
    ];

    private static Steps Updating(
        Steps right,
        Func<Func<double, double, double, double, bool, double>, Func<double, double, double, double, bool, double>> mistaken) =>
        MiniBatchMistakes.With(right, training => training with { Update = mistaken(training.Update) });
}
