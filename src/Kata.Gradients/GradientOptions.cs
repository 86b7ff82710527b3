namespace Kata.Gradients;

/// <summary>A part of the parameters that belongs together: a matrix, row by row, whose column 0 holds biases.</summary>
/// <param name="Name">Its name in the report, as in "Theta2".</param>
/// <param name="Shape">Its size; it covers Rows × Columns entries.</param>
public sealed record GradientBlock(string Name, Shape Shape);

/// <summary>How a gradient is checked. The defaults suit any cost.</summary>
public sealed record GradientOptions
{
    /// <summary>The blocks that the parameters consist of, in order; none means one unnamed vector, "theta[3]".</summary>
    public IReadOnlyList<GradientBlock> Blocks { get; init; } = [];

    /// <summary>Above how many parameters directions are checked before entries; 0 means always, <see cref="int.MaxValue"/> never.</summary>
    public int DirectionsAbove { get; init; } = 1000;

    /// <summary>
    /// The relative error that a claim may have besides rounding: 0 for a gradient computed in double by formulas, more for one that is approximate
    /// by design, such as a numerical one. Small entries are measured by a thousandth of the largest.
    /// </summary>
    public double Allowed { get; init; }

    /// <summary>The seed of the random directions; the same seed gives the same report.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Blocks named Theta1, Theta2 … for the layers of a network.</summary>
    /// <param name="shapes">The shape of each theta.</param>
    public static GradientOptions For(IEnumerable<Shape> shapes) =>
        new() { Blocks = [.. shapes.Select((shape, l) => new GradientBlock($"Theta{l + 1}", shape))] };
}
