using MathNet.Numerics.LinearAlgebra;

namespace Kata;

/// <summary>Step 10: downhill, one step at a time.</summary>
public static class GradientDescent
{
    /// <summary>θ − α·∂J/∂θ.</summary>
    /// <param name="theta">θ, n numbers, finite.</param>
    /// <param name="gradient">∂J/∂θ, n numbers, finite.</param>
    /// <param name="rate">α, the learning rate, above 0.</param>
    /// <returns>A new vector; θ stays the same.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a number is not finite, or α is not positive.</exception>
    public static Vector<double> Step(Vector<double> theta, Vector<double> gradient, double rate)
    {
        Guard.Count("gradient", gradient.Count, theta.Count, "entries", "one for each entry of theta");
        Guard.Finite("theta", theta);
        Guard.Finite("gradient", gradient);
        Guard.Positive("rate", rate, "a step goes downhill");

        return theta - (rate * gradient);
    }

    /// <summary>Repeats <see cref="Step"/>, each time with the gradient at the current point.</summary>
    /// <param name="f">The cost and its gradient at a point of n numbers; called iterations + 1 times.</param>
    /// <param name="start">n numbers, finite; stays the same.</param>
    /// <param name="rate">α, above 0; if it is too large, the cost rises.</param>
    /// <param name="iterations">How many steps, at least 0.</param>
    /// <returns>The last point, and the cost before the first step and after each.</returns>
    /// <exception cref="ArgumentException">
    /// As in <see cref="Step"/>, or iterations is negative, or the cost is not finite at the start or after a step.
    /// </exception>
    public static Descent Minimize(
        Func<Vector<double>, (double Cost, Vector<double> Gradient)> f, Vector<double> start, double rate, int iterations)
    {
        Guard.Finite("start", start);
        Guard.Positive("rate", rate, "a step goes downhill");
        Guard.AtLeast("iterations", iterations, 0, "a step is taken or not");

        var theta = start.Clone();
        var costs = new List<double>();
        while (true)
        {
            var (cost, gradient) = f(theta);
            if (!double.IsFinite(cost))
            {
                throw new ArgumentException(costs.Count == 0
                    ? FormattableString.Invariant($"f(start) is {cost} but needs to be finite: nothing goes downhill from there.")
                    : FormattableString.Invariant($"rate is {rate} but needs to be smaller: after step {costs.Count} the cost is {cost}."));
            }

            costs.Add(cost);
            if (costs.Count > iterations) return new(theta, costs);
            theta = Step(theta, gradient, rate);
        }
    }
}
