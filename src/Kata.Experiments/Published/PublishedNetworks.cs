namespace Kata.Experiments.Published;

/// <summary>Networks that others published: the stored thetas with the activations and the loss they belong to.</summary>
public static class PublishedNetworks
{
    /// <summary>Saito, Deep Learning from Scratch, section 4.4.2: 2 inputs, 3 softmax outputs, no biases. Theta is [0 Wᵀ].</summary>
    public static Network Softmax => new(
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

    /// <summary>Its example.</summary>
    public static Matrix<double> SoftmaxX => Matrix<double>.Build.DenseOfArray(new[,] { { 0.6, 0.9 } });

    /// <summary>Its target: class 2.</summary>
    public static Matrix<double> SoftmaxY => Matrix<double>.Build.DenseOfArray(new[,] { { 0.0, 0, 1 } });

    /// <summary>Ng's 400-25-10 with the weights given in exercise 4.</summary>
    /// <param name="store">Where to look for them.</param>
    /// <exception cref="DataMissingException">They are not on this machine.</exception>
    public static Network Ex4(DataStore store) => ReferenceModel.Sigmoids(store.Ex4Weights());

    /// <summary>Saito's 784-50-100-10.</summary>
    /// <param name="store">Where to look for it.</param>
    /// <exception cref="DataMissingException">It is not on this machine.</exception>
    public static Network Sample(DataStore store)
    {
        var thetas = store.SampleWeight();
        return new(
            [new(thetas[0], Activation.Sigmoid), new(thetas[1], Activation.Sigmoid), new(thetas[2], Activation.Softmax)],
            Loss.SoftmaxCrossEntropy);
    }
}
