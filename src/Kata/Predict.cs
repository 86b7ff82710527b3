using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 5: the class that a network predicts, and how often it is right.</summary>
public static class Predict
{
    /// <summary>The output with the largest activation; with a single output, 1 if h ≥ 0.5 and 0 otherwise.</summary>
    /// <param name="network">K outputs.</param>
    /// <param name="x">m × n, finite.</param>
    /// <returns>m integers 0 … K−1 (0 or 1 with a single output).</returns>
    /// <exception cref="ArgumentException">As in <see cref="Forward.Pass"/>.</exception>
    public static int[] Classes(Network network, Matrix<double> x)
    {
        var h = Forward.Pass(network, x).A[^1];
        return h.ColumnCount == 1 ? [.. h.Column(0).Select(value => value >= 0.5 ? 1 : 0)] : OneHot.Decode(h);
    }

    /// <summary>The share of examples classified correctly.</summary>
    /// <param name="predicted">m integers, at least one.</param>
    /// <param name="labels">m integers.</param>
    /// <returns>0 … 1.</returns>
    /// <exception cref="ArgumentException">There is no prediction, or not exactly one for each label.</exception>
    public static double Accuracy(IReadOnlyList<int> predicted, IReadOnlyList<int> labels)
    {
        Guard.AtLeast("predicted.Count", predicted.Count, 1, "the share of no examples is undefined");
        Guard.Count("predicted", predicted.Count, labels.Count, "entries", "one for each label");

        var right = 0;
        for (var i = 0; i < labels.Count; i++)
            if (predicted[i] == labels[i]) right++;
        return (double)right / labels.Count;
    }
}
