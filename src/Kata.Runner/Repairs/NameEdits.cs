using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>One value for another of the same type: another variable, or another property of the same object.</summary>
internal static class NameEdits
{
    /// <summary>The edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around)
    {
        if (node is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax)
            || around.Type(node) is not { } type || around.Symbol(node) is IMethodSymbol and not { MethodKind: MethodKind.Ordinary })
            yield break;

        var text = node.ToString();
        foreach (var (name, other) in around.Names(node))
        {
            if (name != text && SymbolEqualityComparer.Default.Equals(other, type)) yield return new(node, name, EditKind.WrongName);
            else if (node is not InvocationExpressionSyntax)
            {
                foreach (var property in Properties(other, type).Where(property => $"{name}.{property}" != text))
                    yield return new(node, $"{name}.{property}", EditKind.WrongName);
            }
        }

        if (node is MemberAccessExpressionSyntax member && around.Symbol(node) is IPropertySymbol && around.Type(member.Expression) is { } owner)
        {
            foreach (var property in Properties(owner, type).Where(property => property != member.Name.Identifier.Text))
                yield return new(node, $"{member.Expression}.{property}", EditKind.WrongName);
        }
    }

    private static IEnumerable<string> Properties(ITypeSymbol owner, ITypeSymbol type)
    {
        for (var current = owner; current is not null; current = current.BaseType)
        {
            foreach (var property in current.GetMembers().OfType<IPropertySymbol>())
            {
                if (property is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public }
                    && SymbolEqualityComparer.Default.Equals(property.Type, type))
                    yield return property.Name;
            }
        }
    }
}
