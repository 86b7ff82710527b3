using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Runner.Compiling;

/// <summary>The functions that the checks call, as the reference declares them, looked for in somebody's files.</summary>
internal static class Signatures
{
    // Types in full, so that it does not matter how a file abbreviates them; names of parameters are everyone's own.
    private static readonly SymbolDisplayFormat InFull = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<IMethodSymbol>>> Wanted = new(() =>
    {
        var reference = Compiler.Together(Reference.Files);
        return Reference.StepNames.ToDictionary(step => step, step => Functions(reference, step));
    });

    /// <summary>An error for each function that a step does not declare as the reference does, at its class if there is one.</summary>
    public static IEnumerable<CompileError> Missing(CSharpCompilation compilation, int step)
    {
        var name = Reference.StepNames[step - 1];
        HashSet<string> found = [.. Functions(compilation, name).Select(Text)];
        return from wanted in Wanted.Value[name]
               where !found.Contains(Text(wanted))
               select Error(compilation, name, $"{name}.{wanted.Name} is missing or declared otherwise, but the checks need \"{DispatchSource.Declaration(name, wanted.Name)}\".");
    }

    private static IReadOnlyList<IMethodSymbol> Functions(CSharpCompilation compilation, string step) =>
    [
        .. compilation.GetTypeByMetadataName($"Kata.{step}")?.GetMembers().OfType<IMethodSymbol>()
            .Where(method => method is { DeclaredAccessibility: Accessibility.Public, IsStatic: true, MethodKind: MethodKind.Ordinary }) ?? [],
    ];

    private static string Text(IMethodSymbol method) => method.ToDisplayString(InFull);

    private static CompileError Error(CSharpCompilation compilation, string step, string message)
    {
        var place = compilation.GetTypeByMetadataName($"Kata.{step}")?.Locations.FirstOrDefault();
        return place?.SourceTree is { } tree ? Compiler.Error(tree, place, "", message) : new($"{step}.cs", 0, 0, "", message, "");
    }
}
