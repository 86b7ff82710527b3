namespace Kata.Harness.Oracle;

/// <summary>Mini-batch training, with hooks that a mistake can replace.</summary>
/// <param name="Backprop">Cost and gradient.</param>
/// <param name="Cost">The cost alone.</param>
/// <param name="Classes">The predicted classes.</param>
internal sealed record OracleTraining(
    BackpropFunction Backprop,
    CostFunction Cost,
    ClassesFunction Classes)
{
    /// <summary>The order of the examples in an epoch, from their number, the seed and the epoch.</summary>
    internal Func<int, int, int, int[]> Order { get; init; } = Kata.Order.Of;

    /// <summary>The example whose label is used for an example, from the example and its place in the order.</summary>
    internal Func<int, int, int> Labelled { get; init; } = (example, _) => example;

    /// <summary>The places in the order that form each batch, from m, the batch size and the epoch.</summary>
    internal Func<int, int, int, IEnumerable<int[]>> Batches { get; init; } = (m, size, _) => Enumerable.Range(0, m).Chunk(size);

    /// <summary>The order of the batches in an epoch, from their number, the seed and the epoch.</summary>
    internal Func<int, int, int, int[]> BatchOrder { get; init; } = (count, _, _) => [.. Enumerable.Range(0, count)];

    /// <summary>The rate of an epoch, from the given one and the epoch.</summary>
    internal Func<double, int, double> Rate { get; init; } = (rate, _) => rate;

    /// <summary>The λ passed to backpropagation, from λ, the number of examples in the batch and m.</summary>
    internal Func<double, int, int, double> Penalty { get; init; } = (lambda, b, m) => lambda * b / m;

    /// <summary>The factor on a batch's gradient, from its number of examples and the batch size.</summary>
    internal Func<int, int, double> Scale { get; init; } = (_, _) => 1;

    /// <summary>An entry after a step, from the entry, its gradient, the rate, λ/m and whether it is a bias.</summary>
    internal Func<double, double, double, double, bool, double> Update { get; init; } = (entry, slope, rate, _, _) =>
        entry - (rate * slope);

    /// <summary>How many epochs are run, from the number asked for.</summary>
    internal Func<int, int> Epochs { get; init; } = epochs => epochs;

    /// <summary>The λ of the costs in the history.</summary>
    internal Func<double, double> HistoryLambda { get; init; } = lambda => lambda;

    /// <summary>Whether the history covers the last batch instead of the whole set.</summary>
    internal bool HistoryOfBatch { get; init; }

    /// <summary>Whether the history describes the network before the epoch.</summary>
    internal bool HistoryBefore { get; init; }

    /// <summary>Whether the weights of the given network are overwritten.</summary>
    internal bool InPlace { get; init; }

    internal Training Train(
        Network network, Matrix<double> x, IReadOnlyList<int> labels, int epochs, int batchSize, double rate, double lambda, int seed)
    {
        Guard.Inputs(network, x);
        Guard.Count("labels", labels.Count, x.RowCount, "entries", "each row of x has one");
        Guard.AtLeast("epochs", epochs, 0, "epochs are counted");
        Guard.AtLeast("batchSize", batchSize, 1, "a batch is not empty");
        Guard.Positive("rate", rate, "the way is down");
        Guard.AtLeast("lambda", lambda, 0, "a penalty is no reward");
        var outputs = network.Layers[^1].Theta.RowCount;
        Guard.Labels(labels, Math.Max(outputs, 2));

        var m = x.RowCount;
        int[] all = [.. Enumerable.Range(0, m)];
        var history = new List<Epoch>();
        for (var epoch = 0; epoch < Epochs(epochs); epoch++)
        {
            var order = Order(m, seed, epoch);
            var (before, seen) = (network, all);
            int[][] batches = [.. Batches(m, batchSize, epoch)];
            foreach (var batch in BatchOrder(batches.Length, seed, epoch).Select(b => batches[b]))
            {
                int[] examples = [.. batch.Select(place => order[place])];
                int[] named = [.. batch.Select(place => Labelled(order[place], place))];
                var y = Targets(labels, named, outputs);
                var gradient = Backprop(network, Rows(x, examples), y, Penalty(lambda, batch.Length, m)).Gradient;
                network = Stepped(network, gradient, Scale(batch.Length, batchSize), Rate(rate, epoch), lambda / m);
                if (HistoryOfBatch) seen = examples;
            }

            history.Add(Reached(HistoryBefore ? before : network, Rows(x, seen), [.. seen.Select(i => labels[i])], lambda));
        }

        return new(network, history);
    }

    private Network Stepped(Network network, IReadOnlyList<Matrix<double>> gradient, double scale, double rate, double decay)
    {
        var thetas = new List<Matrix<double>>();
        for (var l = 0; l < network.Layers.Count; l++)
        {
            var theta = InPlace ? network.Layers[l].Theta : network.Layers[l].Theta.Clone();
            for (var i = 0; i < theta.RowCount; i++)
            {
                for (var j = 0; j < theta.ColumnCount; j++)
                    theta[i, j] = Update(theta[i, j], scale * gradient[l][i, j], rate, decay, j == 0);
            }

            thetas.Add(theta);
        }

        return network.With(thetas);
    }

    private Epoch Reached(Network network, Matrix<double> x, int[] labels, double lambda)
    {
        var y = Targets(labels, [.. Enumerable.Range(0, labels.Length)], network.Layers[^1].Theta.RowCount);
        return new(Cost(network, x, y, HistoryLambda(lambda)), OracleFunctions.Accuracy(Classes(network, x), labels));
    }

    private static Matrix<double> Rows(Matrix<double> x, int[] examples)
    {
        var rows = Matrix<double>.Build.Dense(examples.Length, x.ColumnCount);
        for (var i = 0; i < examples.Length; i++)
            for (var j = 0; j < x.ColumnCount; j++) rows[i, j] = x[examples[i], j];

        return rows;
    }

    // The target of a single output is the label itself: 0 or 1.
    private static Matrix<double> Targets(IReadOnlyList<int> labels, int[] examples, int outputs)
    {
        var y = Matrix<double>.Build.Dense(examples.Length, outputs);
        for (var i = 0; i < examples.Length; i++)
            for (var k = 0; k < outputs; k++) y[i, k] = labels[examples[i]] == (outputs == 1 ? 1 : k) ? 1 : 0;

        return y;
    }
}
