using Kata.Data.Digits;

namespace Kata.Cli.Digits;

/// <summary>A network that classifies digits, and the forward pass that computes its outputs.</summary>
/// <param name="Name">Its name in the output.</param>
/// <param name="Model">The network.</param>
/// <param name="Outputs">The network's outputs h from x: m × 10 from m × n.</param>
internal sealed record DigitClassifier(string Name, DigitModel Model, Func<Network, Matrix<double>, Matrix<double>> Outputs)
{
    /// <summary>A model with the reference's forward pass.</summary>
    public static DigitClassifier Of(DigitModel model) => new(model.Name, model, (network, x) => Forward.Pass(network, x).A[^1]);

    /// <summary>Classifies a prepared digit.</summary>
    /// <param name="digit">28 × 28, ink 0 … 1.</param>
    public Prediction Classify(Matrix<double> digit)
    {
        var h = Outputs(Model.Network, OwnDigit.AsRow(digit, Model.Inputs).ToRowMatrix());
        var probabilities = new double[10];
        var best = 0;
        for (var label = 0; label < 10; label++)
        {
            probabilities[Model.Digit(label)] = h[0, label];
            if (h[0, label] > h[0, best]) best = label;
        }

        return new(Model.Digit(best), probabilities);
    }
}

/// <summary>What a network predicts for a digit.</summary>
/// <param name="Digit">0 … 9: the digit of the largest output; of the first class if there is a tie.</param>
/// <param name="Probabilities">The ten outputs by digit, 0 first; they sum to 1 only if the output layer is softmax.</param>
internal sealed record Prediction(int Digit, double[] Probabilities);
