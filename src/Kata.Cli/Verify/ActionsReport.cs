using Kata.Verify.Reports;
using Kata.Verify.Results;
using Kata.Verify.Submissions;

namespace Kata.Cli.Verify;

/// <summary>What GitHub Actions shows: an annotation at each wrong place, and the summary of the job.</summary>
internal static class ActionsReport
{
    /// <summary>Writes both.</summary>
    /// <param name="marked">The verdicts, with their points.</param>
    /// <param name="facts">What is said of the run.</param>
    /// <param name="rules">What students see.</param>
    /// <param name="find">Finds the submissions, for their folders.</param>
    /// <exception cref="IOException">The summary cannot be written.</exception>
    public static void Write(
        IReadOnlyList<SubmissionVerdict> marked, RunFacts facts, VisibilityRules rules, Func<IEnumerable<ReceivedSubmission>> find)
    {
        var workspace = Environment.GetEnvironmentVariable("GITHUB_WORKSPACE");
        var root = string.IsNullOrEmpty(workspace) ? Environment.CurrentDirectory : workspace;
        var folders = find().ToDictionary(received => received.Id, received => received.Folder);
        foreach (var verdict in marked)
        {
            var folder = folders.GetValueOrDefault(verdict.Id, "");
            var inside = folder.Length == 0 ? "" : Path.GetRelativePath(root, folder).Replace('\\', '/');
            Console.Out.Write(GitHubAnnotations.Of(verdict, rules, inside == "." ? "" : inside));
        }

        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
            File.AppendAllText(summary, JobSummary.Of(marked, facts, rules));
    }
}
