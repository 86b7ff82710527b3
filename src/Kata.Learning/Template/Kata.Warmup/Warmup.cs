using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>A warm-up between steps 7 and 8, optional: the gradient of a single layer with a single output, logistic regression.</summary>
public static class Warmup
{
    /// <summary>h = σ(x·θ); J is the mean cross-entropy of h and y; ∂J/∂θ = (1/m) xᵀ·(h − y).</summary>
    /// <param name="x">m × n, finite; a column of ones in it makes its entry of θ the bias.</param>
    /// <param name="y">m numbers, 0 or 1.</param>
    /// <param name="theta">θ, n numbers, finite.</param>
    /// <returns>∂J/∂θ, n numbers.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit x, or a number is not finite.</exception>
    public static Vector<double> Gradient(Matrix<double> x, Vector<double> y, Vector<double> theta)
    {
        Guard.Finite("x", x);
        Guard.Finite("theta", theta);
        Guard.Count("y", y.Count, x.RowCount, "numbers", "one for each row of x");
        Guard.Count("theta", theta.Count, x.ColumnCount, "numbers", "one for each column of x");

        throw new NotImplementedException("Warm-up: Warmup.Gradient is not written yet.");
    }
}
