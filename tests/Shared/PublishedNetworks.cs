namespace Kata.Tests;

// Kata.Experiments has the same network, but these suites are what a submission is checked with, so they must not depend on that room.
/// <summary>Networks that others published with their numbers.</summary>
internal static class PublishedNetworks
{
    /// <summary>Saito, Deep Learning from Scratch, section 4.4.2: 2 inputs, 3 softmax outputs, no biases. Theta is [0 Wᵀ].</summary>
    public static Network SoftmaxNetwork => new(
        [
            new(
                Matrix<double>.Build.DenseOfArray(new[,]
                {
                    { 0, -0.05811371, 0.13589681 },
                    { 0, 0.41911804, 0.10144801 },
                    { 0, 1.63684316, -2.26828293 },
                }),
                Activation.Softmax),
        ],
        Loss.SoftmaxCrossEntropy);

    public static Matrix<double> SoftmaxX => Matrix<double>.Build.DenseOfArray(new[,] { { 0.6, 0.9 } });

    /// <summary>Its target is class 2.</summary>
    public static Matrix<double> SoftmaxY => Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 0, 1 } });
}
