using System.Collections.Concurrent;
using System.Diagnostics;
using Kata.Runner;
using Kata.Runner.Workers;
using Kata.Verify.Isolating;

namespace Kata.Verify.Judging;

/// <summary>A sandbox as a process: started, watched and ended by the judge.</summary>
public sealed class SandboxProcess : IDisposable
{
    // How a shell counts an end by the signal 9.
    private const int Killed = 128 + 9;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MostStart = TimeSpan.FromSeconds(20);

    private static readonly ConcurrentDictionary<SandboxProcess, bool> Running = [];

    private readonly Process _process;
    private readonly CrashReport _crash;
    private readonly SandboxLimits _limits;
    private readonly int? _user;
    private readonly Timer _watch;
    private readonly Lock _turn = new();
    private Deadline? _deadline;
    private TimeSpan _computed;
    private string? _stopped;

    private SandboxProcess(Process process, SandboxLimits limits, int? user)
    {
        (_process, _limits, _user, _crash) = (process, limits, user, new(process, usesStreams: true));
        Connection = new(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        _watch = new(_ => Watch(), null, Interval, Interval);
        Running[this] = true;
    }

    /// <summary>The streams to it.</summary>
    public SandboxConnection Connection { get; }

    /// <summary>Starts a sandbox and waits until it runs.</summary>
    /// <param name="isolation">How it is kept from everything else.</param>
    /// <param name="slot">A number that no other sandbox has that runs at the same time.</param>
    /// <param name="limits">What it may take.</param>
    /// <exception cref="IOException">It does not start, which is never the submission's fault.</exception>
    public static SandboxProcess Start(Isolation isolation, int slot, SandboxLimits limits)
    {
        var start = isolation.StartInfo(slot, limits);
        Process process;
        try
        {
            process = SandboxStarter.Start(start);
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            throw new IOException($"{start.FileName} cannot be started, so nothing can be judged: {failure.Message}", failure);
        }

        // Elsewhere what it started ends with its namespace.
        var user = isolation.Level == IsolationLevel.Limits ? isolation.UserOf(slot) : null;
        var sandbox = new SandboxProcess(process, limits, user);
        try
        {
            using var deadline = sandbox.Within(MostStart, MostStart, "the start");
            sandbox.Connection.Await();
            return sandbox;
        }
        catch (SandboxException failure)
        {
            var text = sandbox.Printed;
            sandbox.Dispose();
            throw new IOException($"the sandbox did not start: {failure.Message} {text}".TrimEnd(), failure);
        }
    }

    /// <summary>The beginning of what it printed: text of the submission's, never more.</summary>
    public string Printed => _crash.Text;

    /// <summary>How long it has computed.</summary>
    public TimeSpan Computed => ProcessTree.ComputingTime(_process.Id);

    /// <summary>Ends the process if what follows takes longer.</summary>
    /// <param name="computing">How long it may compute.</param>
    /// <param name="clock">How long it may take by the clock.</param>
    /// <param name="what">What is timed, e.g. "the check".</param>
    public IDisposable Within(TimeSpan computing, TimeSpan clock, string what)
    {
        var computed = ProcessTree.ComputingTime(_process.Id) + computing;
        var deadline = new Deadline(this, computed, Stopwatch.GetTimestamp(), computing, clock, what);
        lock (_turn) _deadline = deadline;
        return deadline;
    }

    /// <summary>Why it has ended; it has.</summary>
    public JobFailure Failure()
    {
        // One that sends nonsense goes on; one that is ending may need a moment on a busy machine.
        var isAlive = !_process.WaitForExit(5000);
        if (isAlive) Kill();
        _process.WaitForExit();
        if (_stopped is { } why) return new(Verdict.TimedOut, why);
        if (isAlive) return new(Verdict.Failed, $"{Connection.WhyBroken} Does your code write to a stream that it did not open?");
        if (_process.ExitCode == Killed && _computed.TotalSeconds > _limits.ComputingSeconds - 1)
            return new(Verdict.TimedOut, $"the submission computed for more than {_limits.ComputingSeconds} s in all.");
        return _crash.Failure(_process.ExitCode, $"out of memory: a submission may use at most {_limits.Megabytes} MiB.");
    }

    /// <summary>Ends all that run, in a process that is about to end too.</summary>
    public static void EndAll()
    {
        foreach (var sandbox in Running.Keys) sandbox.Kill();
    }

    /// <summary>Ends it at once.</summary>
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
        End();
        Running.TryRemove(this, out _);
        _process.Dispose();
    }

    /// <summary>Ends it, and returns the beginning of what it printed until then.</summary>
    public string End()
    {
        _watch.Dispose();
        Kill();
        _process.WaitForExit(5000);
        if (_user is { } user) ProcessTree.KillAll(user);
        return _crash.Whole;
    }

    private void Watch()
    {
        lock (_turn)
        {
            if (_deadline is not { } deadline) return;
            _computed = TimeSpan.FromTicks(Math.Max(_computed.Ticks, ProcessTree.ComputingTime(_process.Id).Ticks));
            var most = Stopwatch.GetElapsedTime(deadline.Since) > deadline.Clock ? deadline.Clock
                : _computed > deadline.Computed ? deadline.Computing : (TimeSpan?)null;
            if (most is not { } limit) return;
            _stopped = string.Create(CultureInfo.InvariantCulture, $"{deadline.What} did not end within {limit.TotalSeconds:0.#} s.");
            _deadline = null;
        }

        Kill();
    }

    private sealed record Deadline(
        SandboxProcess Process, TimeSpan Computed, long Since, TimeSpan Computing, TimeSpan Clock, string What) : IDisposable
    {
        public void Dispose()
        {
            lock (Process._turn)
                if (Process._deadline == this) Process._deadline = null;
        }
    }
}
