namespace Kata.Verify.Policy;

/// <summary>What strangers' code is compiled against: without it, whole families of attacks do not even compile.</summary>
/// <remarks>
/// Left out are Microsoft.CSharp (dynamic), System.Linq.Expressions, all of System.Net, System.Diagnostics.Process, file system and
/// serialization libraries, and some 140 others. System.Private.CoreLib holds files, threads and reflection, and cannot be left out:
/// <see cref="PolicyScan"/> refuses those.
/// </remarks>
public static class StrictReferences
{
    /// <summary>The runtime's assemblies, by name.</summary>
    public static IReadOnlySet<string> Runtime { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable",
        "System.ComponentModel.Primitives", "System.Console", "System.Linq", "System.Linq.Parallel", "System.Memory", "System.ObjectModel",
        "System.Runtime.Numerics", "System.Threading", "System.Threading.Tasks.Parallel",
    };

    /// <summary>The assemblies that come with the kata, by name.</summary>
    public static IReadOnlySet<string> Given { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "Kata.Model", "Kata.LinearAlgebra", "MathNet.Numerics" };

    /// <summary>Whether a file is one of these assemblies.</summary>
    /// <param name="path">The file.</param>
    public static bool Holds(string path) =>
        Path.GetFileNameWithoutExtension(path) is var name && (Runtime.Contains(name) || Given.Contains(name));
}
