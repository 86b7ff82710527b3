using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Threading.Channels;

namespace Kata.Runner.Workers;

/// <summary>A process in which a subject's code runs, seen from outside. It serves until it is disposed of, and dies with whoever started it.</summary>
internal sealed class Worker : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly Channel<WorkerMessage> _words = Channel.CreateUnbounded<WorkerMessage>();
    private readonly CrashReport _lastWords;
    private readonly Task<StreamWriter> _connected;
    private readonly CancellationTokenSource _patience = new(Patience);

    private Worker(Process process, NamedPipeServerStream pipe)
    {
        (_process, _pipe, _lastWords) = (process, pipe, new(process));
        _connected = Task.Run(ConnectAsync);
    }

    /// <summary>Starts a process; it rehearses meanwhile.</summary>
    /// <param name="limits">Its memory is the process's from the start.</param>
    /// <param name="steps">The steps that will be asked for.</param>
    /// <exception cref="IOException">The process cannot be started.</exception>
    public static Worker Start(Limits limits, params IEnumerable<int> steps)
    {
        var name = $"kata-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments = ["exec", typeof(Worker).Assembly.Location, name, .. steps.Select(step => step.ToString(CultureInfo.InvariantCulture))];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.Bytes.ToString("x", CultureInfo.InvariantCulture);
        // Nobody attaches to it, and what a killed process leaves in the folder for temporary files would stay there.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
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

    /// <summary>Lets the process do a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="limits">When to stop it.</param>
    /// <param name="heard">Told every word but the last.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>How it ended: null where the job was done, else what happened to the check that was running.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="IOException">The process did not come up, or could not do what is its own part.</exception>
    public JobFailure? Run(Job job, Limits limits, Action<WorkerMessage> heard, CancellationToken cancellation)
    {
        using var cancelled = cancellation.Register(Kill);
        Write(MessageCodec.Of(job), cancellation);
        var since = Stopwatch.StartNew();
        var sinceStarted = Stopwatch.StartNew();
        while (true)
        {
            var left = TimeSpan.FromTicks(Math.Min((limits.Step - since.Elapsed).Ticks, (limits.Check - sinceStarted.Elapsed).Ticks));
            if (left <= TimeSpan.Zero)
            {
                var which = since.Elapsed >= limits.Step ? ("the checks of the step", limits.Step) : ("the check", limits.Check);
                return End(Verdict.TimedOut, string.Create(CultureInfo.InvariantCulture, $"{which.Item1} did not end within {which.Item2.TotalSeconds:0.#} s."));
            }

            if (Next(left) is not { } word)
            {
                cancellation.ThrowIfCancellationRequested();
                if (_words.Reader.Completion.IsCompleted) return Ended(limits);
                if (Uses() > limits.Bytes * 5 / 4) return End(Verdict.OutOfMemory, OutOf(limits));
                continue;
            }

            if (word.Failure is { } failure) throw new IOException(failure);
            if (word.Done) return null;
            if (word.Ready) continue;
            if (word.Started is not null || word.Finished is not null || word.Shown is not null) sinceStarted.Restart();
            heard(word);
        }
    }

    /// <summary>Asks it to end the job at hand early, as far as that listens.</summary>
    /// <exception cref="IOException">It has ended already.</exception>
    public void Stop() => Write(MessageCodec.Stop, CancellationToken.None);

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        // One that is killed while it starts will never connect.
        _patience.Cancel();
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.WaitForExit(5000);
        _pipe.Dispose();
        _process.Dispose();
        _patience.Dispose();
    }

    private async Task<StreamWriter> ConnectAsync()
    {
        await _pipe.WaitForConnectionAsync(_patience.Token);
        _ = Task.Run(ListenAsync, CancellationToken.None);
        return new(_pipe) { AutoFlush = true };
    }

    private async Task ListenAsync()
    {
        try
        {
            using var reader = new StreamReader(_pipe, leaveOpen: true);
            while (await reader.ReadLineAsync() is { } line) _words.Writer.TryWrite(MessageCodec.Read<WorkerMessage>(line));
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
        }

        _words.Writer.TryComplete();
    }

    private void Write(string line, CancellationToken cancellation)
    {
        try
        {
            var writer = _connected.GetAwaiter().GetResult();
            lock (writer) writer.WriteLine(line);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new IOException($"the process that runs the checks did not come up. {_lastWords.Text}".TrimEnd(), failure);
        }
    }

    // A short while at a time: memory is looked at in between.
    private WorkerMessage? Next(TimeSpan left)
    {
        if (_words.Reader.TryRead(out var word)) return word;
        var wait = _words.Reader.WaitToReadAsync().AsTask();
        wait.Wait(left < TimeSpan.FromMilliseconds(100) ? left : TimeSpan.FromMilliseconds(100));
        return _words.Reader.TryRead(out word) ? word : null;
    }

    private JobFailure End(Verdict verdict, string message)
    {
        Kill();
        return new(verdict, message);
    }

    private JobFailure Ended(Limits limits)
    {
        _process.WaitForExit();
        return _lastWords.Ending(_process.ExitCode, OutOf(limits));
    }

    private long Uses()
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

    private static string OutOf(Limits limits) => $"more memory was asked for than the {limits.Bytes >> 20} MiB that a step may have.";
}
