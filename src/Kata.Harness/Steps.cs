using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness;

#pragma warning disable CS1591 // Each member is the function of that name in the steps' table.

/// <summary>Somebody's twelve steps as black boxes: a function for each public function of the kata, in the steps' order.</summary>
public sealed record Steps
{
    public required Func<IReadOnlyList<Matrix<double>>, Vector<double>> Flatten { get; init; }
    public required Func<Vector<double>, IReadOnlyList<Shape>, IReadOnlyList<Matrix<double>>> Unflatten { get; init; }
    public required Func<IReadOnlyList<int>, int, Matrix<double>> Encode { get; init; }
    public required Func<Matrix<double>, int[]> Decode { get; init; }
    public required Func<Activation, Matrix<double>, Matrix<double>> Apply { get; init; }
    public required Func<Activation, Matrix<double>, Matrix<double>> Derivative { get; init; }
    public required Func<Network, Matrix<double>, ForwardPass> Pass { get; init; }
    public required Func<Network, Matrix<double>, int[]> Classes { get; init; }
    public required Func<IReadOnlyList<int>, IReadOnlyList<int>, double> Accuracy { get; init; }
    public required Func<Loss, ForwardPass, Matrix<double>, double> DataTerm { get; init; }
    public required Func<Network, double, int, double> Penalty { get; init; }
    public required Func<Network, Matrix<double>, Matrix<double>, double, double> Cost { get; init; }
    public required Func<Func<Vector<double>, double>, Vector<double>, double, Vector<double>> Central { get; init; }
    public required Func<Network, ForwardPass, Matrix<double>, IReadOnlyList<Matrix<double>>> Deltas { get; init; }
    public required Func<Network, Matrix<double>, Matrix<double>, double, CostAndGradient> Backprop { get; init; }
    public required Func<int, int, double> Epsilon { get; init; }
    public required Func<int, int, double, int, Matrix<double>> Theta { get; init; }
    public required Func<IReadOnlyList<int>, Activation, Activation, Loss, int, Network> Create { get; init; }
    public required Func<Vector<double>, Vector<double>, double, Vector<double>> Step { get; init; }
    public required Func<Func<Vector<double>, (double Cost, Vector<double> Gradient)>, Vector<double>, double, int, Descent> Descend { get; init; }
    public required Func<Network, Matrix<double>, IReadOnlyList<int>, int, int, double, double, int, Training> Train { get; init; }
    public required Func<Network, Matrix<double>, Matrix<double>, double, int, Descent> Optimize { get; init; }
}
