namespace Kata.Harness.Diagnosis.Repair;

/// <summary>A step's code with edits that can be switched on and off.</summary>
/// <param name="Steps">The functions, which behave as the chosen edits make them.</param>
/// <param name="Count">How many edits there are; they are numbered from 1, the likeliest first.</param>
/// <param name="Choose">Switches on these edits and no others, and allows the code so many loops and calls from now on.</param>
/// <param name="Left">How many of them are left.</param>
/// <param name="Reached">Runs something and returns the places that it reached, each by the number of one of its edits.</param>
public sealed record Mutants(
    Steps Steps, int Count, Action<IReadOnlyList<int>, long> Choose, Func<long> Left, Func<Action, IReadOnlySet<int>> Reached);

/// <summary>The edits that each repair the same wrong answers and spoil no right one.</summary>
/// <param name="Edits">At least one, the likeliest first.</param>
/// <param name="Repaired">The questions that are answered rightly with any of them, in order.</param>
public sealed record RepairSet(IReadOnlyList<int> Edits, IReadOnlyList<string> Repaired);

/// <summary>What a search has found.</summary>
/// <param name="Repairs">A set for each independent mistake; empty if no edit helps.</param>
/// <param name="WasWrong">Whether any question was answered wrongly at first.</param>
/// <param name="IsComplete">Whether all of them are answered rightly with the first edit of each set.</param>
public sealed record RepairOutcome(IReadOnlyList<RepairSet> Repairs, bool WasWrong, bool IsComplete)
{
    /// <summary>
    /// The places, each by the number of one of its edits, that a question reaches that is answered wrongly still, and that no question
    /// reaches that is answered rightly; empty if there are none.
    /// </summary>
    public IReadOnlyList<int> Suspects { get; init; } = [];
}
