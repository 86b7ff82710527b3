using System.Text.Json.Serialization;

namespace Kata.Experiments.Published;

/// <summary>A number that others published, or that was computed outside this repository.</summary>
/// <param name="Id">What it is, from the data set or the formula to the quantity.</param>
/// <param name="What">The same in words.</param>
/// <param name="Value">The number.</param>
/// <param name="Tolerance">Half a unit of its last printed digit, or what rounding or another random start may change.</param>
/// <param name="Source">Who published it, and where.</param>
public sealed record PublishedValue(string Id, string What, double Value, double Tolerance, string Source)
{
    /// <summary>The number as text, or the ranges that were published.</summary>
    public string Text { get; init; } = $"{Value:R}";

    /// <summary>Computes the number; null if it takes a training.</summary>
    [JsonIgnore]
    public Func<PublishedInputs, double>? Compute { get; init; }

    /// <summary>Compares the published number with a computed one.</summary>
    /// <param name="computed">The computed number, or null if its data are missing.</param>
    /// <param name="remedy">How to get missing data, or null.</param>
    public Comparison Compare(double? computed, string? remedy = null) => new(Id, What, computed, this, remedy);
}

/// <summary>A computed number and the published one.</summary>
/// <param name="Id">What it is.</param>
/// <param name="What">The same in words.</param>
/// <param name="Computed">The computed number, or null if its data are missing.</param>
/// <param name="Published">The published number, or null if there is none.</param>
/// <param name="Remedy">How to get missing data, or null.</param>
public sealed record Comparison(string Id, string What, double? Computed, PublishedValue? Published = null, string? Remedy = null)
{
    /// <summary>Computed − published, or null if either is missing.</summary>
    public double? Difference => Computed - Published?.Value;

    /// <summary>"ok", "off" or "missing"; empty if nothing was published.</summary>
    public string Status =>
        Published is null ? "" : Difference is not { } difference ? "missing" : Math.Abs(difference) <= Published.Tolerance ? "ok" : "off";
}
