using Kata.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 13: the cost and the gradient of step 8, at the machine's speed.</summary>
/// <remarks>
/// The same equations in another order. The examples pass through the network, forward and back, in blocks that stay in a processor's own
/// cache: x is read from memory once. Within a block everything is stored transposed, units × examples, so that a register holds one unit
/// for eight examples. Each processor has its share of the blocks, and its own sums.
/// </remarks>
public static class FastBackprop
{
    // A block is as many examples as fill two register tiles of AVX-512. With 400 inputs it takes 400 KB, twice over.
    private const int Block = 64;

    [ThreadStatic]
    private static Work? kept;

    /// <summary>J and ∂J/∂Θˡ, equal to those of <see cref="Backprop.Of"/> but for rounding.</summary>
    /// <param name="network">L layers; the last activation fits the loss.</param>
    /// <param name="x">m × n, finite.</param>
    /// <param name="y">m × K, as in <see cref="Cost.DataTerm"/>.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <returns>J, and for each theta a gradient of its shape, already divided by m.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Backprop.Of"/>.</exception>
    public static CostAndGradient Of(Network network, Matrix<double> x, Matrix<double> y, double lambda)
    {
        Guard.Network(network);
        Guard.Fits(network.Layers[^1].Activation, network.Loss);
        for (var l = 0; l < network.Layers.Count - 1; l++) Guard.ElementByElement("activation", network.Layers[l].Activation);
        Guard.Known("activation", network.Layers[^1].Activation);
        Guard.Count("x", x.ColumnCount, network.Layers[0].Theta.ColumnCount - 1, "columns", "one for each weight of a unit of layer 1");
        Guard.Count("y", y.RowCount, x.RowCount, "rows", "one for each row of x");
        Guard.Count("y", y.ColumnCount, network.Layers[^1].Theta.RowCount, "columns", "one for each output");
        Guard.AtLeast("lambda", lambda, 0, "a negative penalty would reward large weights");
        Guard.AtLeast("examples", x.RowCount, 1, "the penalty is shared among them");

        var work = kept is not null && kept.Fits(network) ? kept : kept = new(network);
        // Whether all numbers are finite and y suits the loss is seen on the way; if not, step 8 says what is wrong.
        return work.Run(network, x, y, lambda) ?? Backprop.Of(network, x, y, lambda);
    }

    // One call: its arguments, and memory that the next call of the same thread uses again.
    private sealed class Work(Network network) : IParts
    {
        private readonly Shape[] _shapes = [.. network.Layers.Select(layer => layer.Shape)];
        private readonly Share[] _shares = new Share[Team.Size];
        private readonly double[][] _thetas = new double[network.Layers.Count][];
        private Network _network = network;
        private (double[] X, double[] Y, int M) _examples = ([], [], 0);
        private int _parts;

        public bool Fits(Network other) => other.Layers.Select(layer => layer.Shape).SequenceEqual(_shapes);

        public CostAndGradient? Run(Network network, Matrix<double> x, Matrix<double> y, double lambda)
        {
            _network = network;
            _examples = (Columns(x), Columns(y), x.RowCount);
            for (var l = 0; l < _thetas.Length; l++) _thetas[l] = Columns(network.Layers[l].Theta);
            var blocks = (x.RowCount + Block - 1) / Block;
            _parts = Math.Min(Team.Size, blocks);
            for (var part = 0; part < _parts; part++) (_shares[part] ??= new(_shapes)).Clear();

            Team.Run(this, _parts);
            var sums = _shares[0];
            for (var part = 1; part < _parts; part++) sums.Add(_shares[part]);
            return sums.IsValid ? new(Cost(sums.Loss, lambda, x.RowCount), Gradient(sums, lambda, x.RowCount)) : null;
        }

        // A share is a run of neighbouring blocks, so the sums depend on the number of processors but not on which of them is faster.
        public void Do(int part)
        {
            var blocks = (_examples.M + Block - 1) / Block;
            for (var block = blocks * part / _parts; block < blocks * (part + 1) / _parts; block++)
                _shares[part].Pass(_network, _thetas, _examples.X, _examples.Y, block * Block);
        }

        private double Cost(double loss, double lambda, int m)
        {
            var squares = 0.0;
            for (var l = 0; l < _thetas.Length; l++) squares += Elements.SumOfSquares(_thetas[l].AsSpan(_shapes[l].Rows));
            return (loss / m) + (lambda / (2.0 * m) * squares);
        }

        private Matrix<double>[] Gradient(Share sums, double lambda, int m)
        {
            var gradient = new Matrix<double>[_shapes.Length];
            for (var l = 0; l < gradient.Length; l++)
                gradient[l] = Matrix<double>.Build.Dense(_shapes[l].Rows, _shapes[l].Columns, Entries(l));
            return gradient;

            double[] Entries(int l) => sums.Layers[l].Gradient(_thetas[l], lambda, m);
        }

