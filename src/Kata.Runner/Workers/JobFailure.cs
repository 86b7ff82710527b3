namespace Kata.Runner.Workers;

/// <summary>How a job came to an early end.</summary>
/// <param name="Verdict">What is said of what was running.</param>
/// <param name="Message">Why, as a sentence.</param>
public sealed record JobFailure(Verdict Verdict, string Message);
