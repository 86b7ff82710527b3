using System.Reflection;
using System.Runtime.Loader;

namespace Kata.Runner.Suites;

/// <summary>In here suites find a dispatch assembly under the name Kata, and everything else in the running program.</summary>
internal sealed class SuiteLoadContext : AssemblyLoadContext
{
    public SuiteLoadContext() : base("suites")
    {
        using var image = new MemoryStream(DispatchAssembly.Image());
        Kata = LoadFromStream(image);
    }

    public Assembly Kata { get; }

    protected override Assembly? Load(AssemblyName name) => name.Name == "Kata" ? Kata : null;
}
