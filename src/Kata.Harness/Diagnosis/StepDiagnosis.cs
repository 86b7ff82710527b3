using System.Text;
using Kata.Harness.Diagnosis.Probes;
using Kata.Harness.Mistakes;

namespace Kata.Harness.Diagnosis;

/// <summary>
/// What a step's functions get wrong, and by which mistake, as far as their answers tell. It can be written as JSON and read back.
/// </summary>
public sealed record StepDiagnosis
{
    /// <summary>The step that was asked.</summary>
    public required Step Step { get; init; }

    /// <summary>The first wrong quantity, in the order in which they are computed; null if all are right.</summary>
    public string? FirstWrong { get; init; }

    /// <summary>
    /// The first function of the step that is wrong by itself; null if none is, or if it was not looked for, as in <see cref="Of"/>.
    /// </summary>
    public string? Function { get; init; }

    /// <summary>The known mistakes that explain the answers together, in the order in which they show: at most one such list.</summary>
    public IReadOnlyList<IReadOnlyList<MistakeText>> Names { get; init; } = [];

    /// <summary>The first wrong quantity that no known mistake explains; null if all are explained.</summary>
    public string? Unexplained { get; init; }

    /// <summary>If a quantity is left unexplained: what its wrong numbers have in common, as a sentence.</summary>
    public string? Pattern { get; init; }

    /// <summary>If no mistake fits: the smallest example in whole numbers that goes wrong, to redo by hand.</summary>
    public CounterExample? Example { get; init; }

    /// <summary>Whether every answer was right.</summary>
    public bool IsRight => FirstWrong is null;

    /// <summary>Asks a step's functions all probes and names the mistakes that fit their answers.</summary>
    /// <param name="step">The step.</param>
    /// <param name="steps">The functions; only those of this step are asked, but they may use the others.</param>
    /// <returns>What was found. An exception thrown by the functions counts as an answer.</returns>
    public static StepDiagnosis Of(Step step, Steps steps)
    {
        var (probes, right) = (ProbeSet.Of(step), ProbeSet.Right(step));
        var answers = probes.Select(probe => probe.Of(steps)).ToList();
        List<int> wrongs = [.. Enumerable.Range(0, answers.Count).Where(i => !answers[i].IsUnwritten && !answers[i].Matches(right[i]))];
        if (wrongs.Count == 0)
        {
            return answers.FindIndex(answer => answer.IsUnwritten) is var unwritten and >= 0
                ? new() { Step = step, FirstWrong = probes[unwritten].Name, Pattern = "it is not written yet." }
                : new() { Step = step };
        }

        var explanation = Explanation.Of(step, answers);
        // A missing argument check is never the first thing to look at.
        var left = explanation.Unexplained.FirstOrDefault();
        var unexplained = left?.Probes.First(wrongs.Contains);
        var first = wrongs.OrderBy(i => probes[i].IsOfArguments).First(i =>
            explanation.Found.Count == 0 || !explanation.Unexplained.Any(group => group.Probes.Contains(i)));
        if (explanation.Found.Count > 0 && left?.OfArguments != false) unexplained = null;
        return new()
        {
            Step = step,
            FirstWrong = Quantity(first),
            Names = explanation.Found.Count == 0 ? [] : [Texts(explanation.Found)],
            Unexplained = unexplained is { } also ? Quantity(also) : null,
            Pattern = unexplained is { } place ? PatternAt(place) : null,
            Example = explanation.Found.Count > 0 ? null : CounterExample.Smallest(step, steps, ProbeFunction.Of(probes[first])),
        };

        // A single number is always some factor times another, but not the same for every seed.
        string? PatternAt(int i)
        {
            List<int> asked = answers[i].Values.Count == 1 && answers[i].Kind == AnswerKind.Numbers
                ? [.. Enumerable.Range(0, answers.Count).Where(j => probes[j].Name == probes[i].Name && answers[j].Values.Count == 1)]
                : [i];
            return asked.Count == 1
                ? AnswerPatterns.Of(probes[i], answers[i], right[i])
                : AnswerPatterns.Of(probes[i],
                    Answer.Of(asked.Select(j => answers[j].Values[0])), Answer.Of(asked.Select(j => right[j].Values[0])));
        }

        // A function that throws has computed nothing: its name is the quantity.
        string Quantity(int i) => answers[i].ThrownIn is { } thrower ? $"the result of {thrower}" : probes[i].Name;
    }

    /// <summary>Whether a step's functions give the right answer to every probe.</summary>
    /// <param name="step">The step.</param>
    /// <param name="steps">The functions.</param>
    public static bool IsRightIn(Step step, Steps steps) =>
        ProbeSet.Of(step).Zip(ProbeSet.Right(step)).All(question => question.First.Of(steps).Matches(question.Second));

    /// <summary>
    /// Names the mistakes that explain the penalty of given weights if only its number is known, e.g. from a published cost.
    /// </summary>
    /// <param name="network">The weights.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <param name="examples">m, at least 1.</param>
    /// <param name="penalty">The number to explain.</param>
    /// <param name="tolerance">How far off it may be, e.g. half a unit of its last digit.</param>
    /// <returns>Mistakes of step 6 that give this penalty; empty if the number is right or unexplained.</returns>
    /// <exception cref="ArgumentException">λ or m is out of range.</exception>
    public static IReadOnlyList<MistakeText> OfPenalty(Network network, double lambda, int examples, double penalty, double tolerance)
    {
        if (Fits(ScalarOracle.Steps)) return [];
        return Texts(MistakeBank.All.Where(mistake => mistake.Step == Step.Cost && Fits(MistakeBank.Inject(ScalarOracle.Steps, mistake))));

        bool Fits(Steps steps) => Math.Abs(steps.Penalty(network, lambda, examples) - penalty) <= tolerance;
    }

    /// <summary>The diagnosis in a few lines.</summary>
    public override string ToString()
    {
        if (IsRight) return $"step {(int)Step} gives every probe the right answer.";
        var text = new StringBuilder($"the first wrong quantity is {FirstWrong}.");
        foreach (var names in Names)
            text.Append($"\nthis looks like: {string.Join(", and ", names.Select(mistake => $"{mistake.Title} ({mistake.Id})"))}.");
        if (Names.Count == 0) text.Append("\nit is not one of the mistakes we know.");
        else if (Unexplained is not null) text.Append($"\n{Unexplained} is wrong too, by none of the mistakes we know.");
        if (Pattern is not null) text.Append($"\n{Pattern}");
        if (Example is not null) text.Append($"\n{Example}");
        return text.ToString();
    }

    private static IReadOnlyList<MistakeText> Texts(IEnumerable<Mistake> mistakes) => [.. mistakes.Select(mistake => mistake.Text)];
}
