using System.Text;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>The Markdown of a CI job's summary. Whoever may see the repository may see it, so it shows what students may see.</summary>
public static class JobSummary
{
    // GitHub takes at most 1 MiB for a step.
    private const int MostRows = 1000;

    /// <summary>The summary.</summary>
    public static string Of(IReadOnlyList<SubmissionVerdict> submissions, RunFacts facts, VisibilityRules rules)
    {
        var summary = new StringBuilder("## kata verify\n\n");
        StudentView[] views = [.. submissions.Take(MostRows).Select(submission => StudentView.Of(submission, rules))];
        summary.Append(submissions.Count == 1 ? Single(views[0]) : Several(views, submissions.Count));
        return summary.Append(MarkdownFeedback.Foot(facts)).ToString();
    }

    private static string Single(StudentView view)
    {
        var reasons = new StringBuilder();
        foreach (var step in view.Steps)
        {
            var sentences = StepExplanation.Of(step).Select(sentence => Escaping.Markdown(sentence.ReplaceLineEndings(" "))).ToList();
            if (step.HiddenPassed < step.Hidden) sentences.Add($"There are {step.HiddenInWords}.");
            if (sentences.Count > 0)
                reasons.Append(CultureInfo.InvariantCulture, $"- **{step.Verdict.Step.Title()}.** {string.Join(' ', sentences)}\n");
        }

        return MarkdownFeedback.Summary(view) + MarkdownFeedback.Table(view) + (reasons.Length > 0 ? $"\n{reasons}" : "");
    }

    private static string Several(IReadOnlyList<StudentView> views, int count)
    {
        var rows = new StringBuilder($"{count} submissions.\n\n| Submission | Steps | Points |\n|:--|:--|--:|\n");
        foreach (var view in views)
        {
            rows.Append(CultureInfo.InvariantCulture, $"| {Escaping.MarkdownCode(view.Id)} | {view.PassedInWords}");
            if (view.IsIncomplete) rows.Append(", ? could not be checked");
            rows.Append(CultureInfo.InvariantCulture, $" | {Words.Number(view.Points)} / {Words.Number(view.MaxPoints)} |\n");
        }

        if (count > views.Count) rows.Append(CultureInfo.InvariantCulture, $"\nAnd {count - views.Count} more.\n");
        return rows.ToString();
    }
}
