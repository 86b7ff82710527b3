namespace Kata.Gradients.Tests;

/// <summary>Options with blocks.</summary>
internal static class TestBlocks
{
    /// <summary>Blocks named Theta1, Theta2 …, each with biases in column 0, as the layers of a network have them.</summary>
    public static GradientOptions Thetas(params (int Rows, int Columns)[] shapes) => new()
    {
        Blocks = [.. shapes.Select((shape, l) => new GradientBlock($"Theta{l + 1}", shape.Rows, shape.Columns, HasBiasColumn: true))],
    };
}
