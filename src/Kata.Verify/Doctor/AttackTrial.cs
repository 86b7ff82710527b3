using System.Net;
using System.Net.Sockets;
using Kata.Runner.Compiling;
using Kata.Verify.Isolating;
using Kata.Verify.Judging;

namespace Kata.Verify.Doctor;

/// <summary>What came of an attack.</summary>
/// <param name="Level">The level of the sandbox that it was run in.</param>
/// <param name="Attack">The attack.</param>
/// <param name="Stopped">Whether it was stopped; null if it was not tried.</param>
/// <param name="Why">Why it was not tried; empty if it was.</param>
public sealed record AttackResult(IsolationLevel Level, DoctorAttack Attack, bool? Stopped, string Why);

/// <summary>Finds out what this machine isolates: real attacks in real sandboxes, on targets of their own.</summary>
public sealed class AttackTrial : IDisposable
{
    // No judge in this process has it.
    private const int Slot = 15;

    private static readonly TimeSpan MostComputing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostClock = TimeSpan.FromSeconds(10);

    private static readonly int Function =
        RemoteSteps.Signatures.ToList().FindIndex(signature => signature is { Class: "Kata.Predict", Name: "Accuracy" });

    // Anybody may read and write here, as in /tmp itself.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kata-doctor-");
    private readonly TcpListener _server = new(IPAddress.Loopback, 0);
    private readonly Compilation _attacks = Compiler.Compile([new("attacks.cs", Source())]);

    /// <summary>Makes the targets.</summary>
    /// <exception cref="IOException">There is no place for them.</exception>
    public AttackTrial()
    {
        if (_attacks.Errors.Count > 0) throw new InvalidOperationException($"the attacks do not compile: {_attacks.Errors[0]}");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_111_111);
        File.WriteAllText(Secret, "secret");
        _server.Start();
    }

    private string Secret => Path.Combine(_folder.FullName, "secret");

    private string Forged => Path.Combine(_folder.FullName, "forged");

    /// <summary>Runs every attack at every level, the best level first.</summary>
    /// <param name="progress">Receives what is tried next.</param>
    public IEnumerable<AttackResult> Run(Action<IsolationLevel, DoctorAttack> progress)
    {
        foreach (var level in Promises.Levels)
        {
            var why = level == IsolationLevel.None ? "its code has your rights" : Works(level);
            foreach (var attack in Enum.GetValues<DoctorAttack>())
            {
                if (why.Length == 0) progress(level, attack);
                yield return why.Length == 0 ? Try(new(level, Isolation.RunsAsRoot), attack) : new(level, attack, null, why);
            }
        }
    }

    /// <summary>Removes the targets.</summary>
    public void Dispose()
    {
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Works(IsolationLevel level) => IsolationProbe.Works(level, out var why) ? "" : why;

    private AttackResult Try(Isolation isolation, DoctorAttack attack)
    {
        try
        {
            using var sandbox = SandboxProcess.Start(isolation, Slot, SandboxLimits.Standard);
            var said = Answer(sandbox, attack);
            // The attack's own word counts only where nothing can be looked at.
            var succeeded = attack switch
            {
                DoctorAttack.WriteFile => File.Exists(Forged),
                DoctorAttack.Connect => _server.Pending(),
                _ => said,
            };
            File.Delete(Forged);
            while (_server.Pending()) _server.AcceptTcpClient().Dispose();
            return new(isolation.Level, attack, !succeeded, "");
        }
        catch (IOException failure)
        {
            return new(isolation.Level, attack, null, failure.Message);
        }
    }

    private bool Answer(SandboxProcess sandbox, DoctorAttack attack)
    {
        using var deadline = sandbox.Within(MostComputing, MostClock, "the attack");
        try
        {
            sandbox.Connection.Load(_attacks.Image, _attacks.Symbols);
            int[] target = [.. Target(attack).Select(character => (int)character)];
            return sandbox.Connection.Call(Function, [new[] { (int)attack }, target]) is 1.0;
        }
        // Whatever the runtime throws at an attack that it stops.
        catch (Exception)
        {
            return false;
        }
    }

    private string Target(DoctorAttack attack) => attack switch
    {
        DoctorAttack.ReadFile => Secret,
        DoctorAttack.WriteFile => Forged,
        DoctorAttack.Connect => $"{((IPEndPoint)_server.LocalEndpoint).Port}",
        DoctorAttack.SeeProcesses => $"{Environment.ProcessId} {StartOfThisProcess()}",
        _ => "",
    };

    private static string StartOfThisProcess() =>
        OperatingSystem.IsLinux() ? File.ReadAllText($"/proc/{Environment.ProcessId}/stat").Split(") ")[^1].Split(' ')[19] : "";

    private static string Source()
    {
        using var stream = typeof(AttackTrial).Assembly.GetManifestResourceStream("attacks.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
