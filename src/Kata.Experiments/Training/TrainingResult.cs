namespace Kata.Experiments.Training;

/// <summary>The training set at one point of a training.</summary>
/// <param name="Cost">J with the penalty.</param>
/// <param name="Accuracy">0 … 1, or null where it was not measured.</param>
public sealed record HistoryEntry(double Cost, double? Accuracy);

/// <summary>Where a training ended.</summary>
/// <param name="Network">The network reached.</param>
/// <param name="History">A moment for each evaluation (L-BFGS, gradient descent) or epoch (SGD).</param>
/// <param name="Stopped">Whether it was asked to end early.</param>
public sealed record TrainingResult(Network Network, IReadOnlyList<HistoryEntry> History, bool Stopped);
