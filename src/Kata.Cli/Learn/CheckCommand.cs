using System.CommandLine;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>`kata check` judges a workspace's steps, and `kata list` shows how they were judged last.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var (step, json, folder) = (StepArgument.Create(), Json.Option(), StepArgument.Folder());
        var noRepair = new Option<bool>("--no-repair")
        {
            Description = "Do not look for the line that is wrong, which takes a second or more.",
        };
        var command = new Command("check", "Check a step of the workspace, or all of them.") { step, json, noRepair, folder };
        command.SetAction(parsed =>
        {
            var (workspace, asked) = (WorkspaceLocator.Find(parsed.GetValue(folder)), parsed.GetValue(step));
            return asked is null
                ? All(workspace, parsed.GetValue(json), !parsed.GetValue(noRepair))
                : One(workspace, StepArgument.Parse(asked), parsed.GetValue(json), !parsed.GetValue(noRepair));
        });
        return command;
    }

    public static Command CreateList()
    {
        var (json, folder) = (Json.Option(), StepArgument.Folder());
        var command = new Command("list", "The steps of the workspace, a line each, as they were last checked.") { json, folder };
        command.SetAction(parsed =>
        {
            var workspace = WorkspaceLocator.Find(parsed.GetValue(folder));
            var (progress, code) = (Progress.Read(workspace), workspace.Read());
            if (parsed.GetValue(json)) Json.Write(CheckSummary.Of(workspace, code, progress));
            else foreach (var line in StepList.Of(progress, code, progress.Current(code))) Screen.Print(line);
            return Exit.Success;
        });
        return command;
    }

    /// <summary>Checks a step and prints the whole report.</summary>
    public static int One(Workspace workspace, Step step, bool json, bool repairs = true)
    {
        var code = workspace.Read();
        using var judge = new StepChecker();
        var verdict = judge.Check(step, code, inIsolation: json, repairs: repairs);
        if (json) Json.Write(CheckSummary.Of(workspace, code, [verdict]));
        else Print(workspace, code, verdict);
        Progress.Note(workspace, code, verdict);
        if (verdict.Passed && step == Step.FastBackprop && !json) Race(workspace, code);
        return ExitOf([verdict]);
    }

    // Its time is no part of the verdict.
    private static void Race(Workspace workspace, Submission code)
    {
        using var live = new LiveLine();
        Screen.Print(StyledLine.Empty);
        if (RewardCommand.Give(Step.FastBackprop, code, workspace, live, CancellationToken.None) is { } failure)
            Screen.Print(new($"No race: {failure}", LineStyle.Quiet));
    }

    /// <summary>Prints a report.</summary>
    public static void Print(Workspace workspace, Submission code, StepResult verdict)
    {
        var report = new Report(workspace, code, verdict);
        StyledLine[] lines =
        [
            new($"Step {(int)verdict.Step} of {Enum.GetValues<Step>().Length}: {verdict.Step}", LineStyle.Strong),
            report.State, StyledLine.Empty, .. report.Body(), StyledLine.Empty, report.Checked,
        ];
        foreach (var line in lines) Screen.Print(line);
    }

    private static int All(Workspace workspace, bool json, bool repairs)
    {
        var code = workspace.Read();
        List<StepResult> verdicts = [];
        using (var judge = new StepChecker())
        {
            foreach (var step in Enum.GetValues<Step>())
            {
                var verdict = judge.Check(step, code, inIsolation: json, repairs: repairs && (json || verdicts.All(other => other.Passed)));
                verdicts.Add(verdict);
                if (!json) Screen.Print(StepList.Row(step, new Report(workspace, code, verdict).State.Text, verdict.Passed));
            }
        }

        if (json)
        {
            Json.Write(CheckSummary.Of(workspace, code, verdicts));
        }
        else if (verdicts.FirstOrDefault(verdict => !verdict.Passed) is { } first)
        {
            Screen.Print(StyledLine.Empty);
            Print(workspace, code, first);
        }
        else
        {
            Screen.Print(new($"{DisplayPath.Of(workspace.Folder)}, code {code.Sha256[..12]}", LineStyle.Quiet));
        }

        foreach (var verdict in verdicts) Progress.Note(workspace, code, verdict);
        return ExitOf(verdicts);
    }

    private static int ExitOf(IReadOnlyCollection<StepResult> verdicts) =>
        verdicts.FirstOrDefault(verdict => verdict.Verdict == Verdict.Infrastructure) is { } broken
            ? Exit.EnvironmentError(broken.Errors[0].Message)
        : verdicts.All(verdict => verdict.Passed) ? Exit.Success
        : Exit.Mismatch;
}
