using MathNet.Numerics.LinearAlgebra;

namespace Kata.Harness.Mistakes;

/// <summary>Mistakes of step 8 that show only when it is called again: something is kept from call to call.</summary>
internal static class RememberingMistakes
{
    internal static IReadOnlyList<Mistake> All { get; } =
    [
        new("backprop/accumulates", 8, "The accumulators are not reset between calls",
            "They start at zero.",
            "Only the first time. The second call adds to what the first left behind, and so on: the gradient grows with every call.",
            "Call it twice with the same arguments: is the second answer the first one?",
            "")
        { Remembers = true, InSteps = Accumulating },
        new("backprop/same-matrices", 8, "Every call hands out the same matrices",
            "A buffer saves allocations.",
            "Whoever kept the gradient of the last call finds this call's numbers in it.",
            "Keep the first gradient, call again with other weights, and look at it: has it changed?",
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
                if (gradient.Select(Shape).SequenceEqual(left.Select(Shape))) gradient = [.. gradient.Zip(left, (now, before) => now + before)];
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
                if (!gradient.Select(Shape).SequenceEqual(buffers.Select(Shape))) buffers = [.. gradient.Select(entry => entry.Clone())];
                foreach (var (now, buffer) in gradient.Zip(buffers)) now.CopyTo(buffer);
                return new(cost, buffers);
            },
        };
    }

    private static Shape Shape(Matrix<double> matrix) => new(matrix.RowCount, matrix.ColumnCount);
}
