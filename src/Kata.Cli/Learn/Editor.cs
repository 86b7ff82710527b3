using System.ComponentModel;
using System.Diagnostics;

namespace Kata.Cli.Learn;

/// <summary>The learner's editor.</summary>
internal static class Editor
{
    private static readonly string[] OwnWindow = OperatingSystem.IsWindows() ? ["code", "notepad"] : ["code", "codium"];

    // They take the terminal.
    private static readonly string[] InTerminal = ["nano", "micro", "vim", "vi", "emacs"];

    /// <summary>
    /// Opens a file in VS Code if this is its terminal, else in $VISUAL, else in $EDITOR, else in a common editor that is installed, and
    /// waits for those that take the terminal.
    /// </summary>
    /// <returns>Whether it was opened, and what was done or why nothing was.</returns>
    public static (bool IsOpen, string Sentence) Open(string path)
    {
        var (visual, editor) = (Environment.GetEnvironmentVariable("VISUAL"), Environment.GetEnvironmentVariable("EDITOR"));
        var isCode = Environment.GetEnvironmentVariable("TERM_PROGRAM") == "vscode";
        var hasTerminal = !Console.IsInputRedirected && !Console.IsOutputRedirected;
        string?[] candidates = [isCode ? "code" : null, visual, editor, .. OwnWindow, .. hasTerminal ? InTerminal : []];
        foreach (var candidate in candidates)
        {
            if (string.IsNullOrWhiteSpace(candidate)) continue;
            var words = candidate.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            try
            {
                using var process = Process.Start(new ProcessStartInfo(words[0], [.. words.Skip(1), path]) { UseShellExecute = false });
                process?.WaitForExit();
                return process?.ExitCode is 0 or null
                    ? (true, $"opened {DisplayPath.Of(path)} with {words[0]}.")
                    : (false, $"{words[0]} ended with exit code {process.ExitCode}; the file is {DisplayPath.Of(path)}.");
            }
            catch (Win32Exception failure)
            {
                // One that was asked for must be there; of the others there may be another.
                if (candidate != visual && candidate != editor) continue;
                return (false, $"{words[0]} cannot be started ({failure.Message}): set VISUAL or EDITOR to your editor; the file is "
                    + $"{DisplayPath.Of(path)}.");
            }
        }

        return (false, $"no editor was found: set VISUAL or EDITOR to yours; the file is {DisplayPath.Of(path)}.");
    }
}
