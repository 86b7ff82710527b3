using System.Diagnostics;
using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 3: the activations g and their derivatives g′.</summary>
public static class Activations
{
    /// <summary>a = g(z), as exact as double precision allows: |z| = 800 gives neither NaN nor infinity.</summary>
    /// <param name="activation">Which g.</param>
    /// <param name="z">m × units, finite.</param>
    /// <returns>m × units.</returns>
    /// <exception cref="ArgumentException">An entry of z is not finite, or the activation is unknown.</exception>
    public static Matrix<double> Apply(Activation activation, Matrix<double> z)
    {
        Guard.Known("activation", activation);
        Guard.Finite("z", z);

        return activation switch
        {
            Activation.Identity => z.Clone(),
            Activation.Sigmoid => z.Map(Sigmoid, Zeros.Include),
            Activation.Tanh => z.Map(Math.Tanh),
            Activation.Relu => z.Map(value => Math.Max(0, value)),
            Activation.Softmax => Softmax(z),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>g′(z), element by element: how much a changes with z.</summary>
    /// <remarks>ReLU has no derivative at 0; by the usual convention it is 0 there.</remarks>
    /// <param name="activation">Which g; not softmax, whose outputs each depend on every z of the row.</param>
    /// <param name="z">m × units, finite: the weighted sums, not the activations.</param>
    /// <returns>m × units.</returns>
    /// <exception cref="ArgumentException">An entry of z is not finite, or the activation is softmax or unknown.</exception>
    public static Matrix<double> Derivative(Activation activation, Matrix<double> z)
    {
        Guard.ElementByElement("activation", activation);
        Guard.Finite("z", z);

        return activation switch
        {
            Activation.Identity => z.Map(_ => 1.0, Zeros.Include),
            // σ′ = σ(1 − σ), and 1 − σ(z) = σ(−z), which loses no digits if σ is close to 1.
            Activation.Sigmoid => z.Map(value => Sigmoid(value) * Sigmoid(-value), Zeros.Include),
            // tanh′ = 1 − tanh² = 1/cosh², which keeps its digits as well; at |z| = 800 it is 1/∞ = 0.
            Activation.Tanh => z.Map(value => 1 / (Math.Cosh(value) * Math.Cosh(value)), Zeros.Include),
            Activation.Relu => z.Map(value => value > 0 ? 1.0 : 0.0),
            _ => throw new UnreachableException(),
        };
    }

    // At z = −800 the exponential overflows to infinity, and 1/∞ is the right answer, 0.
    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static Matrix<double> Softmax(Matrix<double> z)
    {
        var a = z.Clone();
        for (var i = 0; i < z.RowCount; i++)
        {
            // Subtracting each row's maximum leaves the quotients the same and keeps every exponential within 0 … 1.
            var exponentials = (z.Row(i) - z.Row(i).Maximum()).PointwiseExp();
            a.SetRow(i, exponentials / exponentials.Sum());
        }

        return a;
    }
}
