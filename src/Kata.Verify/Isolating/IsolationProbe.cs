using System.Diagnostics;
using Kata.Sandbox.Protocol;

namespace Kata.Verify.Isolating;

/// <summary>Finds out how well this machine can isolate a submission, by starting a sandbox.</summary>
public static class IsolationProbe
{
    // No judge in this process has it.
    private const int Slot = 14;

    private static readonly TimeSpan MostStart = TimeSpan.FromSeconds(20);

    /// <summary>The best level that works here; <see cref="IsolationLevel.None"/> if no other does.</summary>
    public static Isolation Best() => new(
        Enum.GetValues<IsolationLevel>().OrderDescending().FirstOrDefault(level => Works(level, out _)), Isolation.RunsAsRoot);

    /// <summary>Whether a sandbox starts at a level and answers.</summary>
    /// <param name="level">The level.</param>
    /// <param name="why">A sentence that says why not; empty if it works.</param>
    public static bool Works(IsolationLevel level, out string why)
    {
        var isolation = new Isolation(level, Isolation.RunsAsRoot);
        why = level > IsolationLevel.None && !OperatingSystem.IsLinux() ? $"{isolation} needs Linux." : Failure(isolation);
        return why.Length == 0;
    }

    private static string Failure(Isolation isolation)
    {
        try
        {
            using var process = Process.Start(isolation.StartInfo(Slot, SandboxLimits.Standard))!;
            using var late = new Timer(_ => Kill(process), null, MostStart, Timeout.InfiniteTimeSpan);
            var error = process.StandardError.ReadToEndAsync();
            var isReady = IsReady(process);
            // A sandbox ends with its input.
            process.StandardInput.Close();
            if (!process.WaitForExit(isReady ? 1000 : 0)) Kill(process);
            process.WaitForExit();
            if (isReady) return "";
            var said = error.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("it says nothing.");
            return $"{isolation} does not work here: {said.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception failure)
        {
            return $"{isolation} does not work here: {failure.Message}";
        }
    }

    private static bool IsReady(Process process)
    {
        try
        {
            return new FrameReader(process.StandardOutput.BaseStream, mostBytes: 64).Next() == FrameKind.Ready;
        }
        catch (Exception failure) when (failure is IOException or ProtocolException)
        {
            return false;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception ended) when (ended is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended already.
        }
    }
}
