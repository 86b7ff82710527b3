using Kata.Harness.Diagnosis.Probes;

namespace Kata.Harness.Diagnosis;

/// <summary>Questions that are explained together, with the places of those that a written function answered.</summary>
internal sealed record ProbeGroup(string Name, bool OfArguments, IReadOnlyList<int> Probes)
{
    // Three numbers to nine digits are no accident, nor are ten labels; facts, counts, NaN and exceptions can be.
    private const double Enough = 3;
    private const double OfALabel = 0.3;

    /// <summary>The groups of a step in the order in which they are computed, the arguments last.</summary>
    internal static IReadOnlyList<ProbeGroup> Of(Step step, IReadOnlyList<Answer> answers)
    {
        var probes = ProbeSet.Of(step);
        return
        [
            .. from i in Enumerable.Range(0, probes.Count)
               where !answers[i].IsUnwritten
               group i by probes[i].IsOfArguments ? ProbeFunction.Of(probes[i]) : probes[i].Group into asked
               let ofArguments = probes[asked.First()].IsOfArguments
               orderby ofArguments
               select new ProbeGroup(asked.Key, ofArguments, [.. asked]),
        ];
    }

    /// <summary>Whether the answers to all its questions are these.</summary>
    internal bool Fits(IReadOnlyList<Answer> answers, Func<int, Answer> expected) => Probes.All(i => expected(i).Matches(answers[i]));

    /// <summary>Whether its wrong answers are numbers enough to tell one mistake from another.</summary>
    internal bool IsTelling(IReadOnlyList<Answer> answers, Func<int, Answer> expected) => Probes
        .Where(i => answers[i] is { Thrown: null, Kind: AnswerKind.Numbers or AnswerKind.Labels } && !expected(i).Matches(answers[i]))
        .Sum(i => answers[i].Values.Count(double.IsFinite) * (answers[i].Kind == AnswerKind.Labels ? OfALabel : 1)) >= Enough;
}
