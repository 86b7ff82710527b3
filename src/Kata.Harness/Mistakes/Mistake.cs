using Kata.Harness.Oracle;

namespace Kata.Harness.Mistakes;

/// <summary>A mistake that people really make, as a text to learn from and as code that makes exactly that mistake.</summary>
/// <param name="Id">Step and mistake, as in "cost/rows-for-columns": how commands name it.</param>
/// <param name="Row">Its row in the catalogue of mistakes, or 0 for one that is not in it.</param>
/// <param name="Step">The step it is made in, 1 … 12.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Belief">What whoever made it probably believed.</param>
/// <param name="Why">Why that is wrong, and what it does to the numbers.</param>
/// <param name="Nudge">A question or a hint that does not give the answer away.</param>
/// <param name="Seen">Where it was seen in public, or an empty text.</param>
public sealed record Mistake(string Id, int Row, int Step, string Title, string Belief, string Why, string Nudge, string Seen)
{
    /// <summary>Further rows of the catalogue that come down to the same wrong function of this step.</summary>
    public IReadOnlyList<int> AlsoRows { get; init; } = [];

    /// <summary>Whether a call depends on earlier ones, so that questions have to be asked in order.</summary>
    internal bool Remembers { get; init; }

    /// <summary>Makes the mistake in the mathematics of a network: in the rules by which the oracle computes.</summary>
    internal Func<OracleHooks, OracleHooks>? InHooks { get; init; }

    /// <summary>Makes the mistake in whole functions: takes the right steps, returns them with the wrong ones exchanged.</summary>
    internal Func<Steps, Steps>? InSteps { get; init; }
}
