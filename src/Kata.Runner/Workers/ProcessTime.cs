using System.Diagnostics;

namespace Kata.Runner.Workers;

/// <summary>The time that a process takes from now on: its processor's, and the clock's.</summary>
internal sealed class ProcessTime(Process process)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private TimeSpan? _before;

    /// <summary>Why the process is to be stopped, as a sentence; null if it has time left.</summary>
    /// <param name="limit">How long it may compute.</param>
    /// <param name="clockFactor">How many times as long it may take by the clock.</param>
    /// <param name="what">What takes the time, e.g. "the check".</param>
    public string? Exceeds(TimeSpan limit, double clockFactor, string what)
    {
        var clock = _clock.Elapsed;
        // Measured when it is first asked for: most checks end before that, and measuring takes longer than many of them.
        _before ??= Processor(process);
        if (clock < limit) return null;
        // Several threads compute more than a second in a second.
        if (clock < limit * clockFactor && Processor(process) - _before < limit) return null;
        var waited = clock >= limit * clockFactor && clockFactor > 1;
        return FormattableString.Invariant(waited
            ? $"{what} did not end within {clock.TotalSeconds:0} s, and most of the time it waited."
            : (FormattableString)$"{what} did not end within {limit.TotalSeconds:0.#} s of computing.");
    }

    private static TimeSpan Processor(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            // It has ended, and the pipe will say so.
            return TimeSpan.Zero;
        }
    }
}
