namespace Kata.Pictures.Charts;

/// <summary>A group of points.</summary>
/// <param name="Name">As in the legend.</param>
/// <param name="At">Where they are.</param>
public sealed record Points(string Name, IReadOnlyList<(double X, double Y)> At)
{
    /// <summary>Whether they are what went wrong: they are larger diamonds in a colour of their own.</summary>
    public bool Wrong { get; init; }

    /// <summary>The classes of the s-th group.</summary>
    internal string Css(int s) => Wrong ? "dot bad" : $"dot f{s}";

    /// <summary>A mark of the s-th group.</summary>
    internal string Mark(int s, double x, double y, double size = 1) => Wrong ? Marks.Path(3, x, y, 1.4 * size) : Marks.Path(s, x, y, size);
}
