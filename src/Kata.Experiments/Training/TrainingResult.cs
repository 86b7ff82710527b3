using MathNet.Numerics.LinearAlgebra;

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

/// <summary>Step 12 with the function that it calls for cost and gradient in the caller's hand, so that each call can be seen.</summary>
/// <param name="start">The network to start from.</param>
/// <param name="x">The examples.</param>
/// <param name="y">Their targets.</param>
/// <param name="lambda">λ.</param>
/// <param name="maxEvaluations">How often cost and gradient may be computed.</param>
/// <param name="backprop">What is called in place of step 8.</param>
public delegate Descent WatchedOptimizer(
    Network start,
    Matrix<double> x,
    Matrix<double> y,
    double lambda,
    int maxEvaluations,
    Func<Network, Matrix<double>, Matrix<double>, double, CostAndGradient> backprop);
