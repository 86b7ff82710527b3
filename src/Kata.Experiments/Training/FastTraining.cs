using Kata.LinearAlgebra;

namespace Kata.Experiments.Training;

/// <summary>
/// Training at the machine's speed: step 13 in place of step 8, step 11 without a matrix for each result, and forward passes in blocks of
/// examples that stay in the processor's cache.
/// </summary>
/// <remarks>The same epochs in the same order: weights and costs are those of the plain steps but for rounding.</remarks>
public sealed class FastTraining
{
    // Two hundred images of MNIST take a megabyte.
    private const int BlockRows = 200;

    private readonly Steps _right;

    // The examples of the last epoch, row by row: those of a batch are far apart in columns.
    private (Matrix<double>? X, double[] Rows) _rows = (null, []);

    // What the last network says of the last examples: the history asks for it, and then the report.
    private (Network? Network, Matrix<double>? X, ForwardPass Last) _known = (null, null, new([], []));

    private FastTraining(Steps right) => _right = right;

    /// <summary>Steps that train fast.</summary>
    /// <param name="right">Right steps, whose gradient and training are replaced.</param>
    public static Steps Of(Steps right)
    {
        var fast = new FastTraining(right);
        return right with { Backprop = right.FastBackprop, Train = fast.Train, Cost = fast.Cost, Classes = fast.Classes };
    }

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
            var next = batchSize == 1
                ? OneByOne(network, x, y, order, rate, rate * lambda / x.RowCount)
                : InBatches(network, x, y, order, batchSize, rate, lambda);
            // Step 11 says what is wrong with numbers that have become too large.
            if (!IsFinite(next)) return _right.Train(network, x, labels, 1, batchSize, rate, lambda, seed + epoch);
            network = next;
            history.Add(new(Cost(network, x, y, lambda), _right.Accuracy(Classes(network, x), labels)));
        }

        return new Kata.Training(network, history);
    }

    private double Cost(Network network, Matrix<double> x, Matrix<double> y, double lambda) =>
        _right.DataTerm(network.Loss, LastLayer(network, x), y) + _right.Penalty(network, lambda, x.RowCount);

    private int[] Classes(Network network, Matrix<double> x)
    {
        var h = LastLayer(network, x).A[^1];
        // As step 5.
        return h.ColumnCount == 1 ? [.. h.Column(0).Select(value => value >= 0.5 ? 1 : 0)] : _right.Decode(h);
    }

    // z and a of the last layer.
    private ForwardPass LastLayer(Network network, Matrix<double> x)
    {
        if (ReferenceEquals(_known.Network, network) && ReferenceEquals(_known.X, x)) return _known.Last;
        var outputs = network.Layers[^1].Theta.RowCount;
        var (z, h) = (Matrix<double>.Build.Dense(x.RowCount, outputs), Matrix<double>.Build.Dense(x.RowCount, outputs));
        for (var first = 0; first < x.RowCount; first += BlockRows)
        {
            var pass = _right.Pass(network, x.SubMatrix(first, Math.Min(BlockRows, x.RowCount - first), 0, x.ColumnCount));
            z.SetSubMatrix(first, 0, pass.Z[^1]);
            h.SetSubMatrix(first, 0, pass.A[^1]);
        }

        _known = (network, x, new([z], [h]));
        return _known.Last;
    }

    private Network InBatches(
        Network network, Matrix<double> x, Matrix<double> y, int[] order, int size, double rate, double lambda)
    {
        if (!ReferenceEquals(_rows.X, x)) _rows = (x, x.ToRowMajorArray());
        var targets = y.ToRowMajorArray();
        // Arrays that every step writes into: new ones for each take longer than the sums.
        double[][] thetas = [.. network.Layers.Select(layer => layer.Theta.ToColumnMajorArray())];
        network = network.With([.. network.Layers.Zip(thetas, (layer, theta) => Dense(layer.Theta.RowCount, theta))]);
        double[] some = [], their = [];
        foreach (var batch in order.Chunk(size))
        {
            Gather(_rows.Rows, batch, x.ColumnCount, ref some);
            Gather(targets, batch, y.ColumnCount, ref their);
            var (rows, share) = (batch.Length, lambda * batch.Length / x.RowCount);
            var gradient = _right.FastBackprop(network, Dense(rows, some), Dense(rows, their), share).Gradient;
            for (var l = 0; l < thetas.Length; l++)
            {
                var (theta, slope) = (thetas[l], gradient[l].AsColumnMajorArray());
                for (var i = 0; i < theta.Length; i++) theta[i] -= rate * slope[i];
            }
        }

        return network;
    }

    private Network OneByOne(
        Network network, Matrix<double> x, Matrix<double> y, int[] order, double rate, double decay)
    {
        SampleLayer[] layers = [.. network.Layers.Select(Layer)];
        if (!ReferenceEquals(_rows.X, x)) _rows = (x, x.ToRowMajorArray());
        var (inputs, targets) = (_rows.Rows, y.ToRowMajorArray());
        var last = layers[^1];
        foreach (var i in order)
        {
            var example = inputs.AsSpan(i * x.ColumnCount, x.ColumnCount);
            layers[0].Forward(example);
            for (var l = 1; l < layers.Length; l++) layers[l].Forward(layers[l - 1].A);
            Error(network, last, targets.AsSpan(i * y.ColumnCount, y.ColumnCount));
            for (var l = layers.Length - 1; l > 0; l--) layers[l].Learn(layers[l - 1].A, layers[l - 1], rate, decay);
            layers[0].Learn(example, null, rate, decay);
        }

        return network.With([.. network.Layers.Zip(layers, Theta)]);
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
        return Dense(layer.Theta.RowCount, theta);
    }

    private static bool IsFinite(Network network) =>
        network.Layers.All(layer => Elements.AreFinite(layer.Theta.AsColumnMajorArray() ?? layer.Theta.ToColumnMajorArray()));

    private static Matrix<double> Dense(int rows, double[] columns) => Matrix<double>.Build.Dense(rows, columns.Length / rows, columns);

    // Some rows, column by column.
    private static void Gather(double[] all, int[] rows, int columns, ref double[] some)
    {
        if (some.Length != rows.Length * columns) some = new double[rows.Length * columns];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = all.AsSpan(rows[i] * columns, columns);
            for (var j = 0; j < row.Length; j++) some[(j * rows.Length) + i] = row[j];
        }
    }
}
