using System.Diagnostics;
using Kata.Runner.Workers;

namespace Kata.Verify.Isolating;

/// <summary>How a sandbox is started so that a submission reaches nothing but the judge.</summary>
/// <param name="Level">The level.</param>
/// <param name="IsRoot">Whether this process may change its user: a sandbox then gets one of its own.</param>
public sealed record Isolation(IsolationLevel Level, bool IsRoot)
{
    // A sandbox has about twenty, and the one before and the one after it may run at the same time.
    private const int MostThreads = 128;

    // What the runtime loads beside its own folder.
    private static readonly string[] Libraries = ["/lib", "/lib64", "/usr/lib", "/usr/lib64"];

    // A user's threads elsewhere then do not count.
    private static readonly bool CountsByNamespace = OperatingSystem.IsLinux() && Environment.OSVersion.Version >= new Version(5, 14);

    /// <summary>Whether this process is root.</summary>
    public static bool RunsAsRoot => Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows();

    /// <summary>How reports name it, e.g. "L3 (bubblewrap)".</summary>
    public override string ToString() => Level switch
    {
        IsolationLevel.Bubblewrap => "L3 (bubblewrap)",
        IsolationLevel.Namespaces => "L2 (namespaces)",
        IsolationLevel.Limits => "L1 (limits)",
        _ => "L0 (none)",
    };

    /// <summary>The command that starts a sandbox.</summary>
    /// <param name="slot">A number that no other sandbox has that runs at the same time, from 0.</param>
    /// <param name="limits">What it may take.</param>
    public IReadOnlyList<string> Command(int slot, SandboxLimits limits)
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(Isolation).Assembly.Location)!, "sandbox");
        var dotnet = DotnetHost.Path;
        var threads = IsRoot || (Level == IsolationLevel.Bubblewrap && CountsByNamespace) ? MostThreads : 0;
        string[] program(string at) =>
        [
            dotnet, "exec", Path.Combine(at, "Kata.Sandbox.dll"), Invariant(Level == IsolationLevel.None ? 0 : limits.Megabytes),
            Invariant(limits.ComputingSeconds), Invariant(threads),
        ];
        return Level switch
        {
            IsolationLevel.Bubblewrap => [.. User(slot), .. Bubblewrap(folder, dotnet), .. program("/app")],
            IsolationLevel.Namespaces => [.. OwnRoot.Command(folder, dotnet, SlotUsers.Of(slot), Libraries), .. program("/app")],
            IsolationLevel.Limits => [.. User(slot), .. program(folder)],
            _ => program(folder),
        };
    }

    /// <summary>The user that a sandbox runs as, if it has one of its own.</summary>
    /// <param name="slot">As in <see cref="Command"/>.</param>
    internal int? UserOf(int slot) => IsRoot && Level > IsolationLevel.None ? SlotUsers.Of(slot) : null;

    /// <summary>
    /// As <see cref="Command"/>, with its three streams redirected and an environment that holds no secret of this process's.
    /// </summary>
    /// <param name="slot">A number that no other sandbox has that runs at the same time, from 0.</param>
    /// <param name="limits">What it may take.</param>
    internal ProcessStartInfo StartInfo(int slot, SandboxLimits limits)
    {
        var command = Command(slot, limits);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        foreach (var (name, value) in SandboxLimits.Environment) start.Environment[name] = value;
        return start;
    }

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private IEnumerable<string> User(int slot)
    {
        if (!IsRoot) return [];
        var user = Invariant(SlotUsers.Of(slot));
        return ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--no-new-privs"];
    }

    // It sees the runtime, the libraries that the runtime loads, and the sandbox's own folder.
    private static IEnumerable<string> Bubblewrap(string folder, string dotnet)
    {
        var runtime = Path.GetDirectoryName(Path.GetFullPath(dotnet))!;
        return
        [
            "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv",
            .. Libraries.Where(Directory.Exists).SelectMany(Bound),
            "--ro-bind", runtime, runtime, "--ro-bind", folder, "/app", "--proc", "/proc", "--dev", "/dev", "--size", "16777216",
            "--tmpfs", "/tmp", "--chdir", "/tmp",
            .. SandboxLimits.Environment.SelectMany(pair => (string[])["--setenv", pair.Key, pair.Value]),
        ];
    }

    // A link such as /lib to usr/lib stays a link.
    private static string[] Bound(string library) =>
        new DirectoryInfo(library).LinkTarget is { } target ? ["--symlink", target, library] : ["--ro-bind", library, library];
}
