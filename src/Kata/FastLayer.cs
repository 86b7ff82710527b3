using Kata.LinearAlgebra;

namespace Kata;

/// <summary>Step 13: one layer's memory for a block of examples, and its equations. All but one matrix is units × examples.</summary>
/// <param name="shape">Of its theta.</param>
/// <param name="block">How many examples a block has at most.</param>
internal sealed class FastLayer(Shape shape, int block)
{
    private readonly int _inputs = shape.Columns - 1;
    private readonly int _row = Kernels.Padded(shape.Columns - 1);

    // The activations of the layer before, examples × inputs: the one that the gradient needs in rows.
    private readonly Memory<double> _examples = AlignedMemory.Of(block * Kernels.Padded(shape.Columns - 1));

    public int Units => shape.Rows;

    public Memory<double> Z { get; } = AlignedMemory.Of(shape.Rows * Kernels.Padded(block));

    public Memory<double> A { get; } = AlignedMemory.Of(shape.Rows * Kernels.Padded(block));

    public Memory<double> Slope { get; } = AlignedMemory.Of(shape.Rows * Kernels.Padded(block));

    public Memory<double> Delta { get; } = AlignedMemory.Of(shape.Rows * Kernels.Padded(block));

    /// <summary>Σ δᵀ·a over the examples, units × padded inputs.</summary>
    public Memory<double> Weights { get; } = AlignedMemory.Of(shape.Rows * Kernels.Padded(shape.Columns - 1));

    /// <summary>Σ δ over the examples.</summary>
    public double[] Biases { get; } = new double[shape.Rows];

    public void Clear()
    {
        Weights.Span.Clear();
        Array.Clear(Biases);
    }

    public void Add(FastLayer other)
    {
        Elements.Add(other.Weights.Span, Weights.Span);
        Elements.Add(other.Biases, Biases);
    }

    /// <summary>Keeps some units of the layer before, for the gradient.</summary>
    /// <param name="a">Their activations, units × width.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="width">The length of a row.</param>
    public void Keep(ReadOnlySpan<double> a, int first, int width) =>
        Kernels.Transpose(Math.Min(block, width), a.Length / width, a, width, _examples.Span[first..], _row);

    /// <summary>zᵀ = W·aᵀ + b; false if a number is not finite.</summary>
    public bool Forward(double[] theta, ReadOnlySpan<double> a, int width, ReadOnlySpan<double> next = default, int nextRow = 0)
    {
        var z = Z.Span[..(Units * width)];
        for (var u = 0; u < Units; u++) z.Slice(u * width, width).Fill(theta[u]);
        Kernels.MultiplyAdd(_inputs, theta.AsSpan(Units), 1, Units, a, z, width, next, nextRow);
        return Elements.AreFinite(z);
    }

    /// <summary>a = g(z), and g′(z) for the way back.</summary>
    public void Activate(Activation activation, int width)
    {
        var size = Units * width;
        var z = Z.Span[..size];
        var a = A.Span[..size];
        var slope = Slope.Span[..size];
        switch (activation)
        {
            case Activation.Sigmoid: Elements.Sigmoid(z, a, slope); break;
            case Activation.Tanh: Elements.Tanh(z, a, slope); break;
            case Activation.Relu: Elements.Relu(z, a, slope); break;
            default:
                z.CopyTo(a);
                slope.Fill(1);
                break;
        }
    }

    /// <summary>Adds δᵀ·[1 a] of these examples.</summary>
    public void AddGradient(int count, int width)
    {
        var delta = Delta.Span;
        Kernels.MultiplyAdd(count, delta, width, 1, _examples.Span, Weights.Span, _row);
        for (var u = 0; u < Units; u++) Biases[u] += Elements.Sum(delta.Slice(u * width, count));
    }

    /// <summary>δ of the layer before: (δ·W) ⊙ g′(z).</summary>
    public void Backward(double[] theta, FastLayer before, int width)
    {
        var size = before.Units * width;
        var delta = before.Delta.Span[..size];
        delta.Clear();
        Kernels.MultiplyAdd(Units, theta.AsSpan(Units), Units, 1, Delta.Span, delta, width);
        Elements.Multiply(delta, before.Slope.Span[..size], delta);
    }
}
