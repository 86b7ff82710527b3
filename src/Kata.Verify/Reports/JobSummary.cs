using System.Text;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>The Markdown of a CI job's summary. Whoever may see the repository may see it, so it shows what students may see.</summary>
public static class JobSummary
{
    // GitHub takes at most 1 MiB of a step, in UTF-8.
    private const int MostBytes = 1_000_000;

    /// <summary>The summary.</summary>
    public static string Of(IReadOnlyList<SubmissionVerdict> submissions, RunFacts facts, VisibilityRules rules)
    {
        var summary = new StringBuilder("## kata verify\n\n");
        var views = submissions.Select(submission => StudentView.Of(submission, rules));
        summary.Append(submissions.Count == 1 ? Single(views.Single()) : Several(views, submissions.Count));
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

    private static string Several(IEnumerable<StudentView> views, int count)
    {
        var rows = new StringBuilder($"{count} submissions.\n\n| Submission | Steps | Points |\n|:--|:--|--:|\n");
        var (told, bytes) = (0, 0);
        foreach (var row in views.Select(Row))
        {
            bytes += Encoding.UTF8.GetByteCount(row);
            if (bytes > MostBytes) break;
            rows.Append(row);
            told++;
        }

        if (told < count) rows.Append(CultureInfo.InvariantCulture, $"\nAnd {count - told} more.\n");
        return rows.ToString();
    }

    private static string Row(StudentView view) =>
        $"| {Escaping.MarkdownCode(view.Id)} | {view.PassedInWords}{(view.IsIncomplete ? ", ? could not be checked" : "")} "
            + $"| {Words.Number(view.Points)} / {Words.Number(view.MaxPoints)} |\n";
}
