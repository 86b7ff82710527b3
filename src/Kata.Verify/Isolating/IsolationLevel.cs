namespace Kata.Verify.Isolating;

/// <summary>How well a submission's process is kept from everything else, from nothing to everything.</summary>
public enum IsolationLevel
{
    /// <summary>L0: a process of its own with a time limit. Its code can do whatever its user can.</summary>
    None,

    /// <summary>
    /// L1: limits of memory, computing time, file size and open files as well, and a user without rights if this process is root. Its code
    /// can still read files that anybody may read, and reach the network.
    /// </summary>
    Limits,

    /// <summary>
    /// L2: namespaces of its own for processes, files and network, made by root, and a user without rights. It sees what
    /// <see cref="Bubblewrap"/> shows.
    /// </summary>
    Namespaces,

    /// <summary>L3: bubblewrap: it sees the runtime and itself, no other file, process or network.</summary>
    Bubblewrap,
}
