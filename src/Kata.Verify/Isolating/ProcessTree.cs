using System.Diagnostics;

namespace Kata.Verify.Isolating;

/// <summary>A process and all that it started, as Linux lists them.</summary>
internal static class ProcessTree
{
    // The kernel counts in hundredths of a second for everybody who asks.
    private const double TicksPerSecond = 100;

    private const int MostRounds = 1000;

    /// <summary>How long they have computed together; zero if the process is gone.</summary>
    /// <param name="process">Its number.</param>
    public static TimeSpan ComputingTime(int process) => TimeSpan.FromSeconds(All(process).Sum(Ticks) / TicksPerSecond);

    /// <summary>The processes of a user.</summary>
    /// <param name="user">The user's number.</param>
    public static IReadOnlyList<int> Of(int user) =>
    [
        .. Directory.GetDirectories("/proc").Select(folder => int.TryParse(Path.GetFileName(folder), out var process) ? process : 0)
            .Where(process => process > 0 && UserOf(process) == user),
    ];

    /// <summary>Kills all processes of a user, wherever they were started.</summary>
    /// <param name="user">The user's number.</param>
    public static void KillAll(int user)
    {
        // One may start another while it is being killed, but not more than their limit allows.
        for (var round = 0; round < MostRounds && Of(user) is { Count: > 0 } left; round++)
        {
            foreach (var process in left) Kill(process);
            Thread.Sleep(1);
        }
    }

    private static void Kill(int process)
    {
        try
        {
            using var one = Process.GetProcessById(process);
            one.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }

    // The real one: the line is "Uid:" with four numbers after tabs.
    private static int UserOf(int process)
    {
        var line = Read($"/proc/{process}/status").Split('\n').FirstOrDefault(line => line.StartsWith("Uid:", StringComparison.Ordinal));
        // What has ended and waits for its parent cannot be killed, and does nothing.
        return line is null || Read($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal) ? -1 : Number(line.Split('\t')[1]);
    }

    private static IEnumerable<int> All(int process)
    {
        yield return process;
        foreach (var child in Children(process).SelectMany(All)) yield return child;
    }

    private static int[] Children(int process) =>
        [.. Read($"/proc/{process}/task/{process}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number)];

    // User and system time are fields 14 and 15; the name in field 2 may hold blanks and ends with the last bracket.
    private static double Ticks(int process)
    {
        var fields = Read($"/proc/{process}/stat").Split(") ")[^1].Split(' ');
        return fields.Length < 13 ? 0 : Number(fields[11]) + Number(fields[12]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
