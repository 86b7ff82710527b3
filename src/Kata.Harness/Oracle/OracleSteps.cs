namespace Kata.Harness.Oracle;

/// <summary>The oracle's functions as steps.</summary>
internal static class OracleSteps
{
    internal static Steps Right { get; } = new()
    {
        Flatten = OracleFunctions.Flatten,
        Unflatten = OracleFunctions.Unflatten,
        Encode = OracleFunctions.Encode,
        Decode = OracleFunctions.Decode,
        Apply = ScalarOracle.Apply,
        Derivative = ScalarOracle.Derivative,
        Pass = ScalarOracle.Pass,
        Classes = (network, x) => OracleFunctions.Classes(ScalarOracle.Pass, network, x),
        Accuracy = OracleFunctions.Accuracy,
        DataTerm = ScalarOracle.DataTerm,
        Penalty = ScalarOracle.Penalty,
        Cost = ScalarOracle.Cost,
        Central = OracleFunctions.Central,
        Deltas = ScalarOracle.Deltas,
        Backprop = ScalarOracle.Backprop,
        Epsilon = OracleFunctions.Epsilon,
        Theta = OracleFunctions.Theta,
        Create = OracleFunctions.Create,
        Downhill = OracleFunctions.Step,
        Descend = OracleFunctions.Descend,
        Train = (network, x, labels, epochs, batchSize, rate, lambda, seed) => OracleFunctions.Train(
            ScalarOracle.Backprop, ScalarOracle.Cost, Right!.Classes, network, x, labels, epochs, batchSize, rate, lambda, seed),
        Optimize = (network, x, y, lambda, budget) => OracleFunctions.Optimize(ScalarOracle.Backprop, network, x, y, lambda, budget),
        Minimize = new OracleOptimizer(ScalarOracle.Backprop).Minimize,
        FastBackprop = ScalarOracle.Backprop,
    };
}
