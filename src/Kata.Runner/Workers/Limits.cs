namespace Kata.Runner.Workers;

/// <summary>
/// What a submission may take before it is stopped. Time is the processor's, so a busy machine changes no verdict; a process that waits is
/// stopped by the clock.
/// </summary>
/// <param name="Check">How long a check may compute.</param>
/// <param name="Step">How long the checks of a step may compute together.</param>
/// <param name="Bytes">How much memory its process may use.</param>
public sealed record Limits(TimeSpan Check, TimeSpan Step, long Bytes)
{
    /// <summary>How many times as long it may take by the clock; at 1 the clock alone decides.</summary>
    public double ClockFactor { get; init; } = 8;

    /// <summary>5 seconds a check, 30 seconds a step, 2 GiB: the reference's slowest check takes a tenth of a second.</summary>
    public static Limits Standard { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), 2L << 30);

    /// <summary>The same for checks on data sets of up to 60,000 images: a minute a check, 5 minutes a step.</summary>
    public Limits OnDataSets => this with { Check = TimeSpan.FromMinutes(1), Step = TimeSpan.FromMinutes(5) };
}
