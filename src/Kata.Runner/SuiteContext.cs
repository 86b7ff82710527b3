using System.Reflection;
using System.Runtime.Loader;

namespace Kata.Runner;

/// <summary>Where suites find a subject under the name Kata, and everything else in the running program. It can be unloaded.</summary>
internal sealed class SuiteContext : AssemblyLoadContext
{
    public SuiteContext(Compilation compiled) : base("suites", isCollectible: true)
    {
        using var image = new MemoryStream(compiled.Image);
        using var symbols = new MemoryStream(compiled.Symbols);
        Kata = LoadFromStream(image, symbols);
    }

    public Assembly Kata { get; }

    protected override Assembly? Load(AssemblyName name) => name.Name == "Kata" ? Kata : null;
}
