using System.Reflection;
using Kata.Verify.Isolating;
using Kata.Verify.Results;
using Kata.Verify.Running;

namespace Kata.Verify.Doctor;

/// <summary>What is installed, as far as verdicts depend on it.</summary>
public static class Installation
{
    /// <summary>What the reports of a run on this machine would say.</summary>
    /// <param name="best">The best isolation that works here.</param>
    /// <exception cref="FileNotFoundException">The suites are missing.</exception>
    public static RunFacts Facts(Isolation best) => RunIdentity.Of(new(best)).Facts;

    /// <summary>The version of NUnit that the suites run on.</summary>
    public static string NUnit { get; } = Version("nunit.framework");

    private static string Version(string assembly)
    {
        var file = Path.Combine(Path.GetDirectoryName(typeof(Installation).Assembly.Location)!, $"{assembly}.dll");
        return File.Exists(file) ? $"{AssemblyName.GetAssemblyName(file).Version?.ToString(3)}" : "missing";
    }
}
