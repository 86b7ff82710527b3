using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Pipes;
using System.Reflection;
using System.Runtime.InteropServices;
using Kata.Experiments;
using Kata.Harness.Diagnosis;
using Kata.Harness.Diagnosis.Repair;
using Kata.Harness.Mistakes;
using Kata.Harness.Oracle;
using Kata.LinearAlgebra;
using Kata.Runner.Repairs;
using Kata.Runner.Suites;

namespace Kata.Runner.Workers;

/// <summary>The process in which a submission runs: it warms up, does one job after the other, and ends with its parent.</summary>
internal sealed class WorkerProgram : IDisposable
{
    private static readonly TimeSpan PlaceInterval = TimeSpan.FromMilliseconds(20);

    private readonly NamedPipeClientStream _pipe;
    private readonly StreamWriter _writer;
    private readonly BlockingCollection<Job> _jobs = [];
    private readonly CancellationTokenSource _stop = new();
    private (byte[] Image, Steps Steps)? _last;
    private Assembly? _kata;

    private WorkerProgram(string pipe)
    {
        _pipe = new(".", pipe, PipeDirection.InOut, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        _pipe.Connect(10_000);
        _writer = new(_pipe) { AutoFlush = true };
        new Thread(Listen) { IsBackground = true }.Start();
    }

    /// <summary>Serves the parent process.</summary>
    /// <param name="arguments">The name of the pipe on which it listens, then the steps to warm up.</param>
    public static void Main(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        FastMath.Use();
        // Ctrl-C reaches every process of a terminal; the parent decides when this one ends.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var program = new WorkerProgram(arguments[0]);
        program.Serve([.. arguments.Skip(1).Select(Enum.Parse<Step>)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _pipe.Dispose();
        _jobs.Dispose();
        _stop.Dispose();
    }

    private void Serve(IReadOnlyList<Step> warmUp)
    {
        var suites = SuiteFiles.Beside().Load(ScalarOracle.Steps);
        foreach (var step in warmUp)
        {
            if (_jobs.Count > 0) break;
            WarmUp(suites, step);
        }

        Send(new WorkerReady());
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            try
            {
                Run(job, suites);
                Send(new JobDone());
            }
            catch (Exception failure) when (failure is IOException or InvalidDataException)
            {
                Send(new JobImpossible(failure.Message));
            }
        }
    }

    // Code that the runtime has compiled once runs at once when it is needed. A mistake is injected, so that something fails too and is
    // explained.
    private static void WarmUp(LoadedSuites suites, Step step)
    {
        var steps = MistakeBank.Inject(ScalarOracle.Steps, MistakeBank.All.First(mistake => mistake.Step == step));
        suites.Bind(steps);
        suites.Run(step, null, new((_, _) => { }, check => MessageCodec.Of<WorkerMessage>(new CheckFinished(check))), external: false);
        MessageCodec.Of<WorkerMessage>(new Diagnosed(Diagnose(step, steps)));
    }

    private void Run(Job job, LoadedSuites suites)
    {
        var steps = Steps(job);
        using var reports = job.ReportsPlace
            ? new Timer(_ => Send(new RunningAt(RunningPlace())), null, PlaceInterval, PlaceInterval)
            : null;
        if (job.Experiment is { } experiment)
        {
            var context = new ExperimentContext(steps, experiment.Store(), shown => Send(new ExperimentReported(shown)), _stop.Token);
            Send(new ExperimentFinished(ExperimentHost.Run(experiment, context)));
            return;
        }

        if (job.Edits is { } edits)
        {
            Send(new Repaired(Repair(job, LoadedMutants.Of(_kata!, steps, edits), suites)));
            return;
        }

        suites.Bind(steps);
        CheckListener listener = new((name, group) => Send(new CheckStarted(name, group)), check => Send(new CheckFinished(check)));
        suites.Run(job.Step, job.Names, listener, job.OnDataSets);
        Send(new ChecksFinished());
        if (job.Diagnose) Send(new Diagnosed(Diagnose(job.Step, steps)));
    }

    private static StepDiagnosis Diagnose(Step step, Steps steps)
    {
        var diagnosis = StepDiagnosis.Of(step, steps);
        return diagnosis with { Function = diagnosis.IsRight ? null : Binding.FirstWrong(step, steps) };
    }

    // What no probe shows, or all probes show wrongly, the checks themselves tell, more slowly.
    private static RepairOutcome Repair(Job job, Mutants mutants, LoadedSuites suites)
    {
        using var late = new CancellationTokenSource(job.SearchTime);
        var outcome = RepairSearch.Of(mutants, RepairQuestions.OfProbes(job.Step, mutants.Steps), late.Token);
        suites.Bind(mutants.Steps);
        var checks = suites.Questions(job.Step);
        if (outcome.WasWrong && RepairSearch.Confirmed(outcome, mutants, checks) is { } confirmed) return confirmed;
        return RepairSearch.Of(mutants, checks, late.Token);
    }

    private int RunningPlace() => (int)_kata!.GetType(LineTracing.Type)!.GetField(LineTracing.Field)!.GetValue(null)!;

    private void Send(WorkerMessage message)
    {
        lock (_writer) _writer.WriteLine(MessageCodec.Of(message));
    }

    // The page to draw on sends the same submission with every stroke.
    private Steps Steps(Job job)
    {
        if (_last is { } last && last.Image.AsSpan().SequenceEqual(job.Image)) return last.Steps;

        var steps = Binding.StepsOf(_kata = Binding.Load(job.Image, job.Symbols));
        _last = (job.Image, steps);
        return steps;
    }

    // This process exists for its parent alone: when the pipe breaks it ends, whatever the submission is doing.
    private void Listen()
    {
        try
        {
            using var reader = new StreamReader(_pipe, leaveOpen: true);
            while (reader.ReadLine() is { } line)
            {
                if (line == MessageCodec.Stop) _stop.Cancel();
                else _jobs.Add(MessageCodec.Read<Job>(line));
            }
        }
        catch (IOException)
        {
        }

        Process.GetCurrentProcess().Kill();
    }
}
