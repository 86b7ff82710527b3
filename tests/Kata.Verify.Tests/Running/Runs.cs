using System.Text;
using System.Text.RegularExpressions;
using Kata.Runner.Compiling;
using Kata.Verify.Isolating;
using Kata.Verify.Marking;
using Kata.Verify.Reports;
using Kata.Verify.Results;
using Kata.Verify.Running;
using Kata.Verify.Submissions;

namespace Kata.Verify.Tests.Running;

/// <summary>Runs of kata verify in a test: small submissions, of a step or two.</summary>
internal static partial class Runs
{
    /// <summary>One judge at a time.</summary>
    public static RunOptions Options { get; } = new(new Isolation(IsolationLevel.Limits, Isolation.RunsAsRoot)) { Jobs = 1 };

    /// <summary>Writes a step of a submission, the reference's unless another text is given.</summary>
    public static void Step(this Scratch scratch, string submission, Step step, Func<string, string>? change = null)
    {
        var text = Reference.File(step).Text;
        var changed = change?.Invoke(text) ?? text;
        Assert.That(change is null || changed != text, "the reference no longer reads like this");
        scratch.Write($"in/{submission}/{step}.cs", Encoding.UTF8.GetBytes(changed));
    }

    /// <summary>Judges the submissions in a scratch folder.</summary>
    /// <returns>What was judged, the verdicts, and the names of those that were not known before.</returns>
    public static (RunManifest Manifest, IReadOnlyList<SubmissionVerdict> Verdicts, IReadOnlyList<string> New) Run(
        this Scratch scratch, RunOptions options, string? folder = null, CancellationToken cancellation = default)
    {
        var store = new VerdictStore(folder);
        List<string> judged = [];
        var known = 0;
        var listener = new RunListener((_, count) => known = count, (_, _, _) => { }, verdict => judged.Add(verdict.Id));
        var manifest = VerifyRun.Run(() => SubmissionSource.Find([scratch.At("in")]), options, store, listener, cancellation);
        return (
            manifest,
            [.. manifest.Judged.Select(entry => store.Of(entry.Id, entry.Key))],
            [.. judged.Skip(known).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Writes every report, and the manifest.</summary>
    public static void Report(string folder, RunManifest manifest, IReadOnlyList<SubmissionVerdict> verdicts)
    {
        var files = new ReportFiles(folder);
        new ReportSet(files, manifest.Identity.Facts, VisibilityRules.All)
            .Write([.. verdicts.Select(Weights.Standard.Mark)], Enum.GetValues<ReportFormat>());
        manifest.Write(files);
    }

    /// <summary>All reports of a folder without times, by name.</summary>
    public static Dictionary<string, string> Reports(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), path => Times().Replace(File.ReadAllText(path), "#"));

    // As results.jsonl and the kept verdicts, junit.xml, Gradescope's and index.html write them. Classroom's is in base64.
    [GeneratedRegex("""(?<=milliseconds":|time="|execution_time": |,\d+,)[0-9.eE-]+(?=[,}\]"])|^[A-Za-z0-9+/=]{100,}$""")]
    private static partial Regex Times();
}
