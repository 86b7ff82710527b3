using Kata.Runner.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Verify.Policy;

/// <summary>Finds in the source what a scan has found in the assembly, so that its author reads a file and a line.</summary>
internal static class SyntaxPolicy
{
    private const int MostPlaces = 50;

    /// <summary>
    /// The violations with their places, in the order of the source; those without a place follow. What only the compiler may use, and
    /// names that a file changes for all others, is found here alone.
    /// </summary>
    /// <param name="compilation">What the assembly was compiled from.</param>
    /// <param name="scan">What was found in the assembly.</param>
    /// <param name="files">The submission's own files.</param>
    public static IReadOnlyList<PolicyViolation> Explain(CSharpCompilation compilation, PolicyScan scan, IReadOnlyList<SourceFile> files)
    {
        var violations = scan.Violations;
        SyntaxTree[] trees = [.. files.Select(Compiler.Tree)];
        List<PolicyViolation> placed = [.. trees.SelectMany(GlobalNames)];
        if (violations.Count + scan.Emitted.Count > 0) placed.AddRange(trees.SelectMany(tree => Uses(compilation, tree, scan)));
        placed.AddRange(violations.SelectMany(violation => Own(compilation, trees, violation)));
        HashSet<string> explained = [.. placed.Select(violation => violation.Name)];
        // A type that nobody has written comes with a member that somebody has.
        var rest = violations.Where(violation => !explained.Contains(violation.Name)
            && (violation.Api.Type is null || violation.Api.Member.Length > 0 || explained.Count == 0));
        string[] order = [.. files.Select(file => file.Path)];
        return
        [
            .. placed.Distinct().OrderBy(violation => (Array.IndexOf(order, violation.Path), violation.Line)).Take(MostPlaces), .. rest,
        ];
    }

    private static IEnumerable<PolicyViolation> Uses(CSharpCompilation compilation, SyntaxTree tree, PolicyScan scan)
    {
        var model = compilation.GetSemanticModel(tree);
        var violations = scan.Violations.Where(violation => violation.Api.Type is not null).ToLookup(violation => violation.Api);
        foreach (var node in SymbolNames.Nodes(tree.GetRoot()))
        {
            foreach (var api in SymbolNames.Of(model, node))
            {
                foreach (var violation in violations[api]) yield return At(violation, tree, node.SpanStart);
                if (scan.Emitted.Contains(api)) yield return At(PolicyViolation.Use(api), tree, node.SpanStart);
            }
        }
    }

    // A type or member that the submission declares.
    private static IEnumerable<PolicyViolation> Own(CSharpCompilation compilation, SyntaxTree[] trees, PolicyViolation violation)
    {
        if (violation.Api.Type is not { } name || compilation.Assembly.GetTypeByMetadataName(name) is not { } type) yield break;
        var symbols = violation.Api.Member.Length == 0 ? [type] : type.GetMembers(violation.Api.Member);
        foreach (var place in symbols.SelectMany(symbol => symbol.Locations))
            if (place.SourceTree is { } tree && trees.Contains(tree)) yield return At(violation, tree, place.SourceSpan.Start);
    }

    // They would change what the names in all other files mean, those of other steps included.
    private static IEnumerable<PolicyViolation> GlobalNames(SyntaxTree tree) =>
        from directive in ((CompilationUnitSyntax)tree.GetRoot()).Usings
        where directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
            && (directive.Alias is not null || directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
        select At(
            new("global using", "a global using of a type or of another name is not allowed here: write it without \"global\"."),
            tree, directive.SpanStart);

    // By the file's own lines, whatever #line says.
    private static PolicyViolation At(PolicyViolation violation, SyntaxTree tree, int position) => violation with
    {
        Path = tree.FilePath,
        Line = tree.GetText().Lines.GetLinePosition(position).Line + 1,
    };
}
