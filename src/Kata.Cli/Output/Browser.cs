using System.ComponentModel;
using System.Diagnostics;

namespace Kata.Cli.Output;

/// <summary>The browser of this machine.</summary>
internal static class Browser
{
    /// <summary>Opens a file or an address.</summary>
    /// <returns>Whether there was anything to open it with.</returns>
    public static bool Open(string what)
    {
        try
        {
            // What a browser prints or reads is no matter of this terminal.
            var opener = OperatingSystem.IsMacOS() ? "open" : "xdg-open";
            var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(what) { UseShellExecute = true }
                : new("sh", ["-c", $"{opener} \"$1\" </dev/null >/dev/null 2>&1", "sh", what]);
            using var process = Process.Start(start);
            return process is null || !process.WaitForExit(TimeSpan.FromSeconds(1)) || process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
