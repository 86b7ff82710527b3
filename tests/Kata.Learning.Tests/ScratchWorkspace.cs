namespace Kata.Learning.Tests;

/// <summary>A workspace of what a scratch folder holds.</summary>
internal static class ScratchWorkspace
{
    /// <summary>Makes the folder a workspace and opens it.</summary>
    public static Workspace OpenWorkspace(this Scratch scratch)
    {
        scratch.Write(Workspace.Marker, []);
        return Workspace.Open(scratch.Folder);
    }
}
