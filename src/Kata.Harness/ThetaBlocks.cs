using Kata.Gradients;

namespace Kata.Harness;

/// <summary>The thetas of a network as blocks of a gradient check.</summary>
public static class ThetaBlocks
{
    /// <summary>Blocks named Theta1, Theta2 …, each with its biases in column 0.</summary>
    /// <param name="shapes">The shape of each theta, units × (inputs + 1).</param>
    public static IReadOnlyList<GradientBlock> Of(IEnumerable<Shape> shapes) =>
        [.. shapes.Select((shape, l) => new GradientBlock($"Theta{l + 1}", shape.Rows, shape.Columns, HasBiasColumn: true))];
}
