namespace Kata.Harness;

/// <summary>The oracle's functions, put together as the twelve steps.</summary>
internal static class OracleSteps
{
    internal static Steps Right { get; } = new()
    {
        Flatten = PlainSteps.Flatten,
        Unflatten = PlainSteps.Unflatten,
        Encode = PlainSteps.Encode,
        Decode = PlainSteps.Decode,
        Apply = Oracle.Apply,
        Derivative = Oracle.Derivative,
        Pass = Oracle.Pass,
        Classes = (network, x) => PlainSteps.Classes(Oracle.Pass, network, x),
        Accuracy = PlainSteps.Accuracy,
        DataTerm = Oracle.DataTerm,
        Penalty = Oracle.Penalty,
        Cost = Oracle.Cost,
        Central = PlainSteps.Central,
        Deltas = Oracle.Deltas,
        Backprop = Oracle.Backprop,
        Epsilon = PlainSteps.Epsilon,
        Theta = PlainSteps.Theta,
        Create = PlainSteps.Create,
        Step = PlainSteps.Step,
        Descend = PlainSteps.Descend,
        Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) => PlainSteps.Train(
            Oracle.Backprop, Oracle.Cost, Right!.Classes, network, x, labels, epochs, batchSize, rate, lambda, seed),
        Optimize = (network, x, y, lambda, budget) => PlainSteps.Optimize(Oracle.Backprop, network, x, y, lambda, budget),
    };
}
