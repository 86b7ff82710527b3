namespace Kata.Verify.Isolating;

/// <summary>A process and all that it started, as Linux lists them.</summary>
internal static class ProcessTree
{
    // The kernel counts in hundredths of a second for everybody who asks.
    private const double TicksPerSecond = 100;

    /// <summary>How long they have computed together; zero if the process is gone.</summary>
    /// <param name="process">Its number.</param>
    public static TimeSpan ComputingTime(int process) => TimeSpan.FromSeconds(All(process).Sum(Ticks) / TicksPerSecond);

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
