using Kata.Data.Sets;

namespace Kata.Learning;

/// <summary>Finds the workspace that a command is about.</summary>
public static class WorkspaceLocator
{
    /// <summary>The workspace in a folder, or if none is named the one here, above, or in the repository.</summary>
    /// <param name="folder">A folder, or null.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Workspace Find(string? folder) => folder is not null
        ? Workspace.Open(folder)
        : Here() ?? throw new ArgumentException("there is no workspace here or above: \"kata start DIR\" makes one.");

    /// <summary>The workspace to go on with, or a new one in the repository.</summary>
    /// <exception cref="ArgumentException">There is none, and no repository to make one in.</exception>
    public static Workspace FindOrStart() => Here() ?? Workspace.Start(Path.Combine(
        DataStoreOptions.FromEnvironment().Repository
            ?? throw new ArgumentException("there is no workspace here or above, and no repository to make one in: \"kata start DIR\" "
                + "makes one anywhere."),
        "workspace"));

    private static Workspace? Here()
    {
        if (Workspace.Find(Environment.CurrentDirectory) is { } here) return here;
        return DataStoreOptions.FromEnvironment().Repository is { } repository ? Workspace.Find(Path.Combine(repository, "workspace"))
            : null;
    }
}
