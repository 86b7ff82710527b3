namespace Kata.Pictures.Charts;

/// <summary>Points joined by a line.</summary>
/// <param name="Name">As in the legend.</param>
/// <param name="Points">In the order in which they are joined; one without a place on an axis leaves a gap.</param>
public sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points);
