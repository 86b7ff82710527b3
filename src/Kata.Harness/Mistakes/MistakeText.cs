namespace Kata.Harness.Mistakes;

/// <summary>What there is to read about a mistake. It can be written as JSON and read back.</summary>
/// <param name="Id">Step and mistake, e.g. "cost/rows-for-columns": its name on the command line.</param>
/// <param name="Step">The step it is made in, 1 … 12.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Belief">The likely thinking behind it.</param>
/// <param name="Why">Why that is wrong, and what it does to the numbers.</param>
/// <param name="Nudge">A question or a hint that does not give the answer away.</param>
/// <param name="Seen">Where it was seen in public, or an empty text.</param>
public sealed record MistakeText(string Id, int Step, string Title, string Belief, string Why, string Nudge, string Seen);
