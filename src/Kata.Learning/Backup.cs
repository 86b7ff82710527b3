namespace Kata.Learning;

/// <summary>An earlier version of a step's file.</summary>
/// <param name="Path">Where it is kept.</param>
/// <param name="When">When it was put aside, to the millisecond.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Backup(string Path, DateTimeOffset When, long Bytes);
