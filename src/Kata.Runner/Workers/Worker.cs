using System.Diagnostics;

namespace Kata.Runner.Workers;

/// <summary>
/// A process in which a submission runs, seen from outside. It serves until it is disposed of, and ends when its parent does.
/// </summary>
internal sealed class Worker : IDisposable
{
    // How often time and memory are measured.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly WorkerPipe _pipe;
    private readonly CrashReport _crash;

    private Worker(Process process, WorkerPipe pipe) => (_process, _pipe, _crash) = (process, pipe, new(process));

    /// <summary>Starts a process; it warms up meanwhile.</summary>
    /// <param name="limits">Its memory is the process's from the start.</param>
    /// <param name="steps">The steps that it runs once before it is asked to.</param>
    /// <exception cref="IOException">The process cannot be started.</exception>
    public static Worker Start(Limits limits, params IEnumerable<Step> steps)
    {
        var pipe = new WorkerPipe();
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments = ["exec", typeof(Worker).Assembly.Location, pipe.Name, .. steps.Select(step => step.ToString())];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.Bytes.ToString("x", CultureInfo.InvariantCulture);
        // No debugger attaches to it, and the files that diagnostics leave in the temporary folder would outlive a killed process.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // Most of its code runs a few times only: compiling it once more to count its branches doubles the time of a first check.
        start.Environment["DOTNET_TieredPGO"] = "0";
        try
        {
            return new(Process.Start(start)!, pipe);
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            pipe.Dispose();
            throw new IOException($"{start.FileName} cannot be started, so nothing can be checked: {failure.Message}", failure);
        }
    }

    /// <summary>Runs a job in the process.</summary>
    /// <param name="job">The job.</param>
    /// <param name="limits">When to stop it.</param>
    /// <param name="receive">Receives every message but the first and the last, on the calling thread.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>null if the job was done, otherwise what happened to the check that was running.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not start, or could not do its own part.</exception>
    public JobFailure? Run(Job job, Limits limits, Action<WorkerMessage> receive, CancellationToken cancellation)
    {
        using var cancelled = cancellation.Register(Kill);
        Write(MessageCodec.Of(job), cancellation);
        var step = new ProcessTime(_process);
        var check = new ProcessTime(_process);
        while (true)
        {
            if (step.Exceeds(limits.Step, limits.ClockFactor, "the checks of the step") is { } late) return End(Verdict.TimedOut, late);
            if (_pipe.Next(Interval) is not { } message)
            {
                cancellation.ThrowIfCancellationRequested();
                if (_pipe.IsClosed) return Ended(limits);
                if (check.Exceeds(limits.Check, limits.ClockFactor, "the check") is { } tooLong) return End(Verdict.TimedOut, tooLong);
                if (WorkingSetBytes() > limits.Bytes * 5 / 4) return End(Verdict.OutOfMemory, OutOfMemory(limits));
                continue;
            }

            switch (message)
            {
                case JobImpossible impossible:
                    throw new IOException(impossible.Reason);
                case JobDone:
                    return null;
                case WorkerReady:
                    continue;
                case CheckStarted or CheckFinished or ExperimentReported:
                    check = new(_process);
                    break;
            }

            receive(message);
        }
    }

    /// <summary>Asks it to stop the current job early.</summary>
    public void Stop()
    {
        try
        {
            Write(MessageCodec.Stop, CancellationToken.None);
        }
        catch (IOException)
        {
            // It has ended already, and the code that runs the job reports why.
        }
    }

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        // One that is killed while it starts will never connect.
        _pipe.GiveUp();
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended already, or a process that it started belongs to another user.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.WaitForExit(5000);
        _pipe.Dispose();
        _process.Dispose();
    }

    private void Write(string line, CancellationToken cancellation)
    {
        try
        {
            _pipe.Write(line);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new IOException($"the process that runs the checks did not start. {_crash.Text}".TrimEnd(), failure);
        }
    }

    private JobFailure End(Verdict verdict, string message)
    {
        Kill();
        return new(verdict, message);
    }

    private JobFailure Ended(Limits limits)
    {
        _process.WaitForExit();
        return _crash.Failure(_process.ExitCode, OutOfMemory(limits));
    }

    private long WorkingSetBytes()
    {
        try
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static string OutOfMemory(Limits limits) => $"out of memory: a step may use at most {limits.Bytes >> 20} MiB.";
}
