using System.Reflection;
using System.Runtime.Loader;

namespace Kata.Runner.Suites;

/// <summary>Where suites find a subject under the name Kata, and everything else in the running program. It can be unloaded.</summary>
internal sealed class SuiteLoadContext : AssemblyLoadContext
{
    public SuiteLoadContext(byte[] image, byte[] symbols, bool isCollectible) : base("suites", isCollectible)
    {
        using var code = new MemoryStream(image);
        using var lines = new MemoryStream(symbols);
        LoadFromStream(code, symbols.Length == 0 ? null : lines);
    }

    // Looked up, not kept: the runtime holds on to a context until its assemblies are gone, so that it must not hold on to them.
    public Assembly Kata => Assemblies.Single(assembly => assembly.GetName().Name == "Kata");

    protected override Assembly? Load(AssemblyName name) => name.Name == "Kata" ? Kata : null;
}