        private static double[] Columns(Matrix<double> matrix) => matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray();
    }

    // Blocks of examples, one after another, on their way forward and back through all layers; and the sums over them.
    private sealed class Share(Shape[] shapes)
    {
        // Inputs that are copied twice while they are in the first-level cache.
        private const int Together = 32;

        private readonly Memory<double> _x = AlignedMemory.Of((shapes[0].Columns - 1) * Kernels.Padded(Block));
        private readonly Memory<double> _y = AlignedMemory.Of(shapes[^1].Rows * Kernels.Padded(Block));

        public double Loss { get; private set; }

        // False if a z is not finite or y does not suit the loss.
        public bool IsValid { get; private set; }

        public LayerBlock[] Layers { get; } = [.. shapes.Select(shape => new LayerBlock(shape.Rows, shape.Columns - 1, Block))];

        public void Clear()
        {
            (Loss, IsValid) = (0, true);
            foreach (var layer in Layers) layer.Clear();
        }

        public void Add(Share other)
        {
            (Loss, IsValid) = (Loss + other.Loss, IsValid && other.IsValid);
            for (var l = 0; l < Layers.Length; l++) Layers[l].Add(other.Layers[l]);
        }

        // Adds the loss and the gradient of some examples.
        public void Pass(Network network, double[][] thetas, double[] x, double[] y, int first)
        {
            var m = x.Length / (shapes[0].Columns - 1);
            var count = Math.Min(Block, m - first);
            var width = Kernels.Padded(count);
            for (var j = 0; j < shapes[0].Columns - 1; j += Together)
            {
                var some = _x.Span.Slice(j * width, Math.Min(Together, shapes[0].Columns - 1 - j) * width);
                Kernels.Copy(some.Length / width, count, x.AsSpan((j * m) + first), m, some, width);
                Layers[0].Keep(some, j, width);
            }

            Kernels.Copy(shapes[^1].Rows, count, y.AsSpan(first), m, _y.Span, width);
            var a = _x;
            for (var l = 0; l < Layers.Length; l++)
            {
                // While the first layer is computed, the next block's x comes from memory.
                IsValid &= Layers[l].Forward(thetas[l], a.Span, width, l == 0 && first + Block < m ? x.AsSpan(first + Block) : default, m);
                Activate(network.Layers[l].Activation, Layers[l], shapes[l].Rows * width);
                a = Layers[l].A;
                if (l + 1 < Layers.Length) Layers[l + 1].Keep(a.Span[..(shapes[l].Rows * width)], 0, width);
            }

            Output(network.Loss, count, width);
            for (var l = Layers.Length - 1; l >= 0; l--)
            {
                Layers[l].AddGradient(count, width);
                if (l > 0) Layers[l].Backward(thetas[l], Layers[l - 1], width);
            }
        }

        // The loss of the block, and δ of the last layer: h − y, times g′(z) for squared error.
        private void Output(Loss loss, int count, int width)
        {
            var last = Layers[^1];
            var size = shapes[^1].Rows * width;
            var y = _y.Span[..size];
            var z = last.Z.Span[..size];
            var h = last.A.Span[..size];
            var delta = last.Delta.Span[..size];
            if (loss == Kata.Loss.SoftmaxCrossEntropy)
            {
                Loss += Losses.SoftmaxCrossEntropy(count, width, z, y, h);
                IsValid &= Losses.AreDistributions(count, width, y);
            }

            Elements.Subtract(h, y, delta);
            for (var k = 0; k < size; k += width)
            {
                if (loss == Kata.Loss.CrossEntropy) Loss += Losses.CrossEntropy(z.Slice(k, count), y.Slice(k, count));
                if (loss == Kata.Loss.SquaredError) Loss += Elements.SumOfSquares(delta.Slice(k, count)) / 2;
            }

            IsValid &= loss == Kata.Loss.SquaredError ? Elements.AreFinite(y) : Elements.AreProbabilities(y);
            if (loss == Kata.Loss.SquaredError) Elements.Multiply(delta, last.Slope.Span[..size], delta);
        }

        // a = g(z), and g′(z) for the way back. Softmax is left to its loss.
        private static void Activate(Activation activation, LayerBlock layer, int size)
        {
            var z = layer.Z.Span[..size];
            var a = layer.A.Span[..size];
            var slope = layer.Slope.Span[..size];
            switch (activation)
            {
                case Activation.Sigmoid: Elements.Sigmoid(z, a, slope); break;
                case Activation.Tanh: Elements.Tanh(z, a, slope); break;
                case Activation.Relu: Elements.Relu(z, a, slope); break;
                case Activation.Identity: Elements.Identity(z, a, slope); break;
            }
        }
    }
}
