using System.Globalization;

namespace Kata.Gradients;

/// <summary>How a gradient is checked. The defaults suit any cost.</summary>
public sealed record GradientOptions
{
    /// <summary>The blocks that make up the parameters, in order; if empty, the parameters are one vector named "theta".</summary>
    public IReadOnlyList<GradientBlock> Blocks { get; init; } = [];

    /// <summary>
    /// The number of parameters above which directions are checked before entries; 0 means always, <see cref="int.MaxValue"/> never.
    /// </summary>
    public int DirectionsAbove { get; init; } = 1000;

    /// <summary>
    /// The relative error, at least 0 and finite, that an entry may have besides rounding: 0 for a gradient computed in double by
    /// formulas, more for one that is approximate by design, e.g. a numerical one. Entries below a thousandth of the largest are measured
    /// against that thousandth.
    /// </summary>
    public double RelativeTolerance { get; init; }

    /// <summary>The seed of the random directions; the same seed gives the same report.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>An infinite tolerance would let any gradient agree, a negative one or NaN none.</summary>
    internal void Check()
    {
        if (!(RelativeTolerance >= 0 && double.IsFinite(RelativeTolerance)))
        {
            var given = RelativeTolerance.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentException(
                $"RelativeTolerance is {given} but needs to be a finite number of at least 0: it is the error that is allowed.");
        }

        if (DirectionsAbove < 0)
        {
            throw new ArgumentException(
                $"DirectionsAbove is {DirectionsAbove} but needs to be at least 0: it is a number of parameters.");
        }
    }
}
