namespace Kata.Verify.Isolating;

/// <summary>What a sandbox may take.</summary>
/// <param name="Megabytes">Memory in MiB, managed or not.</param>
/// <param name="ComputingSeconds">Computing time of the process, which checks one submission.</param>
public sealed record SandboxLimits(int Megabytes, int ComputingSeconds)
{
    /// <summary>600 MiB and two minutes.</summary>
    public static SandboxLimits Standard { get; } = new(600, 120);

    /// <summary>The whole environment of a sandbox.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["HOME"] = "/tmp",
        ["LANG"] = "C.UTF-8",
        // A killed process leaves no files, and no debugger attaches.
        ["DOTNET_EnableDiagnostics"] = "0",
        // The limit of a file's size would otherwise stop the runtime itself.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["DOTNET_GCHeapHardLimit"] = "0x18000000",
        ["DOTNET_TieredPGO"] = "0",
    };
}
