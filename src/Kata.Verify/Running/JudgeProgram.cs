using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Kata.LinearAlgebra;
using Kata.Verify.Judging;

namespace Kata.Verify.Running;

/// <summary>
/// A judge as a process of its own: NUnit runs one suite at a time in a process, and what a compiler bomb ends is only the judge. It reads
/// its settings and then submissions from its input, reports to its output, and ends with its parent.
/// </summary>
internal static class JudgeProgram
{
    /// <summary>Serves the parent process.</summary>
    public static void Main()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        FastMath.Use();
        // Ctrl-C reaches every process of a terminal; the parent decides when this one ends.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var input = new StreamReader(Console.OpenStandardInput());
        using var output = new StreamWriter(Console.OpenStandardOutput());
        output.AutoFlush = true;
        // Nothing else is written there.
        Console.SetOut(TextWriter.Null);
        if (input.ReadLine() is not { } first) return;
        var settings = RunJson.Read<JudgeSettings>(first);
        var jobs = new BlockingCollection<string>();
        new Thread(() => Listen(input, jobs)) { IsBackground = true }.Start();
        Serve(settings, jobs, message => output.WriteLine(RunJson.Line(message)));
    }

    private static void Serve(JudgeSettings settings, BlockingCollection<string> jobs, Action<JudgeMessage> send)
    {
        using var steps = new StepJudge(new(settings.Level, settings.IsRoot), settings.Slot, settings.Sandbox, settings.Times);
        var judge = new SubmissionJudge(steps, new(), new CheckSeeds(settings.Secret).Of, settings.Submissions);
        var listener = new JudgeListener(
            (step, parts) => send(new CompilingParts(step, parts)),
            step => send(new RunningStep(step)),
            step => send(new StepJudged(step)));
        foreach (var line in jobs.GetConsumingEnumerable())
        {
            var job = RunJson.Read<JudgeJob>(line);
            try
            {
                judge.Judge(new(job.Files, job.Problems, ""), listener, job.Before);
                send(new SubmissionJudged());
            }
            catch (IOException failure)
            {
                // No sandbox starts: perhaps another process has more luck.
                send(new JudgeFailed(failure.Message));
                return;
            }
        }
    }

    // The parent has closed the input, or is no more: whatever runs here is of no use to anybody.
    private static void Listen(StreamReader input, BlockingCollection<string> jobs)
    {
        try
        {
            while (input.ReadLine() is { } line) jobs.Add(line);
        }
        catch (IOException)
        {
            // As above.
        }

        SandboxProcess.EndAll();
        Process.GetCurrentProcess().Kill();
    }
}
