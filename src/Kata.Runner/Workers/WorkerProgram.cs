using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Kata.Experiments;
using Kata.Harness.Diagnosis;
using Kata.Harness.Mistakes;
using Kata.Harness.Oracle;
using Kata.Runner.Suites;

namespace Kata.Runner.Workers;

/// <summary>The process in which a subject's code runs: rehearses, does one job after the other, and ends when nobody listens any more.</summary>
internal sealed class WorkerProgram : IDisposable
{
    private readonly NamedPipeClientStream _pipe;
    private readonly StreamWriter _writer;
    private readonly BlockingCollection<Job> _jobs = [];
    private readonly CancellationTokenSource _stop = new();
    private (byte[] Image, Assembly Kata)? _last;

    private WorkerProgram(string pipe)
    {
        _pipe = new(".", pipe, PipeDirection.InOut, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        _pipe.Connect(10_000);
        _writer = new(_pipe) { AutoFlush = true };
        new Thread(Listen) { IsBackground = true }.Start();
    }

    /// <summary>Serves whoever started this process.</summary>
    /// <param name="arguments">The name of the pipe on which it listens, then the steps that it will ask for.</param>
    public static void Main(string[] arguments)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        // Ctrl-C reaches every process of a terminal; whoever started this one decides when it ends.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var program = new WorkerProgram(arguments[0]);
        program.Serve([.. arguments.Skip(1).Select(step => int.Parse(step, CultureInfo.InvariantCulture))]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _pipe.Dispose();
        _jobs.Dispose();
        _stop.Dispose();
    }

    private void Serve(IReadOnlyList<int> rehearsed)
    {
        var bound = SuiteFiles.Beside().LoadDispatched(ScalarOracle.Steps);
        foreach (var step in rehearsed)
        {
            if (_jobs.Count > 0) break;
            Rehearse(bound, step);
        }

        Tell(new() { Ready = true });
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            try
            {
                Do(job, bound);
                Tell(new() { Done = true });
            }
            catch (Exception failure) when (failure is IOException or InvalidDataException)
            {
                Tell(new() { Failure = failure.Message });
            }
        }
    }

    // What will run is run once before anybody waits for it: the runtime compiles a method when it is first called. With a mistake, so that something
    // fails too and is explained.
    private static void Rehearse(LoadedSuites bound, int step)
    {
        var steps = MistakeBank.Inject(ScalarOracle.Steps, MistakeBank.All.First(mistake => mistake.Step == step));
        bound.Bind(steps);
        bound.Run(step, null, new(_ => { }, check => MessageCodec.Of(new WorkerMessage { Finished = check })), outside: false);
        var diagnosis = StepDiagnosis.Of(step, steps);
        MessageCodec.Of(new WorkerMessage { Diagnosis = diagnosis with { Function = Binding.FirstWrong(step, steps) } });
    }

    private void Do(Job job, LoadedSuites bound)
    {
        var subject = Load(job);
        if (Binding.Missing(subject) is { Count: > 0 } missing)
        {
            Tell(new() { Missing = missing });
            return;
        }

        var steps = Binding.StepsOf(subject);
        if (job.Use is { } use)
        {
            var desk = new ExperimentContext(steps, Watched.Of(steps, job.Watched), use.Store(), shown => Tell(new() { Shown = shown }), _stop.Token);
            if (ExperimentHost.Run(use, desk) is { } thrown) Tell(new() { Thrown = thrown });
            return;
        }

        bound.Bind(steps);
        bound.Run(job.Step, job.Names, new(name => Tell(new() { Started = name }), check => Tell(new() { Finished = check })), job.Outside);
        Tell(new() { Checked = true });
        if (!job.Diagnose) return;
        var diagnosis = StepDiagnosis.Of(job.Step, steps);
        Tell(new() { Diagnosis = diagnosis with { Function = diagnosis.IsRight ? null : Binding.FirstWrong(job.Step, steps) } });
    }

    private void Tell(WorkerMessage word)
    {
        lock (_writer) _writer.WriteLine(MessageCodec.Of(word));
    }

    // Who draws a digit asks the same subject again with every stroke.
    private Assembly Load(Job job)
    {
        if (_last is { } last && last.Image.AsSpan().SequenceEqual(job.Image)) return last.Kata;

        using var image = new MemoryStream(job.Image);
        using var symbols = new MemoryStream(job.Symbols);
        var kata = new AssemblyLoadContext("subject").LoadFromStream(image, symbols);
        _last = (job.Image, kata);
        return kata;
    }

    // Whoever started this process is its only reason to be: when the pipe breaks it ends, whatever the subject is at.
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
