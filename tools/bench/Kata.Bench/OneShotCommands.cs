using System.Diagnostics;
using Kata.Learning;

namespace Kata.Bench;

/// <summary>Commands that are started for one edit and end with it: what a save is answered by without the watch.</summary>
internal static class OneShotCommands
{
    /// <summary>How long `kata check` takes over a right step, from its start to its end.</summary>
    /// <returns>Milliseconds.</returns>
    /// <exception cref="InvalidOperationException">The step did not pass.</exception>
    public static double Check(Workspace workspace, int step) => Run(
        workspace,
        0,
        Path.Combine(AppContext.BaseDirectory, "Kata.Cli.dll"),
        "check",
        step.ToString(CultureInfo.InvariantCulture),
        "--dir",
        workspace.Folder);

    /// <summary>Restores and builds the workspace, so that later runs need not.</summary>
    public static void Build(Workspace workspace) => Run(workspace, 0, "build", "Workspace.slnx");

    /// <summary>How long `dotnet test` takes over a step, from its start to its end.</summary>
    /// <returns>Milliseconds.</returns>
    /// <exception cref="InvalidOperationException">A right step did not pass, or a wrong one did.</exception>
    public static double DotnetTest(Workspace workspace, int step, bool right) =>
        Run(workspace, right ? 0 : 1, "test", "Workspace.slnx", "--no-restore", "--filter", $"Category=Step{step:00}");

    private static double Run(Workspace workspace, int exit, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = workspace.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What this program's own build has left would be taken for the workspace's.
        var left = start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray();
        foreach (var name in left) start.Environment.Remove(name);
        List<string> said = [];
        var since = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        // With a limit it does not wait for the end of the output, which build servers keep open.
        if (!process.WaitForExit(300_000)) process.Kill(entireProcessTree: true);
        var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        if (process.HasExited && process.ExitCode == exit) return took;
        lock (said)
        {
            throw new InvalidOperationException(
                $"\"dotnet {string.Join(' ', arguments)}\" must end with exit code {exit}, but:\n{string.Join('\n', said.TakeLast(20))}");
        }

        void Hear(string? line)
        {
            lock (said) said.Add(line ?? "");
        }
    }
}
