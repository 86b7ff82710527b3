using Kata.Verify.Isolating;

namespace Kata.Verify.Doctor;

/// <summary>What <see cref="AttackTrial"/> has a submission try, in the order of the cases in attacks.txt.</summary>
public enum DoctorAttack
{
    /// <summary>Read a file that anybody may read.</summary>
    ReadFile,

    /// <summary>Make a file in a folder in which anybody may.</summary>
    WriteFile,

    /// <summary>Connect to a server on this machine.</summary>
    Connect,

    /// <summary>See the judge's process.</summary>
    SeeProcesses,

    /// <summary>Start 200 threads.</summary>
    StartThreads,

    /// <summary>Use a gigabyte.</summary>
    TakeMemory,

    /// <summary>Compute without end.</summary>
    Compute,
}

/// <summary>What the levels promise: SECURITY.md has the same table, and "kata doctor" tries it.</summary>
public static class Promises
{
    /// <summary>All levels, the best first.</summary>
    public static IReadOnlyList<IsolationLevel> Levels { get; } = [.. Enum.GetValues<IsolationLevel>().OrderDescending()];

    /// <summary>An attack as a table names it.</summary>
    public static string InWords(this DoctorAttack attack) => attack switch
    {
        DoctorAttack.ReadFile => "reads a file",
        DoctorAttack.WriteFile => "writes a file",
        DoctorAttack.Connect => "opens a connection",
        DoctorAttack.SeeProcesses => "sees other processes",
        DoctorAttack.StartThreads => "starts 200 threads",
        DoctorAttack.TakeMemory => "uses 1 GiB",
        _ => "computes without end",
    };

    /// <summary>Whether a level stops an attack.</summary>
    /// <param name="level">The level.</param>
    /// <param name="attack">The attack.</param>
    /// <param name="isRoot">Whether the judge runs as root, and so gives each sandbox a user of its own.</param>
    public static bool Stops(IsolationLevel level, DoctorAttack attack, bool isRoot) => attack switch
    {
        DoctorAttack.Compute => true,
        DoctorAttack.TakeMemory => level >= IsolationLevel.Limits,
        DoctorAttack.StartThreads => level >= IsolationLevel.Namespaces || (level == IsolationLevel.Limits && isRoot),
        _ => level >= IsolationLevel.Namespaces,
    };

    /// <summary>The table of SECURITY.md, in Markdown.</summary>
    public static string Table()
    {
        var attacks = Enum.GetValues<DoctorAttack>();
        IEnumerable<string> rows =
        [
            $"| A submission that … | {string.Join(" | ", Levels.Select(level => $"{new Isolation(level, true)}"))} |",
            $"|{string.Concat(Enumerable.Repeat("---|", Levels.Count + 1))}",
            .. attacks.Select(attack => $"| {attack.InWords()} | {string.Join(" | ", Levels.Select(level => Promise(level, attack)))} |"),
        ];
        return string.Join('\n', rows);
    }

    private static string Promise(IsolationLevel level, DoctorAttack attack) =>
        (Stops(level, attack, isRoot: true), Stops(level, attack, isRoot: false)) switch
        {
            (true, true) => "is stopped",
            (true, false) => "is stopped if root judges",
            _ => "is not stopped",
        };
}
