using System.Globalization;

namespace Kata.Runner;

/// <summary>Puts somebody's steps to use, in a process of their own that is gone afterwards.</summary>
public static class Uses
{
    // What learns from 60,000 images by plain loops speaks once an epoch; a longer silence is an endless loop.
    private static readonly Limits Patient = new(TimeSpan.FromMinutes(10), TimeSpan.FromHours(3), 6L << 30);

    /// <summary>How long a use that was asked to end may take over it.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>Does it.</summary>
    /// <param name="use">The use.</param>
    /// <param name="code">What somebody wrote: its steps up to the last that is needed, and the reference's for what is later or missing.</param>
    /// <param name="told">Told everything that is to be shown, as it happens, on this thread.</param>
    /// <param name="cancellation">Asks it to end, or ends the process where the use does not listen.</param>
    /// <returns>Null where all went well, else what came in between.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not come up, or data cannot be read.</exception>
    public static Ending? Do(Use use, Code code, Action<Shown> told, CancellationToken cancellation = default) =>
        Do(use, code, told, Patient, cancellation);

    internal static Ending? Do(Use use, Code code, Action<Shown> told, Limits limits, CancellationToken cancellation)
    {
        using var process = new SubjectProcess(code, limits);
        return process.Do(use, told, cancellation);
    }

    internal static Ending TimedOut(Limits limits) => new(Verdict.TimedOut, string.Create(
        CultureInfo.InvariantCulture,
        $"the code was ended: it may be silent for {limits.Check.TotalSeconds:0.#} s and run for {limits.Step.TotalSeconds:0.#} s, and took longer."));
}
