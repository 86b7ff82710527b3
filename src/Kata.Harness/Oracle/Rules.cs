namespace Kata.Harness;

/// <summary>The rules by which the oracle computes, each a small piece of the mathematics.</summary>
public sealed record Rules;
