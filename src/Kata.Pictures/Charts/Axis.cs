namespace Kata.Pictures.Charts;

/// <summary>What a direction of a chart measures.</summary>
/// <param name="Label">What is measured, with its unit if it has one.</param>
/// <param name="Logarithmic">Whether equal lengths are equal ratios; values that are not above 0 then have no place.</param>
public sealed record Axis(string Label, bool Logarithmic = false);
