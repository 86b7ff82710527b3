namespace Kata.Runner.Workers;

/// <summary>What a subject may take before it is stopped.</summary>
/// <param name="Check">How long a check may take.</param>
/// <param name="Step">How long the checks of a step may take together.</param>
/// <param name="Bytes">How much memory its process may use.</param>
public sealed record Limits(TimeSpan Check, TimeSpan Step, long Bytes)
{
    /// <summary>5 seconds a check, 30 seconds a step, 2 GiB: the reference's slowest check takes a tenth of a second.</summary>
    public static Limits Standard { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), 2L << 30);
}
