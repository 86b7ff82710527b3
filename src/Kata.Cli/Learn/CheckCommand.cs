using System.CommandLine;
using Kata.Cli.Output;
using Kata.Learning;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>`kata check` and `kata list`: the verdicts on a workspace's steps.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var (step, json, folder) = (Place.StepArgument(), Json.Option(), Place.Option());
        var command = new Command("check", "Check a step of the workspace, or all of them.") { step, json, folder };
        command.SetAction(parsed =>
        {
            var (workspace, asked) = (Place.Find(parsed.GetValue(folder)), parsed.GetValue(step));
            return asked is null
                ? All(workspace, parsed.GetValue(json), explained: true)
                : One(workspace, Place.Step(asked), parsed.GetValue(json));
        });
        return command;
    }

    public static Command CreateList()
    {
        var (json, folder) = (Json.Option(), Place.Option());
        var command = new Command("list", "The steps of the workspace, a line each.") { json, folder };
        command.SetAction(parsed =>
        {
            var exit = All(Place.Find(parsed.GetValue(folder)), parsed.GetValue(json), explained: false);
            // What was asked for is the list.
            return exit == Exit.Mismatch ? Exit.Success : exit;
        });
        return command;
    }

    /// <summary>Checks a step and prints the whole report.</summary>
    public static int One(Workspace workspace, int step, bool json)
    {
        var code = workspace.Read();
        using var judge = new StepChecker();
        var verdict = judge.Check(step, code, alone: json);
        if (json) Json.Write(CheckSummary.Of(workspace, code, [verdict]));
        else Print(workspace, code, verdict);
        Noted(workspace, code, verdict);
        return ExitOf([verdict]);
    }

    /// <summary>Prints a report.</summary>
    public static void Print(Workspace workspace, Submission code, StepResult verdict)
    {
        var report = new Report(workspace, code, verdict);
        StyledLine[] lines =
        [
            new($"Step {verdict.Step} of {Reference.StepNames.Count}: {verdict.Name}", LineStyle.Strong),
            report.State, StyledLine.Empty, .. report.Body(), StyledLine.Empty, report.Judged,
        ];
        foreach (var line in lines) Screen.Print(line);
    }

    /// <summary>Notes a pass in the workspace's progress, unless it stands there.</summary>
    /// <returns>Whether it is the step's first pass.</returns>
    public static bool Noted(Workspace workspace, Submission code, StepResult verdict)
    {
        var progress = Progress.Read(workspace);
        if (!verdict.Passed || progress.HasPassed(verdict.Step, code.HashOf(verdict.Step))) return false;
        Progress.AddPassed(workspace, verdict.Step, code.HashOf(verdict.Step), DateTimeOffset.UtcNow);
        return !progress.HasEverPassed(verdict.Step);
    }

    private static int All(Workspace workspace, bool json, bool explained)
    {
        var code = workspace.Read();
        List<StepResult> verdicts = [];
        using (var judge = new StepChecker())
        {
            for (var step = 1; step <= Reference.StepNames.Count; step++)
            {
                var verdict = judge.Check(step, code, alone: json);
                verdicts.Add(verdict);
                if (!json) Screen.Print(StepList.Row(step, new Report(workspace, code, verdict).State.Text, verdict.Passed));
            }
        }

        if (json)
        {
            Json.Write(CheckSummary.Of(workspace, code, verdicts));
        }
        else if (explained && verdicts.FirstOrDefault(verdict => !verdict.Passed) is { } first)
        {
            Screen.Print(StyledLine.Empty);
            Print(workspace, code, first);
        }
        else
        {
            Screen.Print(new($"{Place.Shown(workspace.Folder)}, code {code.Sha256[..12]}", LineStyle.Quiet));
        }

        foreach (var verdict in verdicts) Noted(workspace, code, verdict);
        return ExitOf(verdicts);
    }

    private static int ExitOf(IReadOnlyCollection<StepResult> verdicts) =>
        verdicts.FirstOrDefault(verdict => verdict.Verdict == Verdict.Infrastructure) is { } broken ? Exit.EnvironmentError(broken.Errors[0].Message)
        : verdicts.All(verdict => verdict.Passed) ? Exit.Success
        : Exit.Mismatch;
}
