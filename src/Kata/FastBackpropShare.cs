using Kata.LinearAlgebra;

namespace Kata;

/// <summary>Step 13: blocks of examples, one after another, on their way forward and back through all layers; and the sums over them.</summary>
/// <param name="shapes">Of the thetas.</param>
/// <param name="block">How many examples a block has at most.</param>
internal sealed class FastBackpropShare(Shape[] shapes, int block)
{
    // Inputs that are copied twice while they are in the first-level cache.
    private const int Together = 32;

    private readonly Memory<double> _x = AlignedMemory.Of((shapes[0].Columns - 1) * Kernels.Padded(block));
    private readonly Memory<double> _y = AlignedMemory.Of(shapes[^1].Rows * Kernels.Padded(block));

    /// <summary>Σ of the losses.</summary>
    public double Loss { get; private set; }

    /// <summary>False if a z is not finite or y does not suit the loss.</summary>
    public bool IsValid { get; private set; }

    /// <summary>The memory of each layer.</summary>
    public IReadOnlyList<FastLayer> Layers { get; } = [.. shapes.Select(shape => new FastLayer(shape, block))];

    /// <summary>Starts at 0.</summary>
    public void Clear()
    {
        (Loss, IsValid) = (0, true);
        foreach (var layer in Layers) layer.Clear();
    }

    /// <summary>Adds the sums of another share.</summary>
    public void Add(FastBackpropShare other)
    {
        (Loss, IsValid) = (Loss + other.Loss, IsValid && other.IsValid);
        for (var l = 0; l < Layers.Count; l++) Layers[l].Add(other.Layers[l]);
    }

    /// <summary>Adds the loss and the gradient of some examples.</summary>
    /// <param name="network">The network.</param>
    /// <param name="thetas">Its thetas, column by column.</param>
    /// <param name="x">m × n, column by column.</param>
    /// <param name="y">m × K, column by column.</param>
    /// <param name="first">The first example of the block.</param>
    public void Pass(Network network, double[][] thetas, double[] x, double[] y, int first)
    {
        var m = x.Length / (shapes[0].Columns - 1);
        var count = Math.Min(block, m - first);
        var width = Kernels.Padded(count);
        for (var j = 0; j < shapes[0].Columns - 1; j += Together)
        {
            var some = _x.Span.Slice(j * width, Math.Min(Together, shapes[0].Columns - 1 - j) * width);
            Kernels.Copy(some.Length / width, count, x.AsSpan((j * m) + first), m, some, width);
            Layers[0].Keep(some, j, width);
        }

        Kernels.Copy(shapes[^1].Rows, count, y.AsSpan(first), m, _y.Span, width);

        var a = _x;
        for (var l = 0; l < Layers.Count; l++)
        {
            // While the first layer is computed, the next block's x comes from memory.
            IsValid &= Layers[l].Forward(thetas[l], a.Span, width, l == 0 && first + block < m ? x.AsSpan(first + block) : default, m);
            if (network.Layers[l].Activation != Activation.Softmax) Layers[l].Activate(network.Layers[l].Activation, width);
            a = Layers[l].A;
            if (l + 1 < Layers.Count) Layers[l + 1].Keep(a.Span[..(Layers[l].Units * width)], 0, width);
        }

        Output(network.Loss, count, width);
        for (var l = Layers.Count - 1; l >= 0; l--)
        {
            Layers[l].AddGradient(count, width);
            if (l > 0) Layers[l].Backward(thetas[l], Layers[l - 1], width);
        }
    }

    // The loss of the block, and δ of the last layer: h − y, times g′(z) for squared error.
    private void Output(Loss loss, int count, int width)
    {
        var last = Layers[^1];
        var size = last.Units * width;
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
}
