using System.Text;
using Kata.Harness.Mistakes;
using Kata.Harness.Oracle;

namespace Kata.Harness.Diagnosis;

/// <summary>What somebody's function gets wrong, and by which mistake, as far as its answers tell.</summary>
public sealed record StepDiagnosis
{
    /// <summary>The step that was asked.</summary>
    public required int Step { get; init; }

    /// <summary>The first quantity that is wrong, in the order in which they are computed; null where all are right.</summary>
    public string? FirstWrong { get; init; }

    /// <summary>Each known mistake, or pair of mistakes, that gives the very answers that were given, to every question.</summary>
    public IReadOnlyList<IReadOnlyList<Mistake>> Names { get; init; } = [];

    /// <summary>What the numbers have in common where no mistake is known, as a sentence.</summary>
    public string? Pattern { get; init; }

    /// <summary>The smallest example in whole numbers that goes wrong, to be redone by hand; where no mistake is known.</summary>
    public CounterExample? Example { get; init; }

    /// <summary>Whether every answer was right.</summary>
    public bool IsRight => FirstWrong is null;

    /// <summary>Asks a step's functions every question, and names what their answers fit.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="steps">The functions; only those of this step are asked, but they may use the others.</param>
    /// <returns>What was found; it never throws for what the functions throw.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public static StepDiagnosis Of(int step, Steps steps)
    {
        var probes = ProbeSet.Of(step);
        var answers = probes.Select(probe => probe.Of(steps)).ToList();
        var wrong = Enumerable.Range(0, answers.Count).Where(i => !answers[i].Matches(ProbeSet.Right(step)[i])).DefaultIfEmpty(-1).First();
        if (wrong < 0) return new() { Step = step };

        var names = MistakeMatcher.Names(step, answers, wrong);
        var known = new StepDiagnosis { Step = step, FirstWrong = probes[wrong].Name, Names = names };
        return names.Count > 0 ? known : known with
        {
            Pattern = AnswerPatterns.Of(answers[wrong], ProbeSet.Right(step)[wrong]),
            Example = CounterExample.Smallest(step, steps),
        };
    }

    /// <summary>Whether a step's functions answer every question right.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="steps">The functions.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public static bool IsRightIn(int step, Steps steps) =>
        ProbeSet.Of(step).Zip(ProbeSet.Right(step)).All(question => question.First.Of(steps).Matches(question.Second));

    /// <summary>
    /// Names the mistakes that explain a penalty of given weights, when the number is all that is known: as for a cost that somebody published.
    /// </summary>
    /// <param name="network">The weights.</param>
    /// <param name="lambda">λ, at least 0.</param>
    /// <param name="examples">m, at least 1.</param>
    /// <param name="penalty">The number to explain.</param>
    /// <param name="tolerance">How far it may be off, as half a unit of its last digit.</param>
    /// <returns>Mistakes of step 6 that give this penalty where the right one is another; none if the number is right or unexplained.</returns>
    /// <exception cref="ArgumentException">λ or m is out of range.</exception>
    public static IReadOnlyList<Mistake> OfPenalty(Network network, double lambda, int examples, double penalty, double tolerance)
    {
        var right = ScalarOracle.Penalty(network, lambda, examples);
        if (Fits(right)) return [];
        return [.. MistakeBank.All.Where(mistake => mistake.Step == 6 && Fits(MistakeBank.Inject(ScalarOracle.Steps, mistake).Penalty(network, lambda, examples)))];

        bool Fits(double value) => Math.Abs(value - penalty) <= tolerance;
    }

    /// <summary>The finding in a few lines.</summary>
    public override string ToString()
    {
        if (IsRight) return $"step {Step} answers every question right.";
        var text = new StringBuilder($"the first wrong quantity is {FirstWrong}.");
        foreach (var names in Names) text.Append($"\nthis looks like: {string.Join(", and ", names.Select(mistake => $"{mistake.Title} ({mistake.Id})"))}.");
        if (Names.Count == 0) text.Append("\nit is not one of the mistakes we know.");
        if (Pattern is not null) text.Append($"\n{Pattern}");
        if (Example is not null) text.Append($"\n{Example}");
        return text.ToString();
    }
}
