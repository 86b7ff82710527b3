using Kata.Runner;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Cli.Verify;

/// <summary>What is said at the end of a run.</summary>
internal static class VerdictSummary
{
    private const int MostNamed = 5;

    /// <summary>Prints it: a single submission step by step, several in a line.</summary>
    /// <param name="marked">The verdicts, with their points.</param>
    /// <param name="facts">What is said of the run.</param>
    /// <param name="rules">What students see.</param>
    /// <param name="folder">Where the reports are; null if there are none.</param>
    /// <param name="names">Which.</param>
    /// <returns>The exit code: 0 if every step of all passes, 1 if not, 3 if something could not be judged.</returns>
    public static int Print(
        IReadOnlyList<SubmissionVerdict> marked,
        RunFacts facts,
        VisibilityRules rules,
        string? folder,
        IReadOnlyList<string> names)
    {
        if (marked is [var only]) Terminal.Say(PlainFeedback.Of(only, rules).TrimEnd('\n'));
        else Terminal.Say(Counts(marked));
        Terminal.Say($"Isolation {facts.Isolation}, seed {facts.Seed}.");
        if (folder is not null) Terminal.Say($"In {Escaping.Terminal(DisplayPath.Of(folder))}: {string.Join(", ", names)}.");
        var broken = marked.Where(verdict => verdict.IsIncomplete).ToList();
        if (broken.Count > 0) return Exit.EnvironmentError(Broken(broken, folder));
        return marked.All(IsRight) ? Exit.Success : Exit.Mismatch;
    }

    /// <summary>Whether every step passes, alone and with the others.</summary>
    public static bool IsRight(SubmissionVerdict verdict) =>
        verdict.Steps.All(step => step.Alone == Verdict.Passed && step.Whole == Verdict.Passed);

    private static string Counts(IReadOnlyList<SubmissionVerdict> marked)
    {
        var (right, broken) = (marked.Count(IsRight), marked.Count(verdict => verdict.IsIncomplete));
        return FormattableString.Invariant(
            $"{marked.Count} submissions: {right} pass every step, {marked.Count - right - broken} do not, {broken} could not be judged.");
    }

    private static string Broken(List<SubmissionVerdict> broken, string? folder)
    {
        var named = string.Join(", ", broken.Take(MostNamed).Select(verdict => Escaping.Terminal(Escaping.Name(verdict.Id))));
        var more = broken.Count > MostNamed ? $" and {broken.Count - MostNamed} more" : "";
        var why = broken[0].Steps.First(step => step.Alone == Verdict.Infrastructure).Errors.FirstOrDefault("");
        var next = folder is null ? "run it again" : "the same command tries again";
        return $"{named}{more} could not be judged, by no fault of theirs; {next}. {Escaping.Terminal(Escaping.Message(why))}".TrimEnd();
    }
}
