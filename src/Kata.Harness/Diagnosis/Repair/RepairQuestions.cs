using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis.Repair;

/// <summary>Something that right code answers rightly.</summary>
/// <param name="Name">Its name, the same under every seed.</param>
/// <param name="IsRight">Asks the code as it is now.</param>
/// <param name="Varies">Whether its answer depends on the seed: one that does not is soon answered rightly by accident.</param>
public sealed record RepairQuestion(string Name, Func<bool> IsRight, bool Varies)
{
    /// <summary>Whether a right answer shows that the code which it passes through is right.</summary>
    public bool Clears { get; init; } = Varies;
}

/// <summary>What is asked of a step's code to find out whether an edit repairs it.</summary>
/// <param name="Seeds">The seeds under which the search asks.</param>
/// <param name="HoldOut">The seed under which it asks only what it has found, or null.</param>
/// <param name="Of">
/// The questions under a seed, in the order in which the quantities are computed. They are made anew by each call, since the code may
/// write into the samples that they share.
/// </param>
/// <param name="Fuel">How many loops and calls may go into one answer, generously: what never ends is stopped then.</param>
public sealed record RepairQuestions(IReadOnlyList<int> Seeds, int? HoldOut, Func<int, IEnumerable<RepairQuestion>> Of, long Fuel)
{
    /// <summary>The probes of a step without those of its argument checks, which are given.</summary>
    /// <param name="step">The step.</param>
    /// <param name="steps">The functions to ask.</param>
    public static RepairQuestions OfProbes(Step step, Steps steps)
    {
        var known = new Dictionary<int, IReadOnlyList<(Answer Answer, bool Varies)>>();
        return new([1, 2, 3], 29, Ask, 500_000);

        IEnumerable<RepairQuestion> Ask(int seed) =>
            from question in ProbeSet.For(step, seed).Zip(Known(seed))
            let probe = question.First
            where !probe.IsOfArguments
            let varies = question.Second.Varies
            select new RepairQuestion(probe.Name, () => probe.Of(steps).Matches(question.Second.Answer), varies)
            {
                Clears = varies && !probe.IsOfPurity,
            };

        IReadOnlyList<(Answer Answer, bool Varies)> Known(int seed)
        {
            if (!known.TryGetValue(seed, out var right))
                known[seed] = right = [.. Right(seed).Zip(Right(seed + 1), (answer, other) => (answer, !answer.Matches(other)))];
            return right;
        }

        IEnumerable<Answer> Right(int seed) => ProbeSet.For(step, seed).Select(probe => probe.Of(ScalarOracle.Steps));
    }
}
