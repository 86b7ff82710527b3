namespace Kata.LinearAlgebra;

/// <summary>One layer's memory for a block of examples, and its products. All but one matrix is units × examples.</summary>
/// <param name="units">How many units the layer has.</param>
/// <param name="inputs">How many inputs each has, without the bias.</param>
/// <param name="block">How many examples a block has at most.</param>
public sealed class LayerBlock(int units, int inputs, int block)
{
    private readonly int _row = Kernels.Padded(inputs);

    // The activations of the layer before, examples × inputs: the one that the gradient needs in rows.
    private readonly Memory<double> _examples = AlignedMemory.Of(block * Kernels.Padded(inputs));

    /// <summary>z, the weighted sums.</summary>
    public Memory<double> Z { get; } = AlignedMemory.Of(units * Kernels.Padded(block));

    /// <summary>a = g(z).</summary>
    public Memory<double> A { get; } = AlignedMemory.Of(units * Kernels.Padded(block));

    /// <summary>g′(z).</summary>
    public Memory<double> Slope { get; } = AlignedMemory.Of(units * Kernels.Padded(block));

    /// <summary>δ.</summary>
    public Memory<double> Delta { get; } = AlignedMemory.Of(units * Kernels.Padded(block));

    /// <summary>Σ δᵀ·a over the examples, units × padded inputs.</summary>
    private Memory<double> Weights { get; } = AlignedMemory.Of(units * Kernels.Padded(inputs));

    /// <summary>Σ δ over the examples.</summary>
    private double[] Biases { get; } = new double[units];

    /// <summary>Sets the sums to 0.</summary>
    public void Clear()
    {
        Weights.Span.Clear();
        Array.Clear(Biases);
    }

    /// <summary>Adds the sums of another block of the same layer.</summary>
    /// <param name="other">The other.</param>
    public void Add(LayerBlock other)
    {
        Elements.Add(other.Weights.Span, Weights.Span, Weights.Span);
        Elements.Add(other.Biases, Biases, Biases);
    }

    /// <summary>Keeps some units of the layer before, for the gradient.</summary>
    /// <param name="a">Their activations, units × width.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="width">The length of a row.</param>
    public void Keep(ReadOnlySpan<double> a, int first, int width) =>
        Kernels.Transpose(Math.Min(block, width), a.Length / width, a, width, _examples.Span[first..], _row);

    /// <summary>zᵀ = W·aᵀ + b.</summary>
    /// <param name="theta">[b W], column by column.</param>
    /// <param name="a">The activations of the layer before, inputs × width.</param>
    /// <param name="width">The length of a row.</param>
    /// <param name="next">What is wanted soon, as <see cref="Kernels.MultiplyAdd"/> fetches it.</param>
    /// <param name="nextRow">From a row of it to the next.</param>
    /// <returns>False if a sum is not finite.</returns>
    public bool Forward(
        ReadOnlySpan<double> theta, ReadOnlySpan<double> a, int width, ReadOnlySpan<double> next = default, int nextRow = 0)
    {
        var z = Z.Span[..(units * width)];
        for (var u = 0; u < units; u++) z.Slice(u * width, width).Fill(theta[u]);
        Kernels.MultiplyAdd(inputs, theta[units..], 1, units, a, z, width, next, nextRow);
        return Elements.AreFinite(z);
    }

    /// <summary>Adds δᵀ·[1 a] of some examples to the sums.</summary>
    /// <param name="count">How many.</param>
    /// <param name="width">The length of a row.</param>
    public void AddGradient(int count, int width)
    {
        var delta = Delta.Span;
        Kernels.MultiplyAdd(count, delta, width, 1, _examples.Span, Weights.Span, _row);
        for (var u = 0; u < units; u++) Biases[u] += Elements.Sum(delta.Slice(u * width, count));
    }

    /// <summary>δ of the layer before: (δ·W) ⊙ g′(z).</summary>
    /// <param name="theta">[b W] of this layer, column by column.</param>
    /// <param name="before">The layer before.</param>
    /// <param name="width">The length of a row.</param>
    public void Backward(ReadOnlySpan<double> theta, LayerBlock before, int width)
    {
        var size = inputs * width;
        var delta = before.Delta.Span[..size];
        delta.Clear();
        Kernels.MultiplyAdd(units, theta[units..], units, 1, Delta.Span, delta, width);
        Elements.Multiply(delta, before.Slope.Span[..size], delta);
    }

    /// <summary>(1/m)·(Σ δᵀ·[1 a] + λ·[0 W]).</summary>
    /// <param name="theta">[b W], column by column.</param>
    /// <param name="lambda">λ.</param>
    /// <param name="m">How many examples the sums are over.</param>
    /// <returns>A new array, column by column, as theta.</returns>
    public double[] Gradient(ReadOnlySpan<double> theta, double lambda, int m)
    {
        var gradient = new double[theta.Length];
        var weights = Weights.Span;
        for (var u = 0; u < units; u++) gradient[u] = Biases[u] / m;
        for (var j = 0; j < inputs; j++)
        {
            for (var u = 0; u < units; u++)
            {
                var place = ((j + 1) * units) + u;
                gradient[place] = (weights[(u * _row) + j] + (lambda * theta[place])) / m;
            }
        }

        return gradient;
    }
}
