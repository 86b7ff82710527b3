using System.CommandLine;
using Kata.Runner.Workers;
using Kata.Verify.Isolating;
using Kata.Verify.Judging;
using Kata.Verify.Reports;
using Kata.Verify.Results;
using Kata.Verify.Running;
using Kata.Verify.Submissions;

namespace Kata.Cli.Verify;

/// <summary>`kata verify`: judges other people's code, a submission or a thousand.</summary>
internal static class VerifyCommand
{
    private const int ShortestSecret = 16;

    private static readonly Argument<string[]> Paths = new("path")
    {
        Description = "A submission's folder, a folder of submissions, a zip of either, or a download from Moodle or Gradescope.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "The folder for reports. The same command goes on there after a stop, and judges only what has changed.",
        HelpName = "folder",
    };

    private static readonly Option<int> Jobs = new("--jobs")
    {
        Description = "How many submissions are judged at a time.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<int> Timeout = new("--timeout")
    {
        Description = "Seconds that a submission may compute in all.",
        DefaultValueFactory = _ => 300,
    };

    private static readonly Option<int> StepTimeout = new("--step-timeout")
    {
        Description = "Seconds that the checks of a step may compute.",
        DefaultValueFactory = _ => 30,
    };

    private static readonly Option<string?> Secret = new("--seed-secret")
    {
        Description = "A file with a secret from which random cases are drawn, so that nobody can know them.",
        HelpName = "file",
    };

    private static readonly Option<string?> Part = new("--shard")
    {
        Description = "Judge a part only, e.g. 0/8 to 7/8 on eight machines; see kata merge.",
        HelpName = "i/n",
    };

    private static readonly Option<bool> NoResume = new("--no-resume") { Description = "Forget earlier verdicts and judge everything." };

    private static readonly Option<string?> Isolation = new("--isolation")
    {
        Description = "The lowest level accepted, L0 to L3; the best that works here is used.",
        HelpName = "level",
    };

    private static readonly Option<bool> Trust = new("--trust")
    {
        Description = "Run submissions even where nothing isolates them: their code can do whatever you can.",
    };

    public static Command Create()
    {
        Isolation.AcceptOnlyFromAmong("L0", "L1", "L2", "L3");
        var command = new Command("verify", "Judge other people's code: verdicts that cannot be forged, marks and reports.")
        {
            Paths, Out, Jobs, Timeout, StepTimeout, Secret, Part, NoResume, Isolation, Trust,
        };
        var reports = new ReportOptions();
        reports.AddTo(command);
        command.SetAction(parsed => Run(parsed, reports.Plan(parsed)));
        return command;
    }

    private static int Run(ParseResult parsed, ReportPlan plan)
    {
        var (paths, folder) = (parsed.GetRequiredValue(Paths), parsed.GetValue(Out));
        if (Options(parsed) is not { } options) return Exit.EnvironmentError(Refusal(parsed));
        IEnumerable<ReceivedSubmission> find() => SubmissionSource.Find(paths, folder);
        if (folder is null && find().Skip(1).Any())
            return Exit.UsageError("--out is missing: several submissions need a folder for their reports.");

        var files = folder is null ? null : new ReportFiles(folder);
        var store = new VerdictStore(folder);
        store.Forget(failuresOnly: !parsed.GetValue(NoResume));
        if (folder is not null && Directory.Exists(folder)) RunManifest.Remove(folder);
        if (plan.Formats.Contains(ReportFormat.Jsonl)) files?.Write(ReportSet.Results, "");
        using var interrupt = new Interrupt();
        RunManifest manifest;
        try
        {
            using var progress = VerifyProgress.Create(options.Jobs);
            var listener = new RunListener(progress.Found, progress.Judging, verdict =>
            {
                if (plan.Formats.Contains(ReportFormat.Jsonl)) files?.Append(ReportSet.Results, ResultsJsonl.Of(verdict));
                progress.Judged(verdict);
            });
            manifest = VerifyRun.Run(find, options, store, listener, interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            return Exit.EnvironmentError(folder is null ? "stopped." : "stopped: the same command goes on from here.");
        }

        SubmissionVerdict[] marked = [.. manifest.Judged.Select(entry => plan.Weights.Mark(store.Of(entry.Id, entry.Key)))];
        var names = folder is null ? [] : plan.Write(folder, manifest, marked);
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true")
            ActionsReport.Write(marked, manifest.Identity.Facts, plan.Rules, find);
        return VerdictSummary.Print(marked, manifest.Identity.Facts, plan.Rules, folder, names);
    }

    // null if no level that is accepted works here.
    private static RunOptions? Options(ParseResult parsed)
    {
        Guard.AtLeast("--jobs", parsed.GetValue(Jobs), 1, "somebody has to judge");
        if (parsed.GetValue(Jobs) > RunOptions.MostJobs)
            throw new ArgumentException($"--jobs needs to be at most {RunOptions.MostJobs}: beyond that, use --shard on other machines.");
        Guard.AtLeast("--timeout", parsed.GetValue(Timeout), 1, "judging takes some seconds");
        Guard.AtLeast("--step-timeout", parsed.GetValue(StepTimeout), 1, "a step takes a tenth of a second");
        var shard = parsed.GetValue(Part) is { } part ? Shard.Parse(part) : Shard.Whole;
        var secret = parsed.GetValue(Secret) is { } file ? ReadSecret(file) : null;
        var best = IsolationProbe.Best();
        if (best.Level < Lowest(parsed)) return null;
        var step = TimeSpan.FromSeconds(parsed.GetValue(StepTimeout));
        var times = Limits.Standard with { Step = step, Check = step < Limits.Standard.Check ? step : Limits.Standard.Check };
        return new(best)
        {
            Jobs = parsed.GetValue(Jobs),
            Times = times,
            Submissions = SubmissionTimes.Standard with { Submission = TimeSpan.FromSeconds(parsed.GetValue(Timeout)) },
            Secret = secret,
            Shard = shard,
        };
    }

    private static IsolationLevel Lowest(ParseResult parsed)
    {
        var asked = parsed.GetValue(Isolation) is { } level ? (IsolationLevel)(level[1] - '0') : IsolationLevel.None;
        return asked == IsolationLevel.None && !parsed.GetValue(Trust) ? IsolationLevel.Limits : asked;
    }

    private static string Refusal(ParseResult parsed)
    {
        var lowest = Lowest(parsed);
        IsolationProbe.Works(lowest, out var why);
        return parsed.GetValue(Isolation) is null
            ? $"{why} Nothing would isolate the submissions: --trust runs them all the same."
            : $"{why} A lower --isolation than L{(int)lowest} accepts what works here.";
    }

    private static byte[] ReadSecret(string path)
    {
        var secret = File.ReadAllBytes(path).AsSpan().TrimEnd("\r\n"u8).ToArray();
        return secret.Length >= ShortestSecret ? secret : throw new ArgumentException(
            $"--seed-secret holds {secret.Length} bytes but needs at least {ShortestSecret}, so that nobody guesses them: "
                + "head -c 32 /dev/urandom | base64 > secret");
    }
}
