using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 8: the gradient of the cost, from the last layer back to the first.</summary>
/// <remarks>Source: Rumelhart, Hinton and Williams 1986; Nielsen, Neural Networks and Deep Learning, chapter 2, BP1 to BP4.</remarks>
public static class Backprop
{
    /// <summary>δˡ = m · ∂(data term)/∂zˡ: how much each example's loss changes with each weighted sum.</summary>
    /// <remarks>
    /// At the output, δ = h − y for both cross-entropies and (h − y) ⊙ g′(z) for squared error; in earlier layers
    /// δˡ = (δˡ⁺¹·Wˡ⁺¹) ⊙ g′(zˡ), where W is Θ without its bias column.
    /// </remarks>
    /// <param name="network">L layers; the last activation fits the loss.</param>
    /// <param name="pass">Its forward pass over m examples.</param>
    /// <param name="y">m × K, as in <see cref="Cost.DataTerm"/>.</param>
    /// <returns>δ of layer 1 … L, each m × units.</returns>
    /// <exception cref="ArgumentException">The pass, y or the loss does not fit the network, or a hidden layer is softmax.</exception>
    public static IReadOnlyList<Matrix<double>> Deltas(Network network, ForwardPass pass, Matrix<double> y)
    {
        Guard.Network(network);
        Guard.Fits(network.Layers[^1].Activation, network.Loss);
        Guard.Count("pass.Z", pass.Z.Count, network.Layers.Count, "matrices", "one for each layer of the network");
        Guard.Count("pass.A", pass.A.Count, network.Layers.Count + 1, "matrices", "x and one for each layer of the network");
        Guard.Targets(network.Loss, y, pass.A[^1]);

        var layers = network.Layers;
        var deltas = new Matrix<double>[layers.Count];
        deltas[^1] = pass.A[^1] - y;
        if (network.Loss == Loss.SquaredError)
            deltas[^1] = deltas[^1].PointwiseMultiply(Activations.Derivative(layers[^1].Activation, pass.Z[^1]));
        for (var l = layers.Count - 2; l >= 0; l--)
        {
            var weights = layers[l + 1].Theta.RemoveColumn(0);
            deltas[l] = (deltas[l + 1] * weights).PointwiseMultiply(Activations.Derivative(layers[l].Activation, pass.Z[l]));
        }

        return deltas;
    }

    /// <summary>J and ∂J/∂Θˡ = (1/m) δˡᵀ·[1 aˡ⁻¹] + (λ/m) [0 W], from a single forward pass.</summary>
    /// <param name="network">L layers; the last activation fits the loss.</param>
    /// <param name="x">m × n, finite.</param>
    /// <param name="y">m × K, as in <see cref="Cost.DataTerm"/>.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <returns>J, and for each theta a gradient of its shape, already divided by m.</returns>
    /// <exception cref="ArgumentException">As in <see cref="Cost.Of"/> and <see cref="Deltas"/>.</exception>
    public static CostAndGradient Of(Network network, Matrix<double> x, Matrix<double> y, double lambda)
    {
        var pass = Forward.Pass(network, x);
        var deltas = Deltas(network, pass, y);
        var cost = Cost.DataTerm(network.Loss, pass, y) + Cost.Penalty(network, lambda, x.RowCount);

        var gradient = new List<Matrix<double>>();
        for (var l = 0; l < deltas.Count; l++)
        {
            var weights = deltas[l].TransposeThisAndMultiply(pass.A[l]) + (lambda * network.Layers[l].Theta.RemoveColumn(0));
            var biases = deltas[l].ColumnSums();
            gradient.Add(weights.InsertColumn(0, biases) / x.RowCount);
        }

        return new(cost, gradient);
    }
}
