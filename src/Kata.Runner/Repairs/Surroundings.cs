using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>What is known about the places of a file that can be edited: their types, and what else is in scope.</summary>
internal sealed class Surroundings(SemanticModel model)
{
    // Longer ones are no formula's factor or term.
    private const int LongestFragment = 60;
    private const int MostFragments = 14;

    private readonly Dictionary<SyntaxNode, IReadOnlyList<string>> _fragments = [];

    // Many edits are fitted at once.
    private readonly ConcurrentDictionary<SyntaxNode, HashSet<string>> _later = [];

    /// <summary>The whole file.</summary>
    public SyntaxNode Root => model.SyntaxTree.GetRoot();

    /// <summary>The expression's own type; null if it is no value.</summary>
    public ITypeSymbol? Type(ExpressionSyntax node) =>
        model.GetTypeInfo(node).Type is { TypeKind: not TypeKind.Error, SpecialType: not SpecialType.System_Void } type
        && Symbol(node) is not (INamespaceOrTypeSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor }) ? type : null;

    /// <summary>The type that its surroundings turn it into.</summary>
    public ITypeSymbol? Wanted(ExpressionSyntax node) => model.GetTypeInfo(node).ConvertedType;

    /// <summary>The type that other C# would have in its place; null if it would not compile.</summary>
    public ITypeSymbol? TypeInPlace(ExpressionSyntax place, ExpressionSyntax other)
    {
        var names = other.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text);
        if (Later(place).Overlaps(names)) return null;
        var type = model.GetSpeculativeTypeInfo(place.SpanStart, other, SpeculativeBindingOption.BindAsExpression).Type;
        return type?.TypeKind == TypeKind.Error ? null : type;
    }

    public ISymbol? Symbol(SyntaxNode node) => model.GetSymbolInfo(node).Symbol;

    public bool Converts(ITypeSymbol from, ITypeSymbol to) =>
        model.Compilation.ClassifyConversion(from, to) is { IsImplicit: true, Exists: true };

    /// <summary>The local variables, parameters and fields that hold a value at a place, apart from constants.</summary>
    public IEnumerable<(string Name, ITypeSymbol Type)> Names(SyntaxNode place)
    {
        foreach (var symbol in model.LookupSymbols(place.SpanStart))
        {
            switch (symbol)
            {
                case ILocalSymbol local when IsDeclared(local, place):
                    yield return (local.Name, local.Type);
                    break;
                case IParameterSymbol parameter:
                    yield return (parameter.Name, parameter.Type);
                    break;
                case IFieldSymbol { IsConst: false, Type: var type } field when !field.IsImplicitlyDeclared:
                    yield return (field.Name, type);
                    break;
            }
        }
    }

    /// <summary>The names, and the weights of the layers among them.</summary>
    public IEnumerable<(string Name, ITypeSymbol Type)> Values(SyntaxNode place)
    {
        foreach (var (name, type) in Names(place).Distinct())
        {
            yield return (name, type);
            if (type.Name == nameof(Layer) && type.GetMembers(nameof(Layer.Theta)) is [IPropertySymbol weights])
                yield return ($"{name}.{nameof(Layer.Theta)}", weights.Type);
        }
    }

    /// <summary>The functions of the class around a place.</summary>
    public IEnumerable<IMethodSymbol> Functions(SyntaxNode place) =>
        model.LookupSymbols(place.SpanStart).OfType<IMethodSymbol>().Where(function =>
            function is { IsStatic: true, IsGenericMethod: false, DeclaringSyntaxReferences.Length: > 0 });

    /// <summary>
    /// The short values of a type that the function around a place computes elsewhere, the shortest first: what is missing in one line
    /// often stands in another.
    /// </summary>
    public IEnumerable<string> Fragments(ExpressionSyntax place, ITypeSymbol type)
    {
        if (place.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not { } function) return [];
        if (!_fragments.TryGetValue(function, out var texts))
        {
            _fragments[function] = texts =
            [
                .. function.DescendantNodes().OfType<ExpressionSyntax>()
                    .Where(node => node.Span.Length <= LongestFragment && Type(node) is not null)
                    .Select(node => node.ToString()).Distinct().OrderBy(text => text.Length),
            ];
        }

        return texts.Where(text => text != place.ToString()
            && SymbolEqualityComparer.Default.Equals(TypeInPlace(place, SyntaxFactory.ParseExpression(text)), type)).Take(MostFragments);
    }

    // The local variables in scope that have no value yet.
    private HashSet<string> Later(ExpressionSyntax place)
    {
        // What a loop declares has a value in its condition, but not where it is declared.
        var statement = place.AncestorsAndSelf().FirstOrDefault(node => node is StatementSyntax or VariableDeclarationSyntax) ?? place;
        return _later.GetOrAdd(
            statement,
            _ =>
            [
                .. model.LookupSymbols(place.SpanStart).OfType<ILocalSymbol>().Where(local => !IsDeclared(local, place))
                    .Select(local => local.Name),
            ]);
    }

    // A variable has no value yet in the statement that declares it, unless that is a loop.
    private static bool IsDeclared(ILocalSymbol local, SyntaxNode place)
    {
        if (local.Locations[0].SourceSpan.End > place.SpanStart) return false;
        var declaring = local.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<StatementSyntax>();
        return declaring switch
        {
            ForStatementSyntax loop => loop.Declaration?.Span.Contains(place.Span) != true,
            CommonForEachStatementSyntax loop => !loop.Expression.Span.Contains(place.Span),
            _ => declaring?.Span.Contains(place.Span) != true,
        };
    }
}
