namespace Kata.Experiments;

/// <summary>What an experiment results in.</summary>
public abstract record ExperimentResult;

/// <summary>The outputs of a network.</summary>
/// <param name="Rows">m × K, row by row.</param>
public sealed record Outputs(IReadOnlyList<IReadOnlyList<double>> Rows) : ExperimentResult;
