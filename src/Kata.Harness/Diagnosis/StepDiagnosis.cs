using System.Text;
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

    /// <summary>Each known mistake, or pair of mistakes, that gives exactly these answers to all probes.</summary>
    public IReadOnlyList<IReadOnlyList<MistakeText>> Names { get; init; } = [];

    /// <summary>If no mistake fits: what the wrong numbers have in common, as a sentence.</summary>
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
        var probes = ProbeSet.Of(step);
        var answers = probes.Select(probe => probe.Of(steps)).ToList();
        List<int> wrongs = [.. Enumerable.Range(0, answers.Count).Where(i => !answers[i].Matches(ProbeSet.Right(step)[i]))];
        if (wrongs.Count == 0) return new() { Step = step };

        // A missing argument check is never the first thing to look at.
        var wrong = wrongs.OrderBy(i => probes[i].IsOfArguments).First();
        List<int> all = [.. Enumerable.Range(0, answers.Count)];
        var names = MistakeMatcher.Names(step, answers, wrong, all);
        // Argument checks are often missing beside another mistake, some or all of them: then the mathematics alone is explained.
        if (names.Count == 0 && !probes[wrong].IsOfArguments && wrongs.Any(i => probes[i].IsOfArguments))
            names = MistakeMatcher.Names(step, answers, wrong, [.. all.Where(i => !probes[i].IsOfArguments)]);
        var diagnosis = new StepDiagnosis { Step = step, FirstWrong = probes[wrong].Name };
        return names.Count > 0 ? diagnosis with { Names = [.. names.Select(Texts)] } : diagnosis with
        {
            Pattern = AnswerPatterns.Of(answers[wrong], ProbeSet.Right(step)[wrong]),
            Example = CounterExample.Smallest(step, steps),
        };
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
        if (Pattern is not null) text.Append($"\n{Pattern}");
        if (Example is not null) text.Append($"\n{Example}");
        return text.ToString();
    }

    private static IReadOnlyList<MistakeText> Texts(IEnumerable<Mistake> mistakes) => [.. mistakes.Select(mistake => mistake.Text)];
}
