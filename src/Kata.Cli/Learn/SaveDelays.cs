namespace Kata.Cli.Learn;

/// <summary>How long the watch waits for the rest of a save, which editors write in several steps.</summary>
internal static class SaveDelays
{
    /// <summary>After a file event: a burst of events is one change.</summary>
    public static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(12);

    /// <summary>Before code that does not compile is reported.</summary>
    public static readonly TimeSpan CompileError = TimeSpan.FromMilliseconds(80);

    /// <summary>Before a file that is empty or gone is reported.</summary>
    public static readonly TimeSpan MissingText = TimeSpan.FromMilliseconds(200);
}
