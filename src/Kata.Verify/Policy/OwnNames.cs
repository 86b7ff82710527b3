using System.Collections.Frozen;

namespace Kata.Verify.Policy;

/// <summary>The names that a submission's own types must not have.</summary>
internal static class OwnNames
{
    private static readonly string[] Taken = ["System", "Microsoft", "NUnit", "MathNet", "FsCheck", "Kata.LinearAlgebra"];

    // Marks that the compiler itself writes into an assembly that needs them; declared by hand they do no more.
    private static readonly FrozenSet<string> Marks = new[]
    {
        "Microsoft.CodeAnalysis.EmbeddedAttribute", "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Runtime.CompilerServices.NullableAttribute", "System.Runtime.CompilerServices.NullableContextAttribute",
        "System.Runtime.CompilerServices.IsReadOnlyAttribute", "System.Runtime.CompilerServices.IsUnmanagedAttribute",
        "System.Runtime.CompilerServices.NativeIntegerAttribute", "System.Runtime.CompilerServices.ScopedRefAttribute",
        "System.Runtime.CompilerServices.ParamCollectionAttribute", "System.Runtime.CompilerServices.IsExternalInit",
        "System.Runtime.CompilerServices.ExtensionMarkerAttribute",
    }.ToFrozenSet();

    // Other steps are compiled together with a submission's: there these names would mean its types.
    private static readonly FrozenSet<string> Hiding = Visible(
        "Math MathF Double Int32 String Object Array Span`1 ReadOnlySpan`1 Func`2 ArgumentException Exception "
        + "Enumerable List`1 IReadOnlyList`1 Matrix`1 Vector`1 SpecialFunctions MersenneTwister ContinuousUniform Assert");

    private static readonly FrozenSet<string> Given =
        typeof(Network).Assembly.GetExportedTypes().Select(type => type.FullName!).ToFrozenSet();

    /// <summary>Why a submission must not define a type, as what follows its name in a sentence; null if it may.</summary>
    /// <param name="folder">The type's namespace.</param>
    /// <param name="type">Its name in full.</param>
    public static string? WhyNot(string folder, string type) =>
        Given.Contains(type) ? "is a given type: use it, and define none of that name."
        : Hiding.Contains(type) ? "would hide a type that other steps use: give it another name."
        : !Marks.Contains(type) && Array.Exists(Taken, taken => folder == taken || folder.StartsWith($"{taken}.", StringComparison.Ordinal))
            ? $"is defined in {folder}, which is not yours: define it in Kata."
        : null;

    private static FrozenSet<string> Visible(string names) =>
        names.Split(' ').SelectMany(name => (string[])[name, $"Kata.{name}"]).ToFrozenSet();
}
