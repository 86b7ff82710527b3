using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>
/// Mistakes of step 5: a class that is not that of the largest output, and an accuracy that is not the share of right predictions.
/// </summary>
internal static class PredictMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("predict/arg-max-of-columns", 5,
            "The largest output is that of each class instead of each example",
            "The arg max along axis 0 is one per example.",
            "Axis 0 runs over the examples: the result has K entries instead of m, and the accuracy is about 1/K or meaningless.",
            "How many classes should seven examples give, and how many do yours give?",
            "")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var h = right.Pass(network, x).A[^1];
                    return [.. Enumerable.Range(0, h.ColumnCount).Select(k => h.Column(k).MaximumIndex())];
                },
            },
        },
        new("predict/threshold", 5,
            "The first output of at least one half is chosen",
            "An output above one half means yes.",
            "That is true of a single output. Of several, two can be above one half, or none; then the first one or class 0 is chosen.",
            "Which class do you choose if the outputs are 0.3, 0.1 and 0.4?",
            "")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var h = right.Pass(network, x).A[^1];
                    if (h.ColumnCount == 1) return right.Classes(network, x);
                    return [.. h.EnumerateRows().Select(row => Math.Max(0, Array.FindIndex(row.ToArray(), output => output >= 0.5)))];
                },
            },
        },
        new("predict/bias-forgotten", 5,
            "The prediction leaves the biases out",
            "The outputs are the inputs times the weights.",
            "They were trained with the biases added: without them the training cost looks fine, and only the accuracy drops.",
            "Does the prediction compute its outputs in the same way as the training?",
            "")
        {
            InSteps = right => right with { Classes = (network, x) => right.Classes(WithoutBiases(network), x) },
        },
        new("predict/last-wins", 5,
            "The last of equal outputs wins",
            "Among equals it does not matter which one wins.",
            "It matters if two programs must agree: with >= instead of > the last of equals wins, but the convention here is the first.",
            "Which class do you choose if two outputs are exactly equal?",
            "")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var (h, classes) = (right.Pass(network, x).A[^1], right.Classes(network, x));
                    if (h.ColumnCount == 1) return classes;
                    return [.. h.EnumerateRows().Select(row => Array.LastIndexOf(row.ToArray(), row.Maximum()))];
                },
            },
        },
        new("predict/single-arg-max", 5,
            "A single output is always class 0",
            "The class is that of the largest output, however many outputs there are.",
            "The largest of one output is always the first: class 1 is never chosen.",
            "What does a single output of 0.9 mean, and what does your function make of it?",
            "")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var classes = right.Classes(network, x);
                    return network.Layers[^1].Theta.RowCount == 1 ? new int[classes.Length] : classes;
                },
            },
        },
        new("predict/above-half", 5,
            "A single output of exactly one half is class 0",
            "Class 1 starts above one half.",
            "By convention it starts at one half: with > instead of >= an output of exactly 0.5 is on the wrong side.",
            "On which side does an output of exactly 0.5 fall?",
            "")
        {
            InSteps = right => right with
            {
                Classes = (network, x) =>
                {
                    var (h, classes) = (right.Pass(network, x).A[^1], right.Classes(network, x));
                    for (var i = 0; i < classes.Length; i++)
                        if (h.ColumnCount == 1 && h[i, 0] == 0.5) classes[i] = 0;
                    return classes;
                },
            },
        },
        new("predict/one-based", 5,
            "The classes count from 1",
            "The first class is class 1.",
            "Labels count from 0: every class is one too high, and an accuracy that should be high is near 0.",
            "Which class do you choose if the first output is the largest?",
            "")
        {
            InSteps = right => right with { Classes = (network, x) => [.. right.Classes(network, x).Select(label => label + 1)] },
        },
        new("predict/integer-division", 5,
            "The accuracy is 0 or 1",
            "One count divided by another is a share.",
            "An integer divided by an integer is an integer in C#: every share below 1 becomes 0.",
            "What is 3 / 5 in C# if both are integers?",
            "")
        {
            InSteps = right => right with { Accuracy = (predicted, labels) => Math.Floor(right.Accuracy(predicted, labels)) },
        },
        new("predict/per-cent", 5,
            "The accuracy is a percentage",
            "An accuracy is a number up to 100.",
            "By convention it is a share, 0 … 1: everything that compares or prints it is off by a factor of 100.",
            "Which number means that all are right?",
            "")
        {
            InSteps = right => right with { Accuracy = (predicted, labels) => 100 * right.Accuracy(predicted, labels) },
        },
        new("predict/last-example-skipped", 5,
            "The last example is never compared",
            "A loop to m−1 visits every example.",
            "It stops one short: if the last prediction is right, the accuracy is 1/m too low.",
            "How many comparisons do you make for five predictions?",
            "")
        {
            InSteps = right => right with
            {
                Accuracy = (predicted, labels) =>
                {
                    var share = right.Accuracy(predicted, labels);
                    var (count, last) = (labels.Count, labels[^1]);
                    return predicted[^1] == last ? share - (1.0 / count) : share;
                },
            },
        },
        MissingGuards.Mistake("predict", 5,
            "the accuracy of no prediction is NaN, and an x that does not fit gets classes", right => right with
        {
            Classes = (network, x) => MissingGuards.Unchecked(() => right.Classes(network, x), () => new int[x.RowCount]),
            Accuracy = (predicted, labels) => MissingGuards.Unchecked(
                () => right.Accuracy(predicted, labels),
                () => (double)predicted.Zip(labels).Count(pair => pair.First == pair.Second) / labels.Count),
        }),
    ];

    private static Network WithoutBiases(Network network) => network.With([.. network.Layers.Select(layer => ClearedBias(layer.Theta))]);

    private static Matrix<double> ClearedBias(Matrix<double> theta) =>
        Matrix<double>.Build.Dense(theta.RowCount, theta.ColumnCount, (i, j) => j == 0 ? 0 : theta[i, j]);
}
