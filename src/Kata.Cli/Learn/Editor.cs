using System.ComponentModel;
using System.Diagnostics;

namespace Kata.Cli.Learn;

/// <summary>The learner's editor.</summary>
internal static class Editor
{
    /// <summary>
    /// Opens a file in VS Code if it is installed, else in $VISUAL, else in $EDITOR, and waits for those that take the terminal.
    /// </summary>
    /// <returns>What was done, or why nothing was.</returns>
    public static string Open(string path)
    {
        var (visual, editor) = (Environment.GetEnvironmentVariable("VISUAL"), Environment.GetEnvironmentVariable("EDITOR"));
        string?[] candidates = [Environment.GetEnvironmentVariable("TERM_PROGRAM") == "vscode" ? "code" : null, visual, editor, "code"];
        foreach (var candidate in candidates)
        {
            if (string.IsNullOrWhiteSpace(candidate)) continue;
            var words = candidate.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            try
            {
                using var process = Process.Start(new ProcessStartInfo(words[0], [.. words.Skip(1), path]) { UseShellExecute = false });
                process?.WaitForExit();
                return process?.ExitCode is 0 or null
                    ? $"opened {DisplayPath.Of(path)} with {words[0]}."
                    : $"{words[0]} ended with exit code {process.ExitCode}; the file is {DisplayPath.Of(path)}.";
            }
            catch (Win32Exception) when (candidate == "code")
            {
                // Not there; there may be another.
            }
            catch (Win32Exception failure)
            {
                return $"{words[0]} cannot be started ({failure.Message}): set VISUAL or EDITOR to your editor; the file is "
                    + $"{DisplayPath.Of(path)}.";
            }
        }

        return $"no editor was found: set VISUAL or EDITOR to yours; the file is {DisplayPath.Of(path)}.";
    }
}
