using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>What a run can be reported as.</summary>
public enum ReportFormat
{
    /// <summary>results.jsonl.</summary>
    Jsonl,

    /// <summary>gradebook.csv.</summary>
    Csv,

    /// <summary>canvas.csv.</summary>
    Canvas,

    /// <summary>moodle.csv.</summary>
    Moodle,

    /// <summary>junit.xml.</summary>
    JUnit,

    /// <summary>gradescope/, a file for each submission.</summary>
    Gradescope,

    /// <summary>exercism/, a file for each submission.</summary>
    Exercism,

    /// <summary>classroom/, a file for each submission.</summary>
    Classroom,

    /// <summary>feedback/, a page for each submission.</summary>
    Markdown,

    /// <summary>index.html.</summary>
    Html,

    /// <summary>annotations.txt.</summary>
    Annotations,

    /// <summary>summary.md.</summary>
    Summary,
}

/// <summary>Writes the reports that are asked for.</summary>
/// <param name="files">The folder.</param>
/// <param name="facts">What every report says of the run.</param>
/// <param name="rules">What students see.</param>
public sealed class ReportSet(ReportFiles files, RunFacts facts, VisibilityRules rules)
{
    /// <summary>The lines of all checks: written as they are won, and once more in order at the end.</summary>
    public const string Results = "results.jsonl";

    private const string Assignment = "Backpropagation by hand";

    /// <summary>Writes them.</summary>
    /// <param name="submissions">With their points, in the order of their names.</param>
    /// <param name="formats">Which.</param>
    /// <returns>The names of the files and folders.</returns>
    /// <exception cref="IOException">One cannot be written.</exception>
    public IReadOnlyList<string> Write(IReadOnlyList<SubmissionVerdict> submissions, IEnumerable<ReportFormat> formats) =>
        [.. formats.Distinct().Order().Select(format => Write(submissions, format))];

    private string Write(IReadOnlyList<SubmissionVerdict> submissions, ReportFormat format) => format switch
    {
        ReportFormat.Jsonl => One(Results, string.Concat(submissions.Select(ResultsJsonl.Of))),
        ReportFormat.Csv => One("gradebook.csv", GradebookCsv.Of(submissions)),
        ReportFormat.Canvas => One("canvas.csv", CanvasCsv.Of(submissions, Assignment)),
        ReportFormat.Moodle => One("moodle.csv", MoodleCsv.Of(submissions, rules)),
        ReportFormat.JUnit => One("junit.xml", JUnitXml.Of(submissions, facts)),
        ReportFormat.Gradescope => Each(submissions, "gradescope", ".json", submission => GradescopeJson.Of(submission, facts, rules)),
        ReportFormat.Exercism => Each(submissions, "exercism", ".json", submission => ExercismJson.Of(submission, rules)),
        ReportFormat.Classroom => Each(submissions, "classroom", ".txt", submission => ClassroomResult.Of(submission, rules)),
        ReportFormat.Markdown => Each(submissions, "feedback", ".md", submission => MarkdownFeedback.Of(submission, facts, rules)),
        ReportFormat.Html => One("index.html", IndexPage.Of(submissions, facts)),
        ReportFormat.Annotations => One(
            "annotations.txt", string.Concat(submissions.Select(submission => GitHubAnnotations.Of(submission, rules)))),
        ReportFormat.Summary => One("summary.md", JobSummary.Of(submissions, facts, rules)),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    private string One(string name, string text)
    {
        files.Write(name, text);
        return name;
    }

    private string Each(
        IReadOnlyList<SubmissionVerdict> submissions, string folder, string ending, Func<SubmissionVerdict, string> report)
    {
        foreach (var submission in submissions) files.Write($"{folder}/{ReportFiles.NameOf(submission.Id, ending)}", report(submission));
        return $"{folder}/";
    }
}
