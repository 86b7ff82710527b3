namespace Kata.Pictures.Charts;

/// <summary>A number at every point of a rectangle, known on a grid of evenly spaced samples.</summary>
/// <param name="FromX">Where column 0 is.</param>
/// <param name="ToX">Where the last column is, above <paramref name="FromX"/>.</param>
/// <param name="FromY">Where row 0 is.</param>
/// <param name="ToY">Where the last row is, above <paramref name="FromY"/>.</param>
/// <param name="Rows">The samples, at least 2 by 2; all rows equally long.</param>
/// <param name="Levels">The boundaries between bands, ascending: what lies below the first and above the last is a band too.</param>
/// <param name="Legend">What is measured.</param>
public sealed record Field(
    double FromX,
    double ToX,
    double FromY,
    double ToY,
    IReadOnlyList<IReadOnlyList<double>> Rows,
    IReadOnlyList<double> Levels,
    string Legend)
{
    /// <summary>
    /// Whether the bands are two hues that deepen away from the middle level: those of the first two groups of points, pale enough to lie
    /// under them. Otherwise they are one ramp from light to dark.
    /// </summary>
    public bool Diverging { get; init; }

    /// <summary>Refuses a field that cannot be drawn.</summary>
    internal void Check()
    {
        Range("X", FromX, ToX);
        Range("Y", FromY, ToY);
        ArgumentChecks.Rectangular("Rows", Rows);
        if (Rows.Count < 2 || Rows[0].Count < 2)
            throw new ArgumentException($"Rows is {Rows.Count}x{Rows[0].Count} but needs at least 2x2 samples: contours run between them.");
        ArgumentChecks.Finite("Rows", Rows, true, "a contour cannot be placed next to it");
        if (Levels.Count == 0) throw new ArgumentException("Levels is empty but needs at least one: bands lie between levels.");
        for (var k = 0; k < Levels.Count; k++)
        {
            if (double.IsFinite(Levels[k]) && (k == 0 || Levels[k] > Levels[k - 1])) continue;
            var above = k == 0 ? "" : FormattableString.Invariant($" and above {Levels[k - 1]}");
            throw new ArgumentException(FormattableString.Invariant(
                $"level {k} is {Levels[k]} but needs to be finite{above}: levels ascend."));
        }
    }

    private static void Range(string axis, double from, double to)
    {
        if (double.IsFinite(from) && double.IsFinite(to - from) && from < to) return;
        throw new ArgumentException(FormattableString.Invariant(
            $"From{axis} is {from} and To{axis} is {to} but To{axis} needs to be larger and both finite: samples lie between them."));
    }
}
