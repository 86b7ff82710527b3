using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis.Repair;

/// <summary>
/// Finds the edits of a step's code that make its wrong answers right. One edit at a time: an edit is kept if it repairs a question under
/// every seed and spoils none; then a further one is looked for with it in place. So independent mistakes are found without trying pairs.
/// </summary>
/// <remarks>
/// Edits of code instead of a list of known mistakes: Singh, Gulwani and Solar-Lezama, Automated feedback generation for introductory
/// programming assignments, PLDI 2013.
/// </remarks>
public sealed class RepairSearch
{
    // Three independent mistakes are more than one screen can hold.
    private const int MostRepairs = 3;

    // Questions of which each is asked of every edit, if no edit repairs the one before.
    private const int MostTried = 8;

    private static readonly int[] Seeds = [1, 2, 3];

    // The search does not ask under this seed; only what it has found has to pass it.
    private const int HoldOutSeed = 29;

    private readonly Step _step;
    private readonly Mutants _mutants;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<int, IReadOnlyList<Answer>> _right = [];

    // How many loops and calls a question may take: many times what it takes without edits.
    private long _fuel = 10_000_000;

    private RepairSearch(Step step, Mutants mutants, CancellationToken cancellation) =>
        (_step, _mutants, _cancellation) = (step, mutants, cancellation);

    /// <summary>Searches until all is repaired, nothing helps, or it is cancelled.</summary>
    /// <param name="step">The step whose functions the edits are in.</param>
    /// <param name="mutants">The code with its edits.</param>
    /// <param name="cancellation">Ends the search; what was found before is returned.</param>
    /// <returns>A set for each independent mistake, and whether they repair everything.</returns>
    public static (IReadOnlyList<RepairSet> Repairs, bool Complete) Of(Step step, Mutants mutants, CancellationToken cancellation) =>
        new RepairSearch(step, mutants, cancellation).Run();

    private (IReadOnlyList<RepairSet> Repairs, bool Complete) Run()
    {
        var chosen = new List<int>();
        var repairs = new List<RepairSet>();
        var most = 0L;
        var wrong = Wrong(chosen, null, () => most = Math.Max(most, _fuel - _mutants.Left()))!;
        _fuel = Math.Min(_fuel, 10_000 + (4 * most));
        var complete = wrong.Count == 0;
        try
        {
            while (!complete && repairs.Count < MostRepairs && Next(chosen, wrong) is { } next)
            {
                repairs.Add(next.Repair);
                chosen.Add(next.Repair.Edits[0]);
                wrong = next.StillWrong;
                complete = wrong.Count == 0;
            }
        }
        catch (OperationCanceledException)
        {
            // What was found is worth telling.
        }

        _mutants.Choose([], long.MaxValue);
        return (repairs, complete);
    }

    private (RepairSet Repair, List<string> StillWrong)? Next(IReadOnlyList<int> chosen, List<string> wrong)
    {
        foreach (var name in wrong.Take(MostTried))
        {
            // Code that remembers earlier calls may be right by now.
            if (Seeds.FirstOrDefault(seed => !IsRight(name, seed, chosen)) is not (> 0 and var seed)) continue;
            var kept = new List<(int Edit, List<string> StillWrong)>();
            for (var edit = 1; edit <= _mutants.Count; edit++)
            {
                _cancellation.ThrowIfCancellationRequested();
                IReadOnlyList<int> edits = [.. chosen, edit];
                if (IsRight(name, seed, edits) && Wrong(edits, wrong) is { } still && !still.Contains(name)) kept.Add((edit, still));
            }

            if (kept.Count == 0) continue;
            var fewest = kept.Min(edit => edit.StillWrong.Count);
            List<(int Edit, List<string> StillWrong)> best = [.. kept.Where(edit => edit.StillWrong.Count == fewest)];
            return (new([.. best.Select(edit => edit.Edit)], [.. wrong.Except(best[0].StillWrong)]), best[0].StillWrong);
        }

        return null;
    }

    private bool IsRight(string name, int seed, IReadOnlyList<int> edits)
    {
        var (probe, right) = Questions(seed).First(question => question.Probe.Name == name);
        return IsRight(probe, right, edits);
    }

    private bool IsRight(Probe probe, Answer right, IReadOnlyList<int> edits)
    {
        _mutants.Choose(edits, _fuel);
        try
        {
            return probe.Of(_mutants.Steps).Matches(right);
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    // The questions answered wrongly under any seed, in order; null if one of them is not among those that were wrong before.
    private List<string>? Wrong(IReadOnlyList<int> edits, List<string>? before, Action? asked = null)
    {
        var wrong = new List<string>();
        foreach (var seed in before is null ? Seeds : [.. Seeds, HoldOutSeed])
        {
            foreach (var (probe, right) in Questions(seed))
            {
                var isRight = IsRight(probe, right, edits);
                asked?.Invoke();
                if (isRight) continue;
                if (before?.Contains(probe.Name) == false) return null;
                if (!wrong.Contains(probe.Name)) wrong.Add(probe.Name);
            }
        }

        return before is null ? wrong : [.. before.Where(wrong.Contains)];
    }

    // Made anew each time: an edit may write into the samples that the questions share.
    private IEnumerable<(Probe Probe, Answer Right)> Questions(int seed)
    {
        var probes = ProbeSet.For(_step, seed);
        if (!_right.TryGetValue(seed, out var right))
            _right[seed] = right = [.. ProbeSet.For(_step, seed).Select(probe => probe.Of(ScalarOracle.Steps))];
        return probes.Zip(right).Where(question => !question.First.IsOfArguments);
    }
}
