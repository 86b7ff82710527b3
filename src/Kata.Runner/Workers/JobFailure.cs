namespace Kata.Runner.Workers;

/// <summary>Why a job ended early.</summary>
/// <param name="Verdict">The verdict on what was running.</param>
/// <param name="Message">Why, as a sentence.</param>
public sealed record JobFailure(Verdict Verdict, string Message)
{
    /// <summary>
    /// The submission's functions that call each other without end, e.g. "Activations.Derivative"; empty for anything else.
    /// </summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>Whether the stack was full, whichever code filled it.</summary>
    public bool IsStackOverflow { get; init; }
}
