using System.Text;
using Kata.Runner;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>What a student reads: points, the verdict on each step, and for each that does not pass why.</summary>
public static class MarkdownFeedback
{
    // Of more failing checks only the names are told.
    private const int MostMessages = 5;

    /// <summary>The page.</summary>
    public static string Of(SubmissionVerdict submission, RunFacts facts, VisibilityRules rules)
    {
        var view = StudentView.Of(submission, rules);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# Feedback on {Escaping.MarkdownCode(view.Id)}\n\n{Summary(view)}\n{Table(view)}");
        foreach (var step in view.Steps.Where(IsWorthALook)) page.Append(Section(step));
        if (view.Notes.Count > 0)
        {
            page.Append("\n## Notes\n\n");
            foreach (var note in view.Notes) page.Append(CultureInfo.InvariantCulture, $"- {Escaping.MarkdownCode(note)}\n");
        }

        if (view.Printed.Length > 0) page.Append("\n## What it printed\n\n").Append(Escaping.MarkdownBlock(view.Printed));
        return page.Append(Foot(facts)).ToString();
    }

    /// <summary>Points and passed steps, as a paragraph.</summary>
    internal static string Summary(StudentView view) => $"**{Words.Points(view.Points, view.MaxPoints)}.** {view.PassedInWords}.\n"
        + (view.IsIncomplete ? "\nA part could not be checked. This is no fault of your code, and it will be checked again.\n" : "");

    /// <summary>A row for each step.</summary>
    internal static string Table(StudentView view) => "\n| Step | Alone | With your other steps | Points |\n|:--|:--|:--|--:|\n"
        + string.Concat(view.Steps.Select(step => $"| {(int)step.Verdict.Step} {step.Verdict.Step} "
            + $"| {step.Verdict.Class.Symbol()} {step.Verdict.Class.InWords()} | {step.Verdict.Whole.InWords()} "
            + $"| {Words.Number(step.Verdict.Points)} / {Words.Number(step.Verdict.MaxPoints)} |\n"));

    /// <summary>How the run was made, as the last paragraph.</summary>
    internal static string Foot(RunFacts facts) => $"\n---\n\n{Escaping.Markdown(facts.InWords())}.\n";

    private static bool IsWorthALook(StudentStep step) => step.Verdict.Alone != Verdict.Passed || step.Verdict.Whole != Verdict.Passed
        || step.HiddenPassed < step.Hidden || step.Verdict.Checks.Any(check => check.IsFault());

    private static string Section(StudentStep step)
    {
        var verdict = step.Verdict;
        var section = new StringBuilder($"\n## {verdict.Step.Title()}: {verdict.Class.Symbol()} {verdict.Class.InWords()}\n");
        var (passed, all) = (verdict.Checks.Count(check => check.Verdict == Verdict.Passed), verdict.Checks.Count);
        if (all > 0) section.Append(CultureInfo.InvariantCulture, $"\nChecks: passed {passed} of {all}.\n");
        if (step.Hidden > 0) section.Append(CultureInfo.InvariantCulture, $"\nThere are {step.HiddenInWords}.\n");
        foreach (var sentence in StepExplanation.Of(step))
            section.Append(CultureInfo.InvariantCulture, $"\n{Escaping.Markdown(sentence.ReplaceLineEndings(" "))}\n");
        foreach (var (n, check) in verdict.Checks.Where(check => check.IsFault()).Index()) section.Append(Check(check, n < MostMessages));
        return section.ToString();
    }

    private static string Check(CheckVerdict check, bool withMessage)
    {
        var group = $"{check.Group}".ToLowerInvariant();
        var head = $"\n{check.Class.Symbol()} {Escaping.MarkdownCode(check.Name)} ({group}): {check.Class.InWords()}\n";
        return withMessage && check.Message.Length > 0 ? $"{head}\n{Escaping.MarkdownBlock(check.Message)}" : head;
    }
}
