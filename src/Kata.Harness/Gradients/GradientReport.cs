using System.Globalization;

namespace Kata.Harness;

/// <summary>What a gradient check found: the worst entry, or why none could be compared.</summary>
public sealed record GradientReport
{
    internal GradientReport(int entry, double claimed, double numerical, double tolerance) =>
        (Entry, Claimed, Numerical, Tolerance) = (entry, claimed, numerical, tolerance);

    internal GradientReport(string refusal) => Refusal = refusal;

    /// <summary>Whether every entry agrees.</summary>
    public bool Agrees => Refusal is null && Excess <= 1;

    /// <summary>Why nothing could be compared, as a sentence; null where it could.</summary>
    public string? Refusal { get; }

    /// <summary>The index of the entry furthest out of its tolerance, or closest to it.</summary>
    public int Entry { get; }

    /// <summary>The gradient's value there.</summary>
    public double Claimed { get; }

    /// <summary>The numerical slope there.</summary>
    public double Numerical { get; }

    /// <summary>How far the two may be apart there.</summary>
    public double Tolerance { get; }

    internal double Excess => Math.Abs(Claimed - Numerical) / Tolerance;

    /// <summary>The verdict in a sentence.</summary>
    public override string ToString() => Refusal ?? string.Create(
        CultureInfo.InvariantCulture,
        $"{(Agrees ? "agrees" : "disagrees")}: at worst entry {Entry} claims {Claimed:R} where the cost's slope is {Numerical:R} ± {Tolerance:g2}.");
}
