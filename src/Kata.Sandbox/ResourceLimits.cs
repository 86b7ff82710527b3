using System.Runtime.InteropServices;

namespace Kata.Sandbox;

/// <summary>Limits that the process sets itself before anything of the submission is loaded; it cannot raise them again.</summary>
internal static partial class ResourceLimits
{
    // The numbers of Linux.
    private const int Data = 2;
    private const int Core = 4;
    private const int Processes = 6;
    private const int Files = 7;
    private const int FileSize = 1;
    private const int CpuTime = 0;
    private const int SignalAtParentsEnd = 1;
    private const int Kill = 9;

    // .NET itself keeps some dozens open.
    private const ulong MostFiles = 256;
    // A file may be made, but nothing can be written into it. A pipe is no file.
    private const ulong MostWrittenBytes = 0;

    /// <summary>Sets them where the system has them.</summary>
    /// <param name="megabytes">How much memory it may have, managed or not; 0 for no limit of anything.</param>
    /// <param name="seconds">How long it may compute.</param>
    /// <param name="threads">How many threads its user may have; 0 for any number, if the user has other processes.</param>
    /// <exception cref="IOException">The system refuses.</exception>
    public static void Set(int megabytes, int seconds, int threads)
    {
        if (megabytes == 0 || !OperatingSystem.IsLinux()) return;
        Set(Data, (ulong)megabytes << 20);
        Set(CpuTime, (ulong)seconds);
        Set(Core, 0);
        Set(Files, MostFiles);
        Set(FileSize, MostWrittenBytes);
        if (threads > 0) Set(Processes, (ulong)threads);
    }

    /// <summary>Has the system end this process when its judge is gone, whatever the submission is doing then.</summary>
    public static void EndWithParent()
    {
        if (OperatingSystem.IsLinux() && prctl(SignalAtParentsEnd, Kill) != 0)
            throw new IOException($"prctl failed with error {Marshal.GetLastPInvokeError()}.");
    }

    private static void Set(int resource, ulong most)
    {
        Limit limit = new() { Soft = most, Hard = most };
        if (setrlimit(resource, ref limit) != 0)
            throw new IOException($"limit {resource} cannot be set: error {Marshal.GetLastPInvokeError()}.");
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int setrlimit(int resource, ref Limit limit);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int prctl(int option, nint argument);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
