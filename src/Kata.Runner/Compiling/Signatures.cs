using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Compiling;

/// <summary>The functions that the checks call, as the reference declares them, looked for in a submission.</summary>
internal static class Signatures
{
    // Types in full, so that it does not matter how a file abbreviates them; parameters may have any names.
    private static readonly SymbolDisplayFormat InFull = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut)
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<IMethodSymbol>>> Wanted = new(() =>
    {
        var reference = Compiler.Together(Reference.Files);
        return Enum.GetNames<Step>().ToDictionary(step => step, step => Functions(reference, step));
    });

    /// <summary>An error for each function that a step does not declare as the reference does, at its class if there is one.</summary>
    public static IEnumerable<CompileError> Missing(CSharpCompilation compilation, Step step)
    {
        var name = step.ToString();
        HashSet<string> found = [.. Functions(compilation, name).Select(Text)];
        return from wanted in Wanted.Value[name]
               where !found.Contains(Text(wanted))
               select Error(compilation,
                   name, $"{name}.{wanted.Name} is missing or declared otherwise, but the checks need \"{Declaration(wanted)}\".");
    }

    private static IReadOnlyList<IMethodSymbol> Functions(CSharpCompilation compilation, string step) =>
    [
        .. compilation.GetTypeByMetadataName($"Kata.{step}")?.GetMembers().OfType<IMethodSymbol>()
            .Where(method =>
                method is { DeclaredAccessibility: Accessibility.Public, IsStatic: true, MethodKind: MethodKind.Ordinary }) ?? [],
    ];

    // As the reference writes it, e.g. "public static double Penalty(Network network, double lambda, int examples)".
    private static string Declaration(IMethodSymbol wanted)
    {
        var declared = (MethodDeclarationSyntax)wanted.DeclaringSyntaxReferences[0].GetSyntax();
        return $"public static {declared.ReturnType} {wanted.Name}{declared.ParameterList.NormalizeWhitespace()}";
    }

    private static string Text(IMethodSymbol method) => method.ToDisplayString(InFull);

    private static CompileError Error(CSharpCompilation compilation, string step, string message)
    {
        var place = compilation.GetTypeByMetadataName($"Kata.{step}")?.Locations.FirstOrDefault();
        return place?.SourceTree is { } tree ? Compiler.Error(tree, place, "", message) : new($"{step}.cs", 0, 0, "", message, "");
    }
}
