using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 that show only in a second call: something is kept from call to call.</summary>
internal static class RememberingMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("backprop/accumulates", 8, "The accumulators are not reset between calls",
            "The accumulators start at zero.",
            "Only the first time. The second call adds to what the first call left, and so on: the gradient grows with every call.",
            "If you call it twice with the same arguments, are the two gradients the same?",
            "")
        { Remembers = true, InSteps = Accumulating },
        new("backprop/same-matrices", 8, "Every call returns the same matrices",
            "A buffer saves allocations.",
            "A caller who kept the last gradient finds this call's numbers in it.",
            "Keep the first gradient and call again with other weights: has the first one changed?",
            "")
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

    private static bool SameShapes(IReadOnlyList<Matrix<double>> some, IReadOnlyList<Matrix<double>> others) => some.Count == others.Count
        && some.Zip(others).All(pair => (pair.First.RowCount, pair.First.ColumnCount) == (pair.Second.RowCount, pair.Second.ColumnCount));
}
