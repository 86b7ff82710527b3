namespace Kata.Harness.Oracle;

/// <summary>
/// An optimizer that keeps its budget exactly and returns the best point it saw: BFGS with the whole matrix, and a step that is halved
/// until the cost has fallen enough (Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 6.1 and 3.1).
/// </summary>
/// <param name="Backprop">Cost and gradient.</param>
internal sealed record OracleOptimizer(BackpropFunction Backprop)
{
    /// <summary>What the gradient is multiplied by.</summary>
    internal double Sign { get; init; } = 1;

    /// <summary>Whether the last point tried is returned instead of the best.</summary>
    internal bool ReturnsLast { get; init; }

    internal Descent Optimize(Network network, Matrix<double> x, Matrix<double> y, double lambda, int maxEvaluations)
    {
        Guard.AtLeast("maxEvaluations", maxEvaluations, 1, "the start has a cost");
        Guard.Inputs(network, x);

        Shape[] shapes = [.. network.Layers.Select(layer => layer.Shape)];
        return Minimize(Evaluate, OracleFunctions.Flatten([.. network.Layers.Select(layer => layer.Theta)]), maxEvaluations);

        (double Cost, Vector<double> Gradient) Evaluate(Vector<double> flat)
        {
            var (cost, gradient) = Backprop(network.With(OracleFunctions.Unflatten(flat, shapes)), x, y, lambda);
            return (cost, OracleFunctions.Flatten(gradient));
        }
    }

    internal Descent Minimize(Func<Vector<double>, (double Cost, Vector<double> Gradient)> f, Vector<double> start, int maxEvaluations)
    {
        Guard.Finite("start", start);
        Guard.AtLeast("maxEvaluations", maxEvaluations, 1, "the start has a cost");

        return Minimize(Signed, start.ToArray(), maxEvaluations);

        (double Cost, double[] Gradient) Signed(double[] point)
        {
            var (cost, gradient) = f(Vector<double>.Build.Dense([.. point]));
            return (cost, [.. gradient.Select(slope => Sign * slope)]);
        }
    }

    private Descent Minimize(Func<double[], (double Cost, double[] Gradient)> f, double[] start, int budget)
    {
        var (best, last, lowest) = (start, start, double.PositiveInfinity);
        var costs = new List<double>();
        var (at, (cost, gradient)) = (start, Counted(start));
        var (inverse, scaled) = (Identity(start.Length, 1), false);
        while (costs.Count < budget)
        {
            var direction = Times(inverse, gradient);
            for (var i = 0; i < direction.Length; i++) direction[i] = -direction[i];
            var slope = Dot(direction, gradient);
            if (!(slope < 0)) break;

            // While nothing is known of the curvature, a step has at most length 1.
            var length = scaled ? 1 : Math.Min(1, 1 / Math.Sqrt(-slope));
            var (next, nextCost, nextGradient) = (at, double.PositiveInfinity, gradient);
            while (costs.Count < budget && length > 1e-14 && !(nextCost <= cost + (1e-4 * length * slope)))
            {
                next = [.. at.Select((value, i) => value + (length * direction[i]))];
                (nextCost, nextGradient) = Counted(next);
                length /= 2;
            }

            if (!(nextCost < cost)) break;
            double[] moved = [.. next.Select((value, i) => value - at[i])];
            double[] change = [.. nextGradient.Select((value, i) => value - gradient[i])];
            if (Dot(moved, change) > 1e-12 * Math.Sqrt(Dot(moved, moved) * Dot(change, change)))
            {
                if (!scaled) inverse = Identity(start.Length, Dot(moved, change) / Dot(change, change));
                scaled = true;
                Update(inverse, moved, change);
            }

            (at, cost, gradient) = (next, nextCost, nextGradient);
        }

        return new(Vector<double>.Build.Dense([.. ReturnsLast ? last : best]), costs);

        (double, double[]) Counted(double[] point)
        {
            var (value, slopes) = f(point);
            costs.Add(value);
            last = point;
            if (value < lowest) (best, lowest) = (point, value);
            return (value, slopes);
        }
    }

    // H ← (I − ρsyᵀ) H (I − ρysᵀ) + ρssᵀ with ρ = 1/sᵀy: H is the inverse of the curvature seen so far.
    private static void Update(double[,] inverse, double[] s, double[] y)
    {
        var rho = 1 / Dot(s, y);
        var hy = Times(inverse, y);
        var yhy = Dot(y, hy);
        for (var i = 0; i < s.Length; i++)
        {
            for (var j = 0; j < s.Length; j++)
                inverse[i, j] += (rho * (1 + (rho * yhy)) * s[i] * s[j]) - (rho * ((hy[i] * s[j]) + (s[i] * hy[j])));
        }
    }

    private static double[,] Identity(int n, double scale)
    {
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++) matrix[i, i] = scale;
        return matrix;
    }

    private static double[] Times(double[,] matrix, double[] vector)
    {
        var product = new double[vector.Length];
        for (var i = 0; i < product.Length; i++)
            for (var j = 0; j < product.Length; j++) product[i] += matrix[i, j] * vector[j];

        return product;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
