namespace Kata.Harness.Mistakes;

/// <summary>More mistakes of step 12.</summary>
internal static class OptimizerFamilies
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        Mistake.Family("optimizer/gradient-column-major", right => right with
        {
            Optimize = new OracleOptimizer((network, x, y, lambda) =>
            {
                var (cost, gradient) = right.Backprop(network, x, y, lambda);
                return new(cost, [.. gradient.Select(ByColumns)]);
            }).Optimize,
        }),
        Mistake.Family("optimizer/gradient-descent", new[] { 0.05, 0.01, 0.001, 0.02 }.Select(
            rate => (Func<Steps, Steps>)(right => Descending(right, rate)))),
    ];

    // The entries column by column, in the places of the rows.
    private static Matrix<double> ByColumns(Matrix<double> gradient)
    {
        var entries = gradient.ToColumnMajorArray();
        return gradient.MapIndexed((u, j, _) => entries[(u * gradient.ColumnCount) + j], Zeros.Include);
    }

    private static Steps Descending(Steps right, double rate)
    {
        MinimizeFunction minimize = (f, start, budget) =>
        {
            right.Minimize(f, start.Clone(), Math.Min(budget, 1));
            var (theta, best, costs) = (start.Clone(), start.Clone(), new List<double>());
            while (costs.Count < budget)
            {
                var (cost, gradient) = f(theta);
                if (cost < costs.DefaultIfEmpty(double.PositiveInfinity).Min()) best = theta;
                costs.Add(cost);
                theta -= rate * gradient;
            }

            return new(best, costs);
        };
        return right with
        {
            Minimize = minimize,
            Optimize = (network, x, y, lambda, budget) =>
            {
                right.Optimize(network, x, y, lambda, Math.Min(budget, 1));
                Shape[] shapes = [.. network.Layers.Select(layer => layer.Shape)];
                return minimize(
                    flat => right.Backprop(network.With(right.Unflatten(flat, shapes)), x, y, lambda) is var (cost, gradient)
                        ? (cost, right.Flatten(gradient)) : default,
                    right.Flatten([.. network.Layers.Select(layer => layer.Theta)]),
                    budget);
            },
        };
    }
}
