namespace Kata.Verify.Isolating;

/// <summary>How well a submission's process is kept from everything else, from nothing to everything.</summary>
public enum IsolationLevel
{
    /// <summary>L0: a process of its own with a time limit. Its code can do whatever its user can.</summary>
    None,

    /// <summary>
    /// L1: limits of memory, computing time, file size and open files as well. Its code can still read files and reach the network.
    /// </summary>
    Limits,

    /// <summary>L2: namespaces of its own for processes and network, and a user without rights. It sees the file system.</summary>
    Namespaces,

    /// <summary>L3: bubblewrap: it sees the runtime and itself, no other file, process or network.</summary>
    Bubblewrap,
}
