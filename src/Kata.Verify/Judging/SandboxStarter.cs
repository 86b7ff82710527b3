using System.Collections.Concurrent;
using System.Diagnostics;

namespace Kata.Verify.Judging;

/// <summary>
/// A thread that starts every sandbox and lives as long as this process does. Linux ends a sandbox together with the thread that started
/// it, and a thread of the pool ends after twenty idle seconds.
/// </summary>
internal static class SandboxStarter
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Queue = Began();

    /// <summary>Starts a process.</summary>
    /// <param name="start">How.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Queue.Add((start, started));
        return started.Task.GetAwaiter().GetResult();
    }

    private static BlockingCollection<(ProcessStartInfo, TaskCompletionSource<Process>)> Began()
    {
        var queue = new BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)>();
        var thread = new Thread(() =>
        {
            foreach (var (start, started) in queue.GetConsumingEnumerable())
            {
                try
                {
                    started.SetResult(Process.Start(start)!);
                }
                catch (Exception failure)
                {
                    started.SetException(failure);
                }
            }
        });
        thread.IsBackground = true;
        thread.Start();
        return queue;
    }
}
