using Kata.LinearAlgebra;

namespace Kata.Experiments.Training;

/// <summary>Training at the machine's speed: step 13 in place of step 8, and step 11 without a matrix for each result.</summary>
/// <remarks>The same epochs in the same order: the weights are those of step 11 but for rounding.</remarks>
public sealed class FastTraining
{
    private readonly Steps _right;

    private FastTraining(Steps right) => _right = right;

    /// <summary>Steps that train fast.</summary>
    /// <param name="right">Right steps, whose gradient and training are replaced.</param>
    public static Steps Of(Steps right) => right with { Backprop = right.FastBackprop, Train = new FastTraining(right).Train };

    private Kata.Training Train(
        Network network, Matrix<double> x, IReadOnlyList<int> labels, int epochs, int batchSize, double rate, double lambda, int seed)
    {
        // Without an epoch nothing but the arguments is checked.
        _right.Train(network, x, labels, Math.Min(epochs, 0), batchSize, rate, lambda, seed);
        var outputs = network.Layers[^1].Theta.RowCount;
        var y = outputs == 1 ? Matrix<double>.Build.Dense(labels.Count, 1, (i, _) => labels[i]) : _right.Encode(labels, outputs);
        var history = new List<Epoch>();
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            var order = Order.Of(x.RowCount, seed, epoch);
            var (next, classes) = batchSize == 1
                ? OneByOne(network, x, y, order, rate, rate * lambda / x.RowCount)
                : InBatches(network, x, y, order, batchSize, rate, lambda);
            // Step 11 says what is wrong with numbers that have become too large.
            if (!IsFinite(next)) return _right.Train(network, x, labels, 1, batchSize, rate, lambda, seed + epoch);
            network = next;
            history.Add(new(_right.FastBackprop(network, x, y, lambda).Cost, _right.Accuracy(classes(), labels)));
        }

        return new Kata.Training(network, history);
    }

    // The network after an epoch, and what computes the classes that it predicts.
    private (Network Network, Func<int[]> Classes) InBatches(
        Network network, Matrix<double> x, Matrix<double> y, int[] order, int size, double rate, double lambda)
    {
        foreach (var batch in order.Chunk(size))
        {
            var gradient = _right.FastBackprop(network, Rows(x, batch), Rows(y, batch), lambda * batch.Length / x.RowCount).Gradient;
            network = network.With([.. network.Layers.Select((layer, l) => layer.Theta - (rate * gradient[l]))]);
        }

        return (network, () => _right.Classes(network, x));
    }

    private (Network Network, Func<int[]> Classes) OneByOne(
        Network network, Matrix<double> x, Matrix<double> y, int[] order, double rate, double decay)
    {
        SampleLayer[] layers = [.. network.Layers.Select(Layer)];
        var (inputs, targets) = (x.ToRowMajorArray(), y.ToRowMajorArray());
        var last = layers[^1];
        foreach (var i in order)
        {
            var example = Forward(i);
            Error(network, last, targets.AsSpan(i * y.ColumnCount, y.ColumnCount));
            for (var l = layers.Length - 1; l > 0; l--) layers[l].Learn(layers[l - 1].A, layers[l - 1], rate, decay);
            layers[0].Learn(example, null, rate, decay);
        }

        return (network.With([.. network.Layers.Zip(layers, Theta)]), Classes);

        ReadOnlySpan<double> Forward(int i)
        {
            var example = inputs.AsSpan(i * x.ColumnCount, x.ColumnCount);
            layers[0].Forward(example);
            for (var l = 1; l < layers.Length; l++) layers[l].Forward(layers[l - 1].A);
            return example;
        }

        int[] Classes()
        {
            var h = Matrix<double>.Build.Dense(y.RowCount, y.ColumnCount);
            for (var i = 0; i < h.RowCount; i++)
            {
                Forward(i);
                for (var k = 0; k < h.ColumnCount; k++) h[i, k] = last.A[k];
            }

            // As step 5.
            return h.ColumnCount == 1 ? [.. h.Column(0).Select(value => value >= 0.5 ? 1 : 0)] : _right.Decode(h);
        }
    }

    // δ of the last layer.
    private static void Error(Network network, SampleLayer last, ReadOnlySpan<double> y)
    {
        var delta = last.Delta;
        last.A.CopyTo(delta);
        if (network.Layers[^1].Activation == Activation.Softmax) Softmax(delta);
        for (var k = 0; k < delta.Length; k++)
        {
            delta[k] -= y[k];
            if (network.Loss == Loss.SquaredError) delta[k] *= last.Slope[k];
        }
    }

    private static void Softmax(Span<double> z)
    {
        var (max, sum) = (double.NegativeInfinity, 0.0);
        foreach (var each in z) max = Math.Max(max, each);
        foreach (ref var each in z) sum += each = Math.Exp(each - max);
        foreach (ref var each in z) each /= sum;
    }

    private static SampleLayer Layer(Layer layer)
    {
        var sampled = new SampleLayer(layer.Theta.RowCount, layer.Theta.ColumnCount - 1, layer.Activation switch
        {
            Activation.Sigmoid => Elements.Sigmoid,
            Activation.Tanh => Elements.Tanh,
            Activation.Relu => Elements.Relu,
            _ => Elements.Identity,
        });
        sampled.Set(layer.Theta.ToColumnMajorArray());
        return sampled;
    }

    private static Matrix<double> Theta(Layer layer, SampleLayer sampled)
    {
        var theta = new double[layer.Theta.RowCount * layer.Theta.ColumnCount];
        sampled.Get(theta);
        return Matrix<double>.Build.Dense(layer.Theta.RowCount, layer.Theta.ColumnCount, theta);
    }

    private static bool IsFinite(Network network) =>
        network.Layers.All(layer => Elements.AreFinite(layer.Theta.AsColumnMajorArray() ?? layer.Theta.ToColumnMajorArray()));

    private static Matrix<double> Rows(Matrix<double> matrix, int[] rows) =>
        Matrix<double>.Build.Dense(rows.Length, matrix.ColumnCount, (i, j) => matrix[rows[i], j]);
}
