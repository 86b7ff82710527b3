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

    private const int ManyRepaired = 3;

    // Edits that all questions are asked of again.
    private const int MostConfirmed = 5;

    private readonly Mutants _mutants;
    private readonly RepairQuestions _questions;
    private readonly CancellationToken _cancellation;

    private readonly HashSet<string> _varying;
    private readonly HashSet<string> _clearing;

    private readonly Dictionary<string, IReadOnlySet<int>> _reached = [];

    // How many loops and calls a question may take: many times what it takes without edits.
    private long _fuel;

    private RepairSearch(Mutants mutants, RepairQuestions questions, CancellationToken cancellation)
    {
        (_mutants, _questions, _cancellation, _fuel) = (mutants, questions, cancellation, questions.Fuel);
        List<RepairQuestion> all = [.. questions.Of(questions.Seeds[0])];
        _varying = [.. all.Where(question => question.Varies).Select(question => question.Name)];
        _clearing = [.. all.Where(question => question.Clears).Select(question => question.Name)];
    }

    /// <summary>Searches until all is repaired, nothing helps, or it is cancelled.</summary>
    /// <param name="mutants">The code with its edits.</param>
    /// <param name="questions">What is asked.</param>
    /// <param name="cancellation">Ends the search; what was found before is returned.</param>
    public static RepairOutcome Of(Mutants mutants, RepairQuestions questions, CancellationToken cancellation) =>
        new RepairSearch(mutants, questions, cancellation).Run();

    /// <summary>Leaves out what further questions refute.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="mutants">The code with its edits.</param>
    /// <param name="questions">Slower ones, which only the likeliest edits are asked.</param>
    /// <returns>The same if it did not repair everything by one edit; null if no edit is left.</returns>
    public static RepairOutcome? Confirmed(RepairOutcome found, Mutants mutants, RepairQuestions questions)
    {
        if (!found.IsComplete || found.Repairs is not [var only]) return found;
        var search = new RepairSearch(mutants, questions, CancellationToken.None);
        List<RepairQuestion> checks = [.. questions.Of(questions.Seeds[0])];
        List<int> edits =
            [.. only.Edits.Take(MostConfirmed).Where(edit => checks.All(question => search.IsRight(question, [edit])))];
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
            AskWhatIsReached();
            while (wrong.Count > 0 && repairs.Count < MostRepairs && Next(chosen, wrong) is { } next)
            {
                repairs.Add(next.Repair);
                chosen.Add(next.Repair.Edits[0]);
                wrong = next.StillWrong;
            }
        }
        catch (OperationCanceledException)
        {
            return new(repairs, true, false) { Suspects = Suspects(wrong) };
        }
        finally
        {
            _mutants.Choose([], long.MaxValue);
        }

        return new(repairs, true, wrong.Count == 0) { Suspects = Suspects(wrong) };
    }

    private void AskWhatIsReached()
    {
        foreach (var question in _questions.Of(_questions.Seeds[0]))
        {
            _cancellation.ThrowIfCancellationRequested();
            _reached[question.Name] = _mutants.Reached(() => IsRight(question, []));
        }
    }

    // A place that right numbers pass through as well may be right.
    private IReadOnlyList<int> Suspects(IReadOnlyCollection<string> wrong)
    {
        var cleared = _clearing.Except(wrong).Where(_reached.ContainsKey).SelectMany(name => _reached[name]).ToHashSet();
        return wrong.Where(_reached.ContainsKey).Select(name => _reached[name].Except(cleared).Order().ToList())
            .FirstOrDefault(places => places.Count > 0) ?? [];
    }

    private (RepairSet Repair, List<string> StillWrong)? Next(IReadOnlyList<int> chosen, List<string> wrong)
    {
        foreach (var name in wrong.Take(MostTried))
        {
            // Code that remembers earlier calls may be right by now.
            if (_questions.Seeds.Cast<int?>().FirstOrDefault(seed => !IsRight(name, seed!.Value, chosen)) is not { } seed) continue;
            var kept = new List<(int Edit, List<string> StillWrong)>();
            for (var edit = 1; edit <= _mutants.Count; edit++)
            {
                _cancellation.ThrowIfCancellationRequested();
                IReadOnlyList<int> edits = [.. chosen, edit];
                if (IsRight(name, seed, edits) && Wrong(edits, wrong) is { } still && !still.Contains(name)) kept.Add((edit, still));
            }

            // An answer that is always the same is soon right by accident, unless many are or that is all that was wrong.
            kept.RemoveAll(edit => edit.StillWrong.Count is > 0 and var left && wrong.Count - left < ManyRepaired
                && !wrong.Except(edit.StillWrong).Any(_varying.Contains));
            if (kept.Count == 0) continue;
            var fewest = kept.Min(edit => edit.StillWrong.Count);
            List<(int Edit, List<string> StillWrong)> best = [.. kept.Where(edit => edit.StillWrong.Count == fewest)];
            return (new([.. best.Select(edit => edit.Edit)], [.. wrong.Except(best[0].StillWrong)]), best[0].StillWrong);
        }

        return null;
    }

    private bool IsRight(string name, int seed, IReadOnlyList<int> edits) =>
        IsRight(_questions.Of(seed).First(question => question.Name == name), edits);

    private bool IsRight(RepairQuestion question, IReadOnlyList<int> edits)
    {
        _mutants.Choose(edits, _fuel);
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
        foreach (var seed in _questions.Seeds)
        {
            foreach (var name in _questions.Of(seed).Select(question => question.Name))
            {
                _cancellation.ThrowIfCancellationRequested();
                if (!IsRight(name, seed, []) && !wrong.Contains(name)) wrong.Add(name);
                // What never ends is not waited for again.
                if (_mutants.Left() < 0) _fuel = Allowed(most);
                else most = Math.Max(most, _fuel - _mutants.Left());
            }
        }

        _fuel = Math.Min(_fuel, Allowed(most));
        return wrong;
    }

    private static long Allowed(long most) => 20_000 + (5 * most);

    // Those that are wrong still; null if another one is now.
    private List<string>? Wrong(IReadOnlyList<int> edits, List<string> before)
    {
        var wrong = new HashSet<string>();
        foreach (var seed in _questions.HoldOut is { } last ? [.. _questions.Seeds, last] : _questions.Seeds)
        {
            foreach (var question in _questions.Of(seed).Where(question => !IsRight(question, edits)))
                if (!before.Contains(question.Name) || (wrong.Add(question.Name) && wrong.Count == before.Count)) return null;
        }

        return [.. before.Where(wrong.Contains)];
    }
}
