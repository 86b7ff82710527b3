using System.Diagnostics;
using Kata.Verify.Isolating;

namespace Kata.Cli.Doctor;

/// <summary>What to install or to set, a line each.</summary>
internal static class Advice
{
    // Ubuntu keeps namespaces from programs that it does not know.
    private const string Restriction = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";

    /// <summary>The lines; none if nothing is missing.</summary>
    /// <param name="best">The best isolation that works here.</param>
    /// <param name="isDataMissing">Whether a data set is not here.</param>
    public static IEnumerable<string> Of(Isolation best, bool isDataMissing)
    {
        if (!OperatingSystem.IsLinux())
        {
            yield return "judge other people's code on Linux: only there can it be isolated.";
        }
        else if (best.Level < IsolationLevel.Bubblewrap)
        {
            if (!Runs("bwrap", "--version")) yield return "apt install bubblewrap, for L3.";
            else if (!best.IsRoot && IsRestricted()) yield return $"sudo sysctl kernel.{Path.GetFileName(Restriction)}=0, for L3.";
            if (best is { Level: < IsolationLevel.Namespaces, IsRoot: false }) yield return "run it as root, for L2: sudo kata verify ….";
        }

        if (isDataMissing) yield return "kata data get all, for the missing data sets.";
        if (!Runs("python3", "-c", "import numpy")) yield return "apt install python3-numpy, for the benchmarks against NumPy.";
    }

    private static bool IsRestricted() => File.Exists(Restriction) && File.ReadAllText(Restriction).Trim() == "1";

    private static bool Runs(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
