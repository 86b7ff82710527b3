using Kata.Data.Digits;
using Kata.Data.Sets;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Kata.MakeDigits;

/// <summary>The two files of data/ that this tool makes, byte for byte.</summary>
internal static class ShippedFiles
{
    /// <summary>digits.mat: X and y as ex4data1.mat has them, so y is 10 for the digit zero.</summary>
    public static byte[] Digits(Examples digits)
    {
        var y = Matrix<double>.Build.Dense(digits.Labels.Length, 1, (row, _) => digits.Labels[row] + 1);
        return MatWriter.Write([("X", digits.X), ("y", y)]);
    }

    /// <summary>digits-weights.mat: a 400-25-10 network, trained as "kata train digits" trains it.</summary>
    public static byte[] Weights(Examples digits)
    {
        // The number of threads must not decide the order of the sums.
        Control.UseSingleThread();
        var start = Initialize.Create(
            [DigitLayout.Ng.Pixels, 25, DigitLayout.Classes], Activation.Sigmoid, Activation.Sigmoid, Loss.CrossEntropy, seed: 1);
        var y = OneHot.Encode(digits.Labels, DigitLayout.Classes);
        var descent = Optimizer.Minimize(start, digits.X, y, lambda: 1, maxEvaluations: 200);
        var thetas = Serialize.Unflatten(descent.Theta, [new(25, DigitLayout.Ng.Pixels + 1), new(DigitLayout.Classes, 26)]);
        return MatWriter.Write([("Theta1", thetas[0]), ("Theta2", thetas[1])]);
    }
}
