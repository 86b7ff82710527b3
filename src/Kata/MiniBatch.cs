using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 11: stochastic gradient descent: a step after every few examples instead of after all.</summary>
public static class MiniBatch
{
    /// <summary>Visits all examples in every epoch, in the order of <see cref="Order.Of"/>, and takes a step after each batch.</summary>
    /// <remarks>
    /// A batch of b examples estimates the gradient of the whole cost: the mean over its own examples, plus the penalty gradient of the
    /// whole set, (λ/m)·W.
    /// </remarks>
    /// <param name="network">The network to start from; stays the same.</param>
    /// <param name="x">m × n, finite.</param>
    /// <param name="labels">m integers 0 … K−1 (0 or 1 with a single output).</param>
    /// <param name="epochs">At least 0.</param>
    /// <param name="batchSize">At least 1; 1 is per-example descent. The last batch of an epoch may be short.</param>
    /// <param name="rate">α, above 0.</param>
    /// <param name="lambda">λ for the whole set of m examples, at least 0.</param>
    /// <param name="seed">The seed of the order.</param>
    /// <returns>The trained network; cost and accuracy over all examples after each epoch.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Backprop.Of"/>, or a count or the rate is out of range.</exception>
    public static Training Train(
        Network network, Matrix<double> x, IReadOnlyList<int> labels, int epochs, int batchSize, double rate, double lambda, int seed)
    {
        Guard.Inputs(network, x);
        Guard.Count("labels", labels.Count, x.RowCount, "entries", "one for each row of x");
        Guard.Labels(labels, Math.Max(network.Layers[^1].Theta.RowCount, 2));
        Guard.AtLeast("epochs", epochs, 0, "an epoch is run or not");
        Guard.AtLeast("batchSize", batchSize, 1, "a step needs at least one example");
        Guard.Positive("rate", rate, "a step goes downhill");
        Guard.AtLeast("lambda", lambda, 0, "a negative penalty would reward large weights");

        var m = x.RowCount;
        var y = Targets(labels, network.Layers[^1].Theta.RowCount);
        var history = new List<Epoch>();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            foreach (var batch in Order.Of(m, seed, epoch).Chunk(batchSize))
            {
                // Backprop divides by b, so λ·b/m becomes λ/m.
                var gradient = Backprop.Of(network, Rows(x, batch), Rows(y, batch), lambda * batch.Length / m).Gradient;
                network = network.With([.. network.Layers.Select((layer, l) => layer.Theta - (rate * gradient[l]))]);
            }

            history.Add(new(Cost.Of(network, x, y, lambda), Predict.Accuracy(Predict.Classes(network, x), labels)));
        }

        return new(network, history);
    }

    // The target of a single output is the label: 1 for class 1, 0 for class 0.
    private static Matrix<double> Targets(IReadOnlyList<int> labels, int outputs) =>
        outputs == 1 ? OneHot.Encode(labels, 2).SubMatrix(0, labels.Count, 1, 1) : OneHot.Encode(labels, outputs);

    private static Matrix<double> Rows(Matrix<double> matrix, int[] rows) =>
        Matrix<double>.Build.Dense(rows.Length, matrix.ColumnCount, (i, j) => matrix[rows[i], j]);
}
