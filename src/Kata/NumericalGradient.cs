using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 7: the slope of any function, by trial: backpropagation will be checked against it.</summary>
public static class NumericalGradient
{
    /// <summary>(f(θ + h·eᵢ) − f(θ − h·eᵢ)) / 2h for each i: the error shrinks with h², and the rounding noise grows with 1/h.</summary>
    /// <param name="f">A smooth function of n numbers; called 2n times, each time with a new vector.</param>
    /// <param name="at">θ, n numbers, finite; stays the same.</param>
    /// <param name="h">The step, above 0; 1e-4 suits values near 1.</param>
    /// <returns>n slopes.</returns>
    /// <exception cref="ArgumentException">An entry of θ is not finite, or h is not a positive number.</exception>
    public static Vector<double> Central(Func<Vector<double>, double> f, Vector<double> at, double h)
    {
        Guard.Finite("at", at);
        Guard.Positive("h", h, "the slope is measured between two points h away");

        var gradient = Vector<double>.Build.Dense(at.Count);
        for (var i = 0; i < at.Count; i++)
            gradient[i] = (f(Moved(at, i, h)) - f(Moved(at, i, -h))) / (2 * h);
        return gradient;
    }

    private static Vector<double> Moved(Vector<double> at, int i, double by)
    {
        var moved = at.Clone();
        moved[i] += by;
        return moved;
    }
}
