using Kata.Gradients;

namespace Kata.Bench;

/// <summary>The measurements on one network.</summary>
internal sealed record Outcome
{
    /// <summary>How many entries of the right gradient got each verdict.</summary>
    public required IReadOnlyDictionary<EntryVerdict, int> Entries { get; init; }

    /// <summary>The seed that draws the network again.</summary>
    public required int Seed { get; init; }

    /// <summary>The check's verdict on the whole right gradient.</summary>
    public required GradientVerdict Verdict { get; init; }

    /// <summary>Entries of the right gradient that the check calls wrong.</summary>
    public required GradientEntry[] FalseAlarms { get; init; }

    /// <summary>The evaluations of the cost that the check took.</summary>
    public required int Evaluations { get; init; }

    /// <summary>The tolerance of every entry that is not 0, relative to the entry.</summary>
    public required double[] Tolerances { get; init; }

    /// <summary>The smallest relative error that the check states it would have seen.</summary>
    public required double? Resolution { get; init; }

    /// <summary>Which judges reject the right gradient: the check first, then the published rules.</summary>
    public required bool[] Rejects { get; init; }

    /// <summary>The results for planted errors; null if none were planted.</summary>
    public required Planted? Planted { get; init; }
}

/// <summary>The results for planted errors in one network: one error of each size, each in another entry.</summary>
/// <param name="Rejects">For each size, which judges reject the gradient.</param>
/// <param name="Open">For each size, whether the check leaves that entry unresolved.</param>
/// <param name="Named">For each size, whether the check calls that entry wrong and no other.</param>
/// <param name="SmallestSeen">The smallest relative error that the check sees in one more entry, found by bisection.</param>
internal sealed record Planted(bool[][] Rejects, bool[] Open, bool[] Named, double SmallestSeen);
