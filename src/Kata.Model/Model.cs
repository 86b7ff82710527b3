// The given types: what every step takes and returns. Read them, but do not edit them.
using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>What a layer does to its weighted sums z, element by element; softmax works on each row instead.</summary>
public enum Activation
{
    /// <summary>g(z) = z.</summary>
    Identity,

    /// <summary>g(z) = 1 / (1 + e^−z), in (0, 1).</summary>
    Sigmoid,

    /// <summary>g(z) = tanh z, in (−1, 1).</summary>
    Tanh,

    /// <summary>g(z) = max(0, z).</summary>
    Relu,

    /// <summary>g(z)ₖ = e^zₖ / Σⱼ e^zⱼ over a row: positive, each row sums to 1. For the last layer only.</summary>
    Softmax,
}

/// <summary>What the data term of the cost measures, in nats per example (squared error: in squared units of y).</summary>
public enum Loss
{
    /// <summary>−(1/m) ΣΣ [y log h + (1−y) log(1−h)] over K sigmoid outputs.</summary>
    CrossEntropy,

    /// <summary>−(1/m) ΣΣ y log h for a softmax output.</summary>
    SoftmaxCrossEntropy,

    /// <summary>(1/2m) ΣΣ (h−y)², for any output but softmax.</summary>
    SquaredError,
}

/// <summary>The size of a matrix.</summary>
/// <param name="Rows">How many rows, at least 1.</param>
/// <param name="Columns">How many columns, at least 1.</param>
public readonly record struct Shape(int Rows, int Columns);

/// <summary>One layer: its weights and its activation.</summary>
/// <param name="Theta">units × (inputs + 1); column 0 holds the biases.</param>
/// <param name="Activation">What is applied to z = [1 a]·Thetaᵀ.</param>
public sealed record Layer(Matrix<double> Theta, Activation Activation)
{
    /// <summary>The shape of Theta.</summary>
    public Shape Shape => new(Theta.RowCount, Theta.ColumnCount);
}

/// <summary>A network: its layers from input to output, and the loss it is trained with.</summary>
/// <param name="Layers">At least one; each has one input per unit of the layer before.</param>
/// <param name="Loss">Fits the last activation: cross-entropy needs sigmoid, softmax cross-entropy needs softmax.</param>
public sealed record Network(IReadOnlyList<Layer> Layers, Loss Loss)
{
    /// <summary>The same layers and loss with other weights.</summary>
    /// <param name="thetas">One for each layer, from input to output.</param>
    /// <returns>A new network; this one stays the same.</returns>
    /// <exception cref="ArgumentException">There are more or fewer thetas than layers.</exception>
    public Network With(IReadOnlyList<Matrix<double>> thetas)
    {
        Guard.Count("thetas", thetas.Count, Layers.Count, "matrices", "one for each layer");
        return this with { Layers = [.. Layers.Zip(thetas, (layer, theta) => layer with { Theta = theta })] };
    }
}

/// <summary>All quantities of a forward pass; backpropagation needs every one of them.</summary>
/// <param name="Z">The weighted sums of layer 1 … L, each m × units.</param>
/// <param name="A">The activations of layer 0 … L, each m × units, without bias columns; A[0] is x and the last is h.</param>
public sealed record ForwardPass(IReadOnlyList<Matrix<double>> Z, IReadOnlyList<Matrix<double>> A);

/// <summary>The cost J and its gradient at the same weights.</summary>
/// <param name="Cost">J, the penalty included.</param>
/// <param name="Gradient">∂J/∂Theta of each layer, each with the shape of its theta.</param>
public sealed record CostAndGradient(double Cost, IReadOnlyList<Matrix<double>> Gradient);

/// <summary>Where a descent ended, and its costs on the way.</summary>
/// <param name="Theta">The flat parameters at the end.</param>
/// <param name="Costs">The cost before the first step and after each (step 10), or at each evaluation (step 12).</param>
public sealed record Descent(Vector<double> Theta, IReadOnlyList<double> Costs);

/// <summary>Results on the whole training set after one epoch.</summary>
/// <param name="Cost">J, the penalty included.</param>
/// <param name="Accuracy">The share of examples classified correctly, 0 … 1.</param>
public sealed record Epoch(double Cost, double Accuracy);

/// <summary>A trained network and the history of its training.</summary>
/// <param name="Network">The network after the last epoch.</param>
/// <param name="History">One entry per epoch, in order.</param>
public sealed record Training(Network Network, IReadOnlyList<Epoch> History);

/// <summary>The given shuffle, which makes mini-batch training repeatable: the same seed gives the same order on every machine.</summary>
public static class Order
{
    /// <summary>
    /// The order in which an epoch visits the examples: a Fisher–Yates shuffle driven by SplitMix64 (Steele, Lea and Flood 2014).
    /// </summary>
    /// <remarks>
    /// An epoch's order depends on <c>seed + epoch</c> alone, so training can be continued: N epochs from seed s equal one epoch each
    /// from s, s + 1, … s + N − 1.
    /// </remarks>
    /// <param name="examples">m, at least 0.</param>
    /// <param name="seed">Any integer.</param>
    /// <param name="epoch">0 for the first.</param>
    /// <returns>A permutation of 0 … m−1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="examples"/> is negative.</exception>
    public static int[] Of(int examples, int seed, int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(examples);
        var state = unchecked((ulong)((long)seed + epoch));
        var order = new int[examples];
        for (var i = 0; i < examples; i++)
        {
            // "Inside out": entry i goes to a random place among the first i + 1. The high half of a 128-bit product favours
            // some places by at most i / 2^64.
            var j = (int)Math.BigMul(Next(ref state), (ulong)i + 1, out _);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }

    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
