using Kata.Tests;

namespace Kata.Bench;

/// <summary>The processes that a process starts, looked at all the while.</summary>
internal sealed class Children : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private readonly HashSet<int> _seen = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Thread _looking;

    public Children(int process)
    {
        _looking = new(() => Look(process)) { IsBackground = true };
        _looking.Start();
    }

    /// <summary>The greatest number at a time.</summary>
    public int Most { get; private set; }

    /// <summary>How many of them all still run a second from now.</summary>
    public int Left()
    {
        _end.Cancel();
        _looking.Join();
        Thread.Sleep(1000);
        return _seen.Count(WatchProcess.IsRunning);
    }

    public void Dispose()
    {
        _end.Cancel();
        _looking.Join();
        _end.Dispose();
    }

    private void Look(int process)
    {
        while (!_end.Token.WaitHandle.WaitOne(Between))
        {
            var now = WatchProcess.Children(process);
            Most = Math.Max(Most, now.Count);
            _seen.UnionWith(now);
        }
    }
}
