using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Kata.Runner.Compiling;

/// <summary>
/// Takes Roslyn from the SDK, where it is compiled ahead of time and starts in half the time, or else from the folder roslyn beside the
/// program. The package
/// itself is only compiled against.
/// </summary>
internal static class RoslynOfTheSdk
{
    private static readonly string[] Files = ["Microsoft.CodeAnalysis.dll", "Microsoft.CodeAnalysis.CSharp.dll"];

    // Both parts have to come from one place.
    private static readonly Lazy<string> Folder = new(() => OfTheSdk() ?? Beside);

    private static string Beside => Path.Combine(Path.GetDirectoryName(typeof(RoslynOfTheSdk).Assembly.Location)!, "roslyn");

    [ModuleInitializer]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Files.Contains($"{name.Name}.dll") ? context.LoadFromAssemblyPath(Path.Combine(Folder.Value, $"{name.Name}.dll")) : null;

    // The newest SDK beside the runtime whose compiler is no older than what this program was compiled against.
    private static string? OfTheSdk()
    {
        var sdks = new DirectoryInfo(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "sdk"));
        if (!sdks.Exists) return null;
        var needed = AssemblyName.GetAssemblyName(Path.Combine(Beside, Files[0])).Version;
        return sdks.EnumerateDirectories()
            .Where(sdk => Version.TryParse(sdk.Name.Split('-')[0], out var version) && version.Major == Environment.Version.Major)
            .OrderByDescending(sdk => Version.Parse(sdk.Name.Split('-')[0]))
            .Select(sdk => Path.Combine(sdk.FullName, "Roslyn", "bincore"))
            .FirstOrDefault(folder => Files.All(file =>
                File.Exists(Path.Combine(folder, file)) && AssemblyName.GetAssemblyName(Path.Combine(folder, file)).Version >= needed));
    }
}
