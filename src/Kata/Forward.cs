using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 4: from the examples to the outputs, layer by layer.</summary>
public static class Forward
{
    /// <summary>a⁰ = x; zˡ = [1 aˡ⁻¹]·Θˡᵀ; aˡ = gˡ(zˡ).</summary>
    /// <param name="network">L layers; the first has n inputs.</param>
    /// <param name="x">m × n, finite.</param>
    /// <returns>Z of every layer, and A of x and every layer, without bias columns.</returns>
    /// <exception cref="ArgumentException">The layers do not fit x or each other, or a number is not finite.</exception>
    public static ForwardPass Pass(Network network, Matrix<double> x)
    {
        Guard.Inputs(network, x);

        var z = new List<Matrix<double>>();
        var a = new List<Matrix<double>> { x };
        foreach (var (theta, activation) in network.Layers)
        {
            z.Add(WithBias(a[^1]).TransposeAndMultiply(theta));
            a.Add(Activations.Apply(activation, z[^1]));
        }

        return new(z, a);
    }

    // [1 a]: the bias is the weight of an input that is always 1.
    private static Matrix<double> WithBias(Matrix<double> a) =>
        Vector<double>.Build.Dense(a.RowCount, 1.0).ToColumnMatrix().Append(a);
}
