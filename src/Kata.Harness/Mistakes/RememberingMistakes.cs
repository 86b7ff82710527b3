namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 that show only in a second call: something is kept from call to call.</summary>
internal static class RememberingMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("backprop/accumulates")
        { Remembers = true, InSteps = Accumulating },
        new("backprop/same-matrices")
        { Remembers = true, InSteps = Reusing },
    ];

    private static Steps Accumulating(Steps right)
    {
        IReadOnlyList<Matrix<double>> left = [];
        return right with
        {
            Backprop = (network, x, y, lambda) =>
            {
                var (cost, gradient) = right.Backprop(network, x, y, lambda);
                if (SameShapes(gradient, left)) gradient = [.. gradient.Zip(left, (now, before) => now + before)];
                left = gradient;
                return new(cost, gradient);
            },
        };
    }

    private static Steps Reusing(Steps right)
    {
        IReadOnlyList<Matrix<double>> buffers = [];
        return right with
        {
            Backprop = (network, x, y, lambda) =>
            {
                var (cost, gradient) = right.Backprop(network, x, y, lambda);
                if (!SameShapes(gradient, buffers)) buffers = [.. gradient.Select(entry => entry.Clone())];
                foreach (var (now, buffer) in gradient.Zip(buffers)) now.CopyTo(buffer);
                return new(cost, buffers);
            },
        };
    }

    /// <summary>Whether two gradients are those of networks of the same shape.</summary>
    internal static bool SameShapes(IReadOnlyList<Matrix<double>> some, IReadOnlyList<Matrix<double>> others) => some.Count == others.Count
        && some.Zip(others).All(pair => (pair.First.RowCount, pair.First.ColumnCount) == (pair.Second.RowCount, pair.Second.ColumnCount));
}
