using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Mistakes;

namespace Kata.Harness.Diagnosis;

/// <summary>
/// Which mistakes give a step's answers: each wrong group of questions is explained by itself, and what explains one is planted into the
/// oracle before the later ones are asked again.
/// </summary>
internal sealed class Explanation
{
    private readonly Step _step;
    private readonly IReadOnlyList<Answer> _answers;
    private readonly IReadOnlyList<ProbeGroup> _groups;
    private readonly List<Mistake> _planted = [];
    private readonly HashSet<ProbeGroup> _explained = [];
    private Func<int, Answer> _expected;

    private Explanation(Step step, IReadOnlyList<Answer> answers)
    {
        (_step, _answers) = (step, answers);
        _groups = ProbeGroup.Of(step, answers);
        var right = ProbeSet.Right(step);
        _expected = i => right[i];
    }

    /// <summary>The mistakes that were found, in the order of the questions they explain.</summary>
    internal List<Mistake> Found { get; } = [];

    /// <summary>The wrong groups that none of them explains.</summary>
    internal IEnumerable<ProbeGroup> Unexplained => _groups.Where(IsUnexplained);

    /// <summary>Explains the answers to all probes as far as possible.</summary>
    internal static Explanation Of(Step step, IReadOnlyList<Answer> answers)
    {
        var explanation = new Explanation(step, answers);
        explanation.Run();
        return explanation;
    }

    private void Run()
    {
        var tried = new HashSet<ProbeGroup>();
        while (_groups.FirstOrDefault(group => !group.OfArguments && IsUnexplained(group) && tried.Add(group)) is { } group)
        {
            if (Best(group) is not { } best) continue;
            Accept(best);
            // What is planted now may be half of what went wrong in an earlier group.
            tried.Clear();
        }

        // Two mistakes that explain everything are better than one that explains a part.
        if (Unexplained.Any(group => !group.OfArguments) && PairSearch.Of(_step, _answers, _groups) is { Count: > 0 } pair)
        {
            Found.Clear();
            Found.AddRange(pair);
            _explained.Clear();
            Plant(pair);
        }

        // A missing argument check is said only if nothing else is left to explain.
        if (Unexplained.All(group => group.OfArguments) && Unexplained.FirstOrDefault() is { } arguments && Best(arguments) is { } missing)
            Accept(missing);
    }

    private bool IsUnexplained(ProbeGroup group) => !_explained.Contains(group) && !group.Fits(_answers, _expected);

    private Candidate? Best(ProbeGroup group)
    {
        var first = group.Probes.First(i => !_expected(i).Matches(_answers[i]));
        List<Candidate> fitting =
        [
            .. Orders().AsParallel().AsOrdered()
                .Where(order => order.Prediction[first].Matches(_answers[first]) && group.Fits(_answers, i => order.Prediction[i]))
                .Select(order => Judge(order.Mistake, order.Order, order.Prediction))
                .Where(candidate => IsCredible(candidate, group)),
        ];
        return fitting.OrderByDescending(candidate => candidate.Score).ThenBy(candidate => candidate.Broken)
            .ThenBy(candidate => candidate.Mistake.Digits)
            .ThenBy(candidate => candidate.Mistake.IsVariant).ThenBy(Width).FirstOrDefault();
    }

    // Each mistake on top of those already planted, and below them: a few replace what the others change.
    private IEnumerable<(Mistake Mistake, IReadOnlyList<Mistake> Order, Prediction Prediction)> Orders()
    {
        foreach (var mistake in MistakeBank.Variants(_step))
        {
            if (_planted.Count == 0) yield return (mistake, [mistake], Prediction.Of(mistake));
            if (_planted.Count == 0 || _planted.Exists(other => other.Id == mistake.Id)) continue;
            yield return (mistake, [.. _planted, mistake], new(_step, [.. _planted, mistake]));
            yield return (mistake, [mistake, .. _planted], new(_step, [mistake, .. _planted]));
        }
    }

    private Candidate Judge(Mistake mistake, IReadOnlyList<Mistake> order, Prediction prediction)
    {
        var (explained, broken, contradicted) = (new List<ProbeGroup>(), 0, 0);
        foreach (var group in _groups)
        {
            var fits = group.Fits(_answers, i => prediction[i]);
            if (!IsUnexplained(group)) broken += fits || _explained.Contains(group) ? 0 : 1;
            else if (fits) explained.Add(group);
            else if (!group.OfArguments && !group.Probes.All(i => prediction[i].Matches(_expected(i)))) contradicted++;
        }

        return new(mistake, order, prediction, explained, broken, contradicted);
    }

    // Where the answers are numbers, a mistake may be made in some cases only. Facts and exceptions need a mistake that fits
    // all that went wrong, or at least two groups of facts.
    private bool IsCredible(Candidate candidate, ProbeGroup group)
    {
        if (group.OfArguments && candidate.Mistake.Id.EndsWith("/no-argument-checks", StringComparison.Ordinal)) return true;
        if (group.IsTelling(_answers, _expected)) return true;
        if (candidate.Broken > 0 || candidate.Contradicted > 0 || !candidate.Explained.Any(explained => IsEvidence(explained, candidate)))
            return false;
        List<ProbeGroup> left = [.. Unexplained.Where(other => !other.OfArguments && !candidate.Explained.Contains(other))];
        return left.Count == 0 || (candidate.Explained.Count > 1 && !left.Exists(other => other.IsTelling(_answers, _expected)));
    }

    // A wrong answer, or the very exception that the mistake leads to.
    private bool IsEvidence(ProbeGroup group, Candidate candidate) => group.Probes.Any(i => !_expected(i).Matches(_answers[i])
        && _answers[i].Thrown == candidate.Prediction[i].Thrown);

    private void Accept(Candidate candidate)
    {
        Found.Add(candidate.Mistake);
        if (candidate.Broken == 0) Plant(candidate.Order, candidate.Prediction);
        else _explained.UnionWith(candidate.Explained);
    }

    private void Plant(IReadOnlyList<Mistake> order, Prediction? prediction = null)
    {
        _planted.Clear();
        _planted.AddRange(order);
        prediction ??= new(_step, [.. order]);
        _expected = i => prediction[i];
    }

    // How many probes it changes at all, asked or not: the narrower of two says less that is not known.
    private int Width(Candidate candidate) =>
        Enumerable.Range(0, _answers.Count).Count(i => !candidate.Prediction[i].Matches(ProbeSet.Right(_step)[i]));

    private sealed record Candidate(
        Mistake Mistake,
        IReadOnlyList<Mistake> Order,
        Prediction Prediction,
        IReadOnlyList<ProbeGroup> Explained,
        int Broken,
        int Contradicted)
    {
        internal int Score => (2 * Explained.Count) - (2 * Broken) - Contradicted;
    }
}
