using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Kata.Runner;
using Kata.Runner.Workers;

namespace Kata.Verify.Running;

/// <summary>A judge, seen from the process that started it.</summary>
internal sealed class JudgeProcess : IDisposable
{
    // The compiler has to do with files of 256 KiB, the suites with matrices: neither takes a tenth of this.
    private const string HeapLimit = "0x40000000";

    private readonly Process _process;
    private readonly CrashReport _crash;
    private readonly BlockingCollection<JudgeMessage> _messages = [];

    private JudgeProcess(Process process)
    {
        (_process, _crash) = (process, new(process, usesStreams: true));
        new Thread(Listen) { IsBackground = true }.Start();
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Whether everything that it reported has been received and it reports nothing more.</summary>
    public bool HasEnded => _messages.IsCompleted;

    /// <summary>Starts a judge.</summary>
    /// <param name="settings">What it is told first.</param>
    /// <exception cref="IOException">It cannot be started.</exception>
    public static JudgeProcess Start(JudgeSettings settings)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, ["exec", typeof(JudgeProcess).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        // No debugger attaches to it, and the files that diagnostics leave in the temporary folder would outlive a killed process.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        try
        {
            var judge = new JudgeProcess(Process.Start(start)!);
            judge.Send(RunJson.Line(settings));
            return judge;
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new IOException($"{start.FileName} cannot be started, so nothing can be judged: {failure.Message}", failure);
        }
    }

    /// <summary>Hands it a submission.</summary>
    /// <exception cref="IOException">It has ended.</exception>
    public void Send(JudgeJob job) => Send(RunJson.Line(job));

    /// <summary>The next message; null if none comes in this time.</summary>
    public JudgeMessage? Next(TimeSpan time) => _messages.TryTake(out var message, time) ? message : null;

    /// <summary>A watch of the time that it takes from now on.</summary>
    public ProcessTime Time() => new(_process);

    /// <summary>Why it has ended, or is about to.</summary>
    public JobFailure Failure()
    {
        if (!_process.WaitForExit(5000)) Kill();
        _process.WaitForExit();
        var failure = _crash.Failure(_process.ExitCode, "the judge ran out of memory.");
        if (failure.Verdict == Verdict.OutOfMemory) return failure;
        var words = _crash.Whole.Split('\n')[0].TrimEnd('.');
        return failure with { Message = $"the judge ended with code {_process.ExitCode}{(words.Length > 0 ? $": {words}" : "")}." };
    }

    /// <summary>Ends it and its sandboxes at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended already.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        _process.WaitForExit(5000);
        _process.Dispose();
    }

    private void Send(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    private void Listen()
    {
        try
        {
            while (_process.StandardOutput.ReadLine() is { } line) _messages.Add(RunJson.Read<JudgeMessage>(line));
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or InvalidOperationException or JsonException)
        {
            // A line that is cut off is the end as well.
        }

        _messages.CompleteAdding();
    }
}
