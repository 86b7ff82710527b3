using System.CommandLine;
using Kata.Verify.Results;
using Kata.Verify.Running;

namespace Kata.Cli.Judging;

/// <summary>`kata merge`: puts the shards of a run together.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("folder")
        {
            Description = "The --out of each shard.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out") { Description = "The folder for the reports.", Required = true, HelpName = "folder" };
        var command = new Command("merge", "Put the shards of kata verify together, as if one run had judged all.") { folders, output };
        var reports = new ReportOptions();
        reports.AddTo(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folders), parsed.GetRequiredValue(output), reports.Plan(parsed)));
        return command;
    }

    private static int Run(IReadOnlyList<string> folders, string output, ReportPlan plan)
    {
        var merged = ShardMerge.Of(folders);
        // They are kept, so that the merged run can go on like any other.
        var store = new VerdictStore(output);
        foreach (var (verdict, entry) in merged.Verdicts.Zip(merged.Manifest.Judged)) store.Keep(entry.Key, verdict);
        SubmissionVerdict[] marked = [.. merged.Verdicts.Select(plan.Weights.Mark)];
        var names = plan.Write(output, merged.Manifest, marked);
        return VerdictSummary.Print(marked, merged.Manifest.Identity.Facts, plan.Rules, output, names);
    }
}
