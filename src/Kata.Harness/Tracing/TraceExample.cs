namespace Kata.Harness.Tracing;

/// <summary>A network and examples small enough to redo by hand.</summary>
/// <param name="Network">The network.</param>
/// <param name="X">m × n.</param>
/// <param name="Y">m × K.</param>
/// <param name="Lambda">λ, at least 0.</param>
public sealed record TraceExample(Network Network, Matrix<double> X, Matrix<double> Y, double Lambda)
{
    /// <summary>The most units of a layer.</summary>
    public const int MostUnits = 5;

    /// <summary>The most layers, the inputs included.</summary>
    public const int MostLayers = 4;

    /// <summary>The example of the lessons of steps 4, 6 and 8.</summary>
    public static TraceExample Worked { get; } = new(
        new(
            [new(Rows([1, 2, 3], [-1, 0.5, 2]), Activation.Relu), new(Rows([0.5, -1, 4]), Activation.Identity)],
            Loss.SquaredError),
        Rows([2, -1], [0, 1]),
        Rows([0.5], [1]),
        0.4);

    /// <summary>A copy that shares no matrix with this one.</summary>
    public TraceExample Copy() => this with
    {
        Network = Network.With([.. Network.Layers.Select(layer => layer.Theta.Clone())]),
        X = X.Clone(),
        Y = Y.Clone(),
    };

    /// <summary>Draws weights and two examples from the whole and half numbers from −2 to 2 without 0.</summary>
    /// <param name="sizes">Inputs, units of each hidden layer, outputs: 2 to 4 numbers from 1 to 5.</param>
    /// <param name="hidden">The activation of the hidden layers; not softmax.</param>
    /// <param name="loss">The loss; it decides the last activation.</param>
    /// <param name="seed">Any integer.</param>
    /// <exception cref="ArgumentException">There are too many layers or units, or too few for the loss.</exception>
    public static TraceExample Drawn(IReadOnlyList<int> sizes, Activation hidden, Loss loss, int seed)
    {
        if (sizes.Count is < 2 or > MostLayers || sizes.Any(size => size is < 1 or > MostUnits))
        {
            throw new ArgumentException(
                $"the network is {string.Join('-', sizes)} but needs 2 to {MostLayers} layers of 1 to {MostUnits} units: a trace can be "
                + "redone by hand.");
        }

        if (loss == Loss.SoftmaxCrossEntropy && sizes[^1] == 1)
        {
            throw new ArgumentException(
                $"the network is {string.Join('-', sizes)} but needs at least 2 outputs: the softmax of a single one is always 1.");
        }

        var random = new OracleRandom(seed);
        List<Layer> layers = [.. sizes.Skip(1).Select((units, l) =>
            new Layer(Numbers(units, sizes[l] + 1), l == sizes.Count - 2 ? Output(loss) : hidden))];
        var x = Numbers(2, sizes[0]);
        return new(new(layers, loss), x, loss == Loss.SquaredError ? Numbers(2, sizes[^1]) : Classes(), 0.4);

        Matrix<double> Numbers(int rows, int columns) => random.Matrix(rows, columns, 4, 2);

        // Each example is of one class; with a single output, of it or not.
        Matrix<double> Classes()
        {
            var first = random.Integer(0, sizes[^1] - 1);
            return ScalarOracle.Fill(2, sizes[^1], (i, k) => sizes[^1] == 1 ? i : k == (first + i) % sizes[^1] ? 1 : 0);
        }
    }

    private static Activation Output(Loss loss) => loss switch
    {
        Loss.CrossEntropy => Activation.Sigmoid,
        Loss.SoftmaxCrossEntropy => Activation.Softmax,
        _ => Activation.Identity,
    };

    private static Matrix<double> Rows(params double[][] rows) => Matrix<double>.Build.DenseOfRowArrays(rows);
}
