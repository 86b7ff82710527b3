namespace Kata.LinearAlgebra;

/// <summary>Work in numbered parts, each of which may run on any thread.</summary>
public interface IParts
{
    /// <summary>Does one part. It must not throw, and must touch nothing that another part writes.</summary>
    /// <param name="part">0 … parts − 1.</param>
    void Do(int part);
}

/// <summary>Runs the parts of a piece of work on the calling thread and on whatever pool threads are free, without allocating.</summary>
/// <remarks>
/// The caller takes every part that no other thread has claimed, so it never waits for a thread that has not begun. Which thread does
/// a part changes nothing in its result, so results depend on the number of parts alone.
/// </remarks>
public sealed class Team : IThreadPoolWorkItem
{
    [ThreadStatic]
    private static Team? mine;

    private IParts? _work;

    // A count of runs, the number of parts and the next part in one number: a thread that comes late claims nothing of a later run.
    private long _state;
    private int _done;
    private bool _isRunning;

    private Team()
    {
    }

    /// <summary>How many threads share the work: the processors of this machine.</summary>
    public static int Size => Environment.ProcessorCount;

    /// <summary>Does all parts, and returns when each is done.</summary>
    /// <param name="work">The work.</param>
    /// <param name="parts">0 … 65,535.</param>
    public static void Run(IParts work, int parts)
    {
        var team = mine ??= new();
        if (parts > 1 && Size > 1 && !team._isRunning)
        {
            team.Share(work, parts);
            return;
        }

        for (var part = 0; part < parts; part++) work.Do(part);
    }

    void IThreadPoolWorkItem.Execute() => Work();

    private void Share(IParts work, int parts)
    {
        (_work, _done, _isRunning) = (work, 0, true);
        Volatile.Write(ref _state, (((_state >> 32) + 1) << 32) | ((long)parts << 16));
        for (var helpers = Math.Min(Size, parts) - 1; helpers > 0; helpers--) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        Work();
        for (SpinWait wait = default; Volatile.Read(ref _done) < parts;) wait.SpinOnce(sleep1Threshold: -1);
        (_work, _isRunning) = (null, false);
    }

    private void Work()
    {
        while (Claim() is >= 0 and var part)
        {
            _work!.Do(part);
            Interlocked.Increment(ref _done);
        }
    }

    private int Claim()
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            var (next, parts) = ((int)(state & 0xFFFF), (int)((state >> 16) & 0xFFFF));
            if (next >= parts) return -1;
            if (Interlocked.CompareExchange(ref _state, state + 1, state) == state) return next;
        }
    }
}
