namespace Kata.Harness;

internal static class OracleSteps
{
    internal static Steps Right { get; } = new()
    {
        Flatten = null!,
        Unflatten = null!,
        Encode = null!,
        Decode = null!,
        Apply = Oracle.Apply,
        Derivative = Oracle.Derivative,
        Pass = Oracle.Pass,
        Classes = null!,
        Accuracy = null!,
        DataTerm = Oracle.DataTerm,
        Penalty = Oracle.Penalty,
        Cost = Oracle.Cost,
        Central = null!,
        Deltas = Oracle.Deltas,
        Backprop = Oracle.Backprop,
        Epsilon = null!,
        Theta = null!,
        Create = null!,
        Step = null!,
        Descend = null!,
        Train = null!,
        Optimize = null!,
    };
}
