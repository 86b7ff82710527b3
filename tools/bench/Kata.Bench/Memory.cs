namespace Kata.Bench;

/// <summary>What a process holds of the machine's memory.</summary>
internal static class Memory
{
    /// <summary>MiB in memory, as Linux counts them.</summary>
    public static double Of(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
