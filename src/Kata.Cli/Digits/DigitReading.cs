using Kata.Data.Digits;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.Cli.Digits;

/// <summary>What a network reads in a prepared digit.</summary>
/// <param name="Digit">0 … 9: the largest output's, the first class where two are the largest.</param>
/// <param name="Probabilities">The ten outputs by digit, 0 first; they sum to 1 only where the output layer is softmax.</param>
internal sealed record DigitReading(int Digit, double[] Probabilities)
{
    /// <summary>Reads a digit.</summary>
    /// <param name="model">Who reads.</param>
    /// <param name="seen">28 × 28, ink 0 … 1.</param>
    /// <param name="outputs">The network's outputs h from x: m × 10 from m × n.</param>
    public static DigitReading Of(DigitModel model, Matrix<double> seen, Func<Network, Matrix<double>, Matrix<double>> outputs)
    {
        var h = outputs(model.Network, OwnDigit.AsRow(seen, model.Inputs).ToRowMatrix());
        var probabilities = new double[10];
        var best = 0;
        for (var label = 0; label < 10; label++)
        {
            probabilities[model.Digit(label)] = h[0, label];
            if (h[0, label] > h[0, best]) best = label;
        }

        return new(model.Digit(best), probabilities);
    }
}
