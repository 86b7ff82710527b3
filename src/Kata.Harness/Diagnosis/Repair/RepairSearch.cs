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
    private const int MostTried = 6;

    // Edits that all questions are asked of again.
    private const int MostConfirmed = 5;

    private readonly IReadOnlyList<(Mutants Mutants, RepairQuestions Questions)> _copies;
    private readonly CancellationToken _cancellation;

    private readonly HashSet<string> _varying;

    // How many loops and calls a question may take: many times what it takes without edits.
    private long _fuel;

    private RepairSearch(IReadOnlyList<(Mutants Mutants, RepairQuestions Questions)> copies, CancellationToken cancellation)
    {
        (_copies, _cancellation, _fuel) = (copies, cancellation, copies[0].Questions.Fuel);
        _varying = [.. Questions.Of(Questions.Seeds[0]).Where(question => question.Varies).Select(question => question.Name)];
    }

    private RepairQuestions Questions => _copies[0].Questions;

    /// <summary>Searches until all is repaired, nothing helps, or it is cancelled.</summary>
    /// <param name="copies">
    /// The code with its edits, and what is asked of it; several copies, each with static fields of its own, share the work.
    /// </param>
    /// <param name="cancellation">Ends the search; what was found before is returned.</param>
    public static RepairOutcome Of(
        IReadOnlyList<(Mutants Mutants, RepairQuestions Questions)> copies, CancellationToken cancellation) =>
        new RepairSearch(copies, cancellation).Run();

    /// <summary>Leaves out what further questions refute.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="mutants">The code with its edits.</param>
    /// <param name="questions">Slower ones, which only the likeliest edits are asked.</param>
    /// <returns>The same if it did not repair everything by one edit; null if no edit is left.</returns>
    public static RepairOutcome? Confirmed(RepairOutcome found, Mutants mutants, RepairQuestions questions)
    {
        if (!found.IsComplete || found.Repairs is not [var only]) return found;
        var search = new RepairSearch([(mutants, questions)], CancellationToken.None);
        List<RepairQuestion> checks = [.. questions.Of(questions.Seeds[0])];
        List<int> edits =
            [.. only.Edits.Take(MostConfirmed).Where(edit => checks.All(question => IsRight(mutants, question, [edit], search._fuel)))];
        return edits.Count == 0 ? null : found with { Repairs = [only with { Edits = edits }] };
    }

    private RepairOutcome Run()
    {
        var chosen = new List<int>();
        var repairs = new List<RepairSet>();
        List<string> wrong = [];
        try
        {
            wrong = WrongAtFirst();
            if (wrong.Count == 0) return new([], false, true);
            while (wrong.Count > 0 && repairs.Count < MostRepairs && Next(chosen, wrong) is { } next)
            {
                repairs.Add(next.Repair);
                chosen.Add(next.Repair.Edits[0]);
                wrong = next.StillWrong;
            }
        }
        catch (OperationCanceledException)
        {
            return new(repairs, true, false);
        }
        finally
        {
            foreach (var (mutants, _) in _copies) mutants.Choose([], long.MaxValue);
        }

        return new(repairs, true, wrong.Count == 0);
    }

    private (RepairSet Repair, List<string> StillWrong)? Next(IReadOnlyList<int> chosen, List<string> wrong)
    {
        foreach (var name in wrong.Take(MostTried))
        {
            // Code that remembers earlier calls may be right by now.
            if (Questions.Seeds.Cast<int?>().FirstOrDefault(seed => !IsRight(0, name, seed!.Value, chosen)) is not { } seed) continue;
            var kept = Kept(chosen, wrong, name, seed);
            // An answer that is always the same is soon right by accident, unless that is all that was wrong.
            kept.RemoveAll(edit => edit.StillWrong.Count > 0 && !wrong.Except(edit.StillWrong).Any(_varying.Contains));
            if (kept.Count == 0) continue;
            var fewest = kept.Min(edit => edit.StillWrong.Count);
            List<(int Edit, List<string> StillWrong)> best = [.. kept.Where(edit => edit.StillWrong.Count == fewest)];
            return (new([.. best.Select(edit => edit.Edit)], [.. wrong.Except(best[0].StillWrong)]), best[0].StillWrong);
        }

        return null;
    }

    // The edits that repair a question and spoil none, in order.
    private List<(int Edit, List<string> StillWrong)> Kept(IReadOnlyList<int> chosen, List<string> wrong, string name, int seed)
    {
        // The checks are run by the thread that has bound them.
        return _copies.Count == 1
            ? Of(0)
            : [.. Enumerable.Range(0, _copies.Count).AsParallel().WithDegreeOfParallelism(_copies.Count).WithCancellation(_cancellation)
                .SelectMany(Of).OrderBy(kept => kept.Edit)];

        List<(int Edit, List<string> StillWrong)> Of(int copy)
        {
            var kept = new List<(int Edit, List<string> StillWrong)>();
            for (var edit = copy + 1; edit <= _copies[0].Mutants.Count; edit += _copies.Count)
            {
                _cancellation.ThrowIfCancellationRequested();
                IReadOnlyList<int> edits = [.. chosen, edit];
                if (IsRight(copy, name, seed, edits) && Wrong(copy, edits, wrong) is { } still && !still.Contains(name))
                    kept.Add((edit, still));
            }

            return kept;
        }
    }

    private bool IsRight(int copy, string name, int seed, IReadOnlyList<int> edits) =>
        IsRight(_copies[copy].Mutants, _copies[copy].Questions.Of(seed).First(question => question.Name == name), edits, _fuel);

    private static bool IsRight(Mutants mutants, RepairQuestion question, IReadOnlyList<int> edits, long fuel)
    {
        mutants.Choose(edits, fuel);
        try
        {
            return question.IsRight();
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    // The questions answered wrongly under any seed, in order, each asked as if it were the only one.
    private List<string> WrongAtFirst()
    {
        var (wrong, most) = (new List<string>(), 0L);
        foreach (var seed in Questions.Seeds)
        {
            foreach (var name in Questions.Of(seed).Select(question => question.Name))
            {
                _cancellation.ThrowIfCancellationRequested();
                if (!IsRight(0, name, seed, []) && !wrong.Contains(name)) wrong.Add(name);
                // What never ends is not waited for again.
                var left = _copies[0].Mutants.Left();
                if (left < 0) _fuel = Allowed(most);
                else most = Math.Max(most, _fuel - left);
            }
        }

        _fuel = Math.Min(_fuel, Allowed(most));
        return wrong;
    }

    private static long Allowed(long most) => 20_000 + (5 * most);

    // Those that are wrong still; null if another one is now.
    private List<string>? Wrong(int copy, IReadOnlyList<int> edits, List<string> before)
    {
        var wrong = new HashSet<string>();
        var (mutants, questions) = _copies[copy];
        foreach (var seed in questions.HoldOut is { } last ? [.. questions.Seeds, last] : questions.Seeds)
        {
            foreach (var question in questions.Of(seed).Where(question => !IsRight(mutants, question, edits, _fuel)))
                if (!before.Contains(question.Name) || (wrong.Add(question.Name) && wrong.Count == before.Count)) return null;
        }

        return [.. before.Where(wrong.Contains)];
    }
}
