using System.CommandLine;
using Kata.Runner.SelfCheck;
using Kata.Runner.Suites;

namespace Kata.Cli.SelfCheck;

/// <summary>`kata selfcheck`: does the harness find every mistake that it knows, and none in right code?</summary>
internal static class SelfCheckCommand
{
    public static Command Create()
    {
        var json = Json.Option();
        var pairs = new Option<int>("--pairs") { Description = "How many pairs of mistakes to draw.", DefaultValueFactory = _ => 240 };
        var seed = new Option<int>("--seed") { Description = "The seed of the draw.", DefaultValueFactory = _ => 1 };
        var slips = new Option<int>("--slips")
        {
            Description = "How many wrong steps to draw, each a slip in right code whose line is to be found; about a second each.",
        };
        var command = new Command("selfcheck", "The harness proves itself: every mistake is found and named, right code is not.")
        {
            json, pairs, slips, seed,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(pairs) < 1)
                return Exit.UsageError($"--pairs is {parsed.GetValue(pairs)} but needs to be at least 1: none would prove nothing.");
            if (parsed.GetValue(slips) < 0)
                return Exit.UsageError($"--slips is {parsed.GetValue(slips)} but needs to be at least 0: none are drawn, or some.");
            var report = SelfChecker.Run(SuiteFiles.Beside(), parsed.GetValue(pairs), parsed.GetValue(seed), parsed.GetValue(slips),
                parsed.GetValue(json) ? null : new Progress());
            if (parsed.GetValue(json)) Json.Write(SelfCheckSummary.Of(report));
            else Print(report);
            return report.Passed ? Exit.Success : Exit.Mismatch;
        });
        return command;
    }

    private static void Print(SelfCheckReport report)
    {
        foreach (var step in Enum.GetValues<Step>()) Console.Out.WriteLine(KillMatrix.Of(report, step));
        foreach (var complaint in SelfCheckSummary.Complaints(report)) Terminal.Say(complaint);
        foreach (var line in SelfCheckSummary.Lines(report)) Terminal.Say(line);
    }

    private sealed class Progress : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine($"checking {value} …");
    }
}
