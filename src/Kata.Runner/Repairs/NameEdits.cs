using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>One value for another of the same type: another variable, or another property of the same object.</summary>
internal static class NameEdits
{
    /// <summary>The edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around)
    {
        if (!IsName(node) || around.Type(node) is not { } type) yield break;
        foreach (var (name, other) in around.Values(node))
        {
            if (SymbolEqualityComparer.Default.Equals(other, type)) yield return new(node, name, EditKind.WrongName);
            if (node is InvocationExpressionSyntax) continue;
            foreach (var property in Properties(other, type)) yield return new(node, $"{name}.{property}", EditKind.WrongName);
        }

        if (node is MemberAccessExpressionSyntax member && around.Symbol(node) is IPropertySymbol
            && around.Type(member.Expression) is { } owner)
        {
            foreach (var property in Properties(owner, type).Where(property => property != member.Name.Identifier.Text))
                yield return new(node, $"{member.Expression}.{property}", EditKind.WrongName);
        }
    }

    private static bool IsName(ExpressionSyntax node) =>
        node is IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax;

    /// <summary>The properties of a type, and of what it is derived from, that have another type.</summary>
    internal static IEnumerable<string> Properties(ITypeSymbol owner, ITypeSymbol type)
    {
        List<ITypeSymbol> types = owner.TypeKind == TypeKind.Interface ? [.. owner.AllInterfaces] : [];
        for (var current = owner; current is not null; current = current.BaseType) types.Add(current);
        return types.SelectMany(each => each.GetMembers().OfType<IPropertySymbol>()).Where(property => Fits(property, type))
            .Select(property => property.Name).Distinct();
    }

    private static bool Fits(IPropertySymbol property, ITypeSymbol type) =>
        property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }
        && SymbolEqualityComparer.Default.Equals(property.Type, type);
}
