using System.Text;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>What a terminal shows of a single submission: a line for each step, and below it why it does not pass.</summary>
public static class PlainFeedback
{
    // Of more failing checks only the number is told.
    private const int MostChecks = 5;

    /// <summary>The lines.</summary>
    public static string Of(SubmissionVerdict submission, VisibilityRules rules)
    {
        var view = StudentView.Of(submission, rules);
        var text = new StringBuilder();
        foreach (var step in view.Steps)
        {
            var verdict = step.Verdict;
            var whole = verdict.Whole == verdict.Alone ? "" : $"; with your other steps: {Runner.VerdictNames.InWords(verdict.Whole)}";
            text.Append($"{verdict.Class.Symbol()} {verdict.Step.Title()}: {verdict.Class.InWords()}{whole}\n");
            foreach (var line in Why(step)) text.Append($"    {Escaping.Terminal(line)}\n");
        }

        foreach (var note in view.Notes) text.Append($"{Escaping.Terminal(note)}\n");
        return text.Append($"{Words.Points(view.Points, view.MaxPoints)}. {view.PassedInWords}.\n").ToString();
    }

    private static IEnumerable<string> Why(StudentStep step)
    {
        var failing = step.Verdict.Checks.Where(check => check.IsFault()).ToList();
        var sentences = StepExplanation.Of(step).SelectMany(sentence => sentence.Split('\n'));
        var checks = failing.Take(MostChecks).Select(check => $"{check.Class.Symbol()} {Escaping.Name(check.Name)}");
        string[] more = failing.Count > MostChecks ? [$"and {failing.Count - MostChecks} more checks"] : [];
        string[] hidden = step.HiddenPassed < step.Hidden ? [step.HiddenInWords] : [];
        return [.. sentences, .. checks, .. more, .. hidden];
    }
}
