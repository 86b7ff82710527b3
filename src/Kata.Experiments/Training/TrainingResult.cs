namespace Kata.Experiments.Training;

/// <summary>Where a training ended.</summary>
/// <param name="Network">The network reached.</param>
/// <param name="History">An entry for each evaluation (L-BFGS, gradient descent) or epoch (SGD).</param>
/// <param name="Stopped">Whether it was stopped early.</param>
public sealed record TrainingResult(Network Network, IReadOnlyList<HistoryEntry> History, bool Stopped);
