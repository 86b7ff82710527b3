using MathNet.Numerics.LinearAlgebra;

namespace Kata.Cli.Digits;

/// <summary>Who reads a digit: a network and whose forward pass computes it.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Model">The network.</param>
/// <param name="Outputs">The network's outputs h from x: m × 10 from m × n.</param>
internal sealed record DigitReader(string Name, DigitModel Model, Func<Network, Matrix<double>, Matrix<double>> Outputs)
{
    /// <summary>A model as the reference computes it.</summary>
    public static DigitReader Of(DigitModel model) => new(model.Name, model, (network, x) => Forward.Pass(network, x).A[^1]);

    /// <summary>Reads a digit.</summary>
    /// <param name="seen">28 × 28, ink 0 … 1.</param>
    public DigitReading Read(Matrix<double> seen) => DigitReading.Of(Model, seen, Outputs);
}
