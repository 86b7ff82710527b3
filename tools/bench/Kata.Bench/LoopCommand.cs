using System.CommandLine;
using System.Diagnostics;
using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Tests;

namespace Kata.Bench;

/// <summary>`loop`: from a save to the last character of the last report of it, beside `dotnet test` on the same edits.</summary>
internal static class LoopCommand
{
    private const int WarmUp = 8;
    private const int Checks = 5;

    private static readonly Option<int[]> Steps = new("--steps")
    {
        Description = "The steps, as in --steps 4 8.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. Enumerable.Range(1, Enum.GetValues<Step>().Length)],
    };

    private static readonly Option<int> Count = Output.Count("--edits", "Saves a step, alternately right and wrong.", 20);
    private static readonly Option<int> Pause = Output.Count("--pause", "Milliseconds from the last report to the next save.", 1000);
    private static readonly Option<bool> Interrupt = new("--interrupt")
    {
        Description = "Count the pause from the first verdict, so that the next save stops the search for the line.",
    };

    private static readonly Option<bool> NoDotnetTest = new("--no-dotnet-test")
    {
        Description = "Leave `dotnet test` out, which takes longest.",
    };

    private static readonly Option<bool> AsJson = Output.JsonOption();

    public static Command Create()
    {
        var command = new Command("loop", "kata watch: how long a save takes to be answered, a step a line.")
        {
            Steps, Count, Pause, Interrupt, NoDotnetTest, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (steps, count, pause) = (parsed.GetRequiredValue(Steps), parsed.GetValue(Count), parsed.GetValue(Pause));
        Guard.AtLeast("--edits", count, 2, "there are right ones and wrong ones");
        Guard.AtLeast("--pause", pause, 0, "time does not run backwards");
        foreach (var step in steps.Where(step => !Enum.IsDefined((Step)step)))
            throw new ArgumentException($"step is {step} but needs to be 1 to {Enum.GetValues<Step>().Length}.");

        using var edits = new Edits();
        using var watch = new WatchProcess(AppContext.BaseDirectory, edits.Workspace);
        var interrupt = parsed.GetValue(Interrupt);
        var progress = Output.Progress("steps", steps.Length);
        if (!parsed.GetValue(NoDotnetTest)) OneShotCommands.Build(edits.Workspace);
        for (var i = 0; i < WarmUp; i++) Answer(edits, watch, steps[0], i % 2 == 0, pause: 0);
        List<LoopTimes> times = [];
        foreach (var step in steps)
        {
            times.Add(Of(step, edits, watch, count, pause, interrupt, !parsed.GetValue(NoDotnetTest)));
            progress(times.Count);
        }

        watch.Press('q');
        watch.End();
        if (parsed.GetValue(AsJson)) Output.WriteJson(times);
        else Console.Out.Write(LoopTable.Of(times));
        return 0;
    }

    private static LoopTimes Of(int step, Edits edits, WatchProcess watch, int count, int pause, bool interrupt, bool dotnetTest)
    {
        List<(bool Right, double First, double Last)> answers = [];
        // The first edit of a step is not measured: the spare worker warms up with the last step that was checked.
        Answer(edits, watch, step, right: true, pause);
        for (var i = 0; i < count; i++)
        {
            var right = i % 2 == 0;
            var (first, last) = Answer(edits, watch, step, right, pause, interrupt);
            answers.Add((right, first, last));
        }

        List<double> tests = [];
        foreach (var right in dotnetTest ? new[] { false, true } : [])
        {
            Answer(edits, watch, step, right, pause: 0);
            tests.Add(OneShotCommands.DotnetTest(edits.Workspace, step, right));
        }

        Answer(edits, watch, step, right: true, pause);
        double[] checks = [.. Enumerable.Range(0, Checks).Select(_ => OneShotCommands.Check(edits.Workspace, step))];
        return new(
            step,
            HasExternalData(step),
            [.. answers.Where(answer => answer.Right).Select(answer => answer.Last)],
            [.. answers.Where(answer => !answer.Right).Select(answer => answer.Last)],
            [.. answers.Where(answer => answer.Right).Select(answer => answer.First)],
            [.. answers.Where(answer => !answer.Right).Select(answer => answer.First)],
            checks,
            tests);
    }

    private static (double First, double Last) Answer(Edits edits, WatchProcess watch, int step, bool right, int pause,
        bool interrupt = false)
    {
        var edit = edits.Next(step, right);
        var since = edits.Save(edit);
        var first = watch.Wait(edit.Code, report => report.Code == edit.Code && report.Step == step);
        var last = interrupt ? first : watch.Wait(edit.Code, report => report.IsLast && report.Code == edit.Code && report.Step == step);
        if (!interrupt) Edits.Hold(edit, last);
        Thread.Sleep(pause);
        return (Stopwatch.GetElapsedTime(since, first.At).TotalMilliseconds, Stopwatch.GetElapsedTime(since, last.At).TotalMilliseconds);
    }

    private static bool HasExternalData(int step) => SuiteFiles.Beside().Load(Binding.StepsOf(StepSources.Whole(Reference.Files)))
        .Run((Step)step, external: true).Any(check => check.Verdict == Verdict.Passed);
}
