using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Kata.Runner.Compiling;
using Kata.Verify.Isolating;
using Kata.Verify.Judging;

namespace Kata.Verify.Tests.Judging;

/// <summary>
/// What an attack could reach: files that anybody may read and a folder that anybody may write, a server, a process with a secret in its
/// environment, this process's own environment, and another submission's sandbox.
/// </summary>
internal sealed class AttackedHost : IDisposable
{
    private const string Variable = "KATA_SECRET_OF_A_TEST";
    private const string Before = "{\"score\": 0}";

    private static readonly string[] Shared = ["/tmp", "/var/tmp", "/dev/shm"];

    private static readonly int Accuracy =
        RemoteSteps.Signatures.ToList().FindIndex(function => function is { Class: "Kata.Predict", Name: "Accuracy" });

    // A sandbox may have a folder for temporary files of its own, and its user cannot enter root's.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(
        Isolation.RunsAsRoot ? "/srv" : TestContext.CurrentContext.TestDirectory, $"kata-attacked-{Guid.NewGuid():N}"));

    private readonly string _secret = $"secret-{Guid.NewGuid():N}";
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly Isolation _isolation;
    private readonly int _slot;
    private Process _process;
    private SandboxProcess _other;
    private int _visits;

    /// <param name="isolation">That of the other submission too.</param>
    /// <param name="slot">The other submission's.</param>
    public AttackedHost(Isolation isolation, int slot)
    {
        (_isolation, _slot) = (isolation, slot);
        Directory.CreateDirectory(At("submissions"));
        Directory.CreateDirectory(At("results"));
        OpenToAll(At("results"));
        File.WriteAllText(At("Cost.cs"), _secret);
        File.WriteAllText(At($"submissions/{_secret}.cs"), _secret);
        File.WriteAllText(At("results/results.json"), Before);
        OpenToAll(At("results/results.json"));
        Environment.SetEnvironmentVariable(Variable, _secret);
        _server.Start();
        _ = ServeAsync();
        _process = StartProcess();
        _other = StartOther();
    }

    private int Port => ((IPEndPoint)_server.LocalEndpoint).Port;

    /// <summary>The attack, aimed at what is here.</summary>
    public string Targeted(string attack) => attack
        .Replace("/srv/kata/src/Kata/Cost.cs", At("Cost.cs"), StringComparison.Ordinal)
        .Replace("/srv/kata/submissions", At("submissions"), StringComparison.Ordinal)
        .Replace("/autograder/results", At("results"), StringComparison.Ordinal)
        .Replace("GITHUB_TOKEN", Variable, StringComparison.Ordinal)
        .Replace("\"example.org\", 80", FormattableString.Invariant($"\"127.0.0.1\", {Port}"), StringComparison.Ordinal)
        .Replace("http://example.org\")", FormattableString.Invariant($"http://127.0.0.1:{Port}\")"), StringComparison.Ordinal);

    /// <summary>What it did, as sentences; undone afterwards.</summary>
    /// <param name="said">Whatever came out of its sandbox.</param>
    /// <param name="user">The user of its sandbox; null if it had none of its own.</param>
    public IReadOnlyList<string> Effects(string said, int? user)
    {
        List<string> effects = [];
        if (said.Contains(_secret, StringComparison.Ordinal)) effects.Add("it read a secret");
        if (said.Contains("the judge is open", StringComparison.Ordinal)) effects.Add("it read the memory of another process");
        if (said.Contains("more than 100 processes", StringComparison.Ordinal)) effects.Add("it started more processes than it may");
        if (Interlocked.Exchange(ref _visits, 0) > 0) effects.Add("it reached a server");
        if (WasWritten()) effects.Add("it changed what is in a folder");
        if (_process.HasExited)
        {
            effects.Add("it ended a process");
            _process = StartProcess();
        }

        if (!Answers())
        {
            effects.Add("it disturbed another submission");
            _other.Dispose();
            _other = StartOther();
        }

        if (user is not { } owner) return effects;
        // The processes of a namespace end a moment after its first.
        var clock = Stopwatch.StartNew();
        while (ProcessTree.Of(owner).Count > 0 && clock.Elapsed < TimeSpan.FromSeconds(3)) Thread.Sleep(10);
        if (ProcessTree.Of(owner).Count > 0) effects.Add("it left a process running");
        foreach (var left in FilesOf(owner))
        {
            effects.Add($"it left {left}");
            if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
            else File.Delete(left);
        }

        return effects;
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _server.Dispose();
        _other.Dispose();
        _process.Kill();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private bool WasWritten()
    {
        var results = At("results/results.json");
        if (Directory.GetFileSystemEntries(At("results")).SequenceEqual([results]) && File.Exists(results)
            && File.ReadAllText(results) == Before)
        {
            return false;
        }

        Directory.Delete(At("results"), recursive: true);
        Directory.CreateDirectory(At("results"));
        OpenToAll(At("results"));
        File.WriteAllText(results, Before);
        OpenToAll(results);
        return true;
    }

    private static void OpenToAll(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, (UnixFileMode)0b111_111_111);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var visitor = await _server.AcceptTcpClientAsync();
                Interlocked.Increment(ref _visits);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private Process StartProcess()
    {
        var start = new ProcessStartInfo("sleep", "1000") { RedirectStandardInput = true };
        start.Environment[Variable] = _secret;
        return Process.Start(start)!;
    }

    private SandboxProcess StartOther()
    {
        var sandbox = SandboxProcess.Start(_isolation, _slot, SandboxLimits.Standard);
        var reference = Compiler.CompileSteps(StepSources.Whole(Reference.Files), Step.FastBackprop, CancellationToken.None);
        sandbox.Connection.Load(reference.Image, reference.Symbols);
        return sandbox;
    }

    private bool Answers()
    {
        try
        {
            return _other.Connection.Call(Accuracy, [new[] { 1, 2 }, new[] { 1, 3 }]) is 0.5;
        }
        catch (SandboxException)
        {
            return false;
        }
    }

    private static string[] FilesOf(int user)
    {
        var start = new ProcessStartInfo("find", [.. Shared, "-maxdepth", "1", "-uid", $"{user}"]) { RedirectStandardOutput = true };
        using var find = Process.Start(start)!;
        return find.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
