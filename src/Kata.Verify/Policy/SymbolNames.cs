using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Verify.Policy;

/// <summary>The names by which metadata knows what a piece of source means.</summary>
internal static class SymbolNames
{
    /// <summary>The nodes of a file that can mean a type or a member.</summary>
    public static IEnumerable<SyntaxNode> Nodes(SyntaxNode root) => root.DescendantNodes().Where(node => node
        is SimpleNameSyntax or BaseObjectCreationExpressionSyntax or AttributeSyntax or ConstructorInitializerSyntax
        or ElementAccessExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
        or CastExpressionSyntax or PredefinedTypeSyntax
        or MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax);

    /// <summary>The names of what a node means; none if it means nothing of another assembly.</summary>
    public static IEnumerable<ApiName> Of(SemanticModel model, SyntaxNode node)
    {
        if (node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)
        {
            var function = model.GetDeclaredSymbol(node) ?? model.GetSymbolInfo(node).Symbol;
            return function is IMethodSymbol { IsAsync: true, ReturnsVoid: true } ? [ApiName.AsyncVoid] : [];
        }

        var meant = model.GetSymbolInfo(node);
        var symbols = meant.Symbol is { } symbol ? [symbol] : meant.CandidateSymbols;
        return symbols.SelectMany(Of);
    }

    /// <summary>The names of a symbol: of both accessors of a property, and of what a method overrides.</summary>
    public static IEnumerable<ApiName> Of(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol type => [new(InFull(type), "")],
        IAliasSymbol alias => Of(alias.Target),
        IMethodSymbol method => OfMethod(method.ReducedFrom ?? method),
        IPropertySymbol property => new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().SelectMany(OfMethod),
        IEventSymbol { ContainingType: { } type } happening =>
            [new(InFull(type), $"add_{happening.MetadataName}"), new(InFull(type), $"remove_{happening.MetadataName}")],
        IFieldSymbol { ContainingType: { } type } field => [new(InFull(type), field.MetadataName)],
        _ => [],
    };

    private static IEnumerable<ApiName> OfMethod(IMethodSymbol method)
    {
        for (var each = method.OriginalDefinition; each is not null; each = each.OverriddenMethod?.OriginalDefinition)
            if (each.ContainingType is { } type) yield return new(InFull(type), each.MetadataName);
    }

    private static string InFull(INamedTypeSymbol type) => type.OriginalDefinition switch
    {
        { ContainingType: { } outer } inner => $"{InFull(outer)}+{inner.MetadataName}",
        { ContainingNamespace: { IsGlobalNamespace: false } folder } inner => $"{folder.ToDisplayString()}.{inner.MetadataName}",
        var inner => inner.MetadataName,
    };
}
