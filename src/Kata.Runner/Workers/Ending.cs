namespace Kata.Runner;

/// <summary>How a job came to an early end.</summary>
/// <param name="Verdict">What is said of the check that was running.</param>
/// <param name="Message">Why, as a sentence.</param>
internal sealed record Ending(Verdict Verdict, string Message);
