using Kata.Harness.Mistakes;
using Kata.Runner;

namespace Kata.Verify.Reports;

/// <summary>
/// Why a step does not pass, for its student, in plain sentences. The edit that repairs it is left for the student to find.
/// </summary>
internal static class StepExplanation
{
    /// <summary>How many errors of a step are told: those of a compiler follow from each other.</summary>
    public const int MostErrors = 10;

    /// <summary>The sentences, without escapes of any format; none if there is nothing to say.</summary>
    public static IReadOnlyList<string> Of(StudentStep step) =>
        [.. Errors(step), .. Infrastructure(step), .. FirstWrong(step), .. Mistakes(step), .. Repairs(step), .. Earlier(step)];

    private static IEnumerable<string> Errors(StudentStep step) => step.Verdict.Errors.Take(MostErrors).Select(Escaping.Message);

    private static IEnumerable<string> Infrastructure(StudentStep step)
    {
        if (step.Verdict.Alone == Verdict.Infrastructure) yield return "It could not be checked. This is no fault of your code.";
    }

    private static IEnumerable<string> FirstWrong(StudentStep step)
    {
        if (step.Verdict.FirstWrong.Length > 0) yield return $"The first wrong quantity is {Escaping.Name(step.Verdict.FirstWrong)}.";
    }

    private static IEnumerable<string> Mistakes(StudentStep step) =>
        step.Verdict.Mistakes.Select(id => MistakeBank.Find(id)?.Text is { } mistake
            ? $"This looks like: {mistake.Title} ({id}). The likely thinking: {mistake.Belief} Why it is wrong: {mistake.Why}"
            : $"This looks like: {Escaping.Name(id)}.");

    private static IEnumerable<string> Repairs(StudentStep step) => step.Verdict.Repairs.Select(repair =>
        Escaping.Message(step.Verdict.Mistakes.Count > 0 || repair.Belief.Length == 0 ? repair.PlaceAndKind : repair.Explained));

    private static IEnumerable<string> Earlier(StudentStep step)
    {
        if (step.Verdict.CausedBy.Count == 0) yield break;
        yield return $"With your other steps it fails because of {string.Join(" and ", step.Verdict.CausedBy.Select(Words.Title))}.";
    }
}
