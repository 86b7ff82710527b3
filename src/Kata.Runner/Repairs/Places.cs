using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>Where an edit can take the place of an expression.</summary>
internal static class Places
{
    /// <summary>
    /// Whether a node's parts can be edited: not those of argument checks, which are given, nor what has to stay constant.
    /// </summary>
    public static bool IsOpen(SyntaxNode node) => node switch
    {
        AttributeListSyntax or UsingDirectiveSyntax or BaseListSyntax or ParameterListSyntax => false,
        PatternSyntax or CaseSwitchLabelSyntax or DeclarationExpressionSyntax => false,
        ThrowStatementSyntax or ThrowExpressionSyntax => false,
        TypeSyntax => node is IdentifierNameSyntax,
        LocalDeclarationStatementSyntax declaration => !declaration.IsConst,
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.ConstKeyword),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } } =>
            member.Expression.ToString() != nameof(Guard),
        _ => true,
    };

    /// <summary>Whether the expression is a value, and another value may stand there.</summary>
    public static bool IsPlace(ExpressionSyntax node) => IsValue(node) && IsReplaceable(node) && !Declares(node);

    /// <summary>Whether the node is a function with a body of its own.</summary>
    public static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static bool IsValue(ExpressionSyntax node) => node switch
    {
        // What is in brackets is a place itself; a loop without condition has no end that could be proved.
        ParenthesizedExpressionSyntax or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or RefExpressionSyntax => false,
        DeclarationExpressionSyntax or ThrowExpressionSyntax => false,
        TypeSyntax => node is IdentifierNameSyntax,
        LiteralExpressionSyntax when node.IsKind(SyntaxKind.TrueLiteralExpression) => IsOfIf(node),
        LiteralExpressionSyntax => !node.IsKind(SyntaxKind.NullLiteralExpression),
        _ => true,
    };

    private static bool IsOfIf(SyntaxNode node) =>
        node.Parent is IfStatementSyntax || (node.Parent is ParenthesizedExpressionSyntax brackets && IsOfIf(brackets));

    private static bool IsReplaceable(ExpressionSyntax node) => node.Parent switch
    {
        ExpressionStatementSyntax or PostfixUnaryExpressionSyntax or ObjectCreationExpressionSyntax or InvocationExpressionSyntax => false,
        NameColonSyntax or NameEqualsSyntax or TypeArgumentListSyntax or QualifiedNameSyntax or ConditionalAccessExpressionSyntax => false,
        VariableDeclarationSyntax or ParameterSyntax => false,
        ForStatementSyntax loop => node == loop.Condition,
        ForEachStatementSyntax loop => node == loop.Expression,
        MemberAccessExpressionSyntax member => node == member.Expression,
        AssignmentExpressionSyntax set => node == set.Right,
        CastExpressionSyntax cast => node == cast.Expression,
        ArgumentSyntax argument => argument.RefOrOutKeyword.IsKind(SyntaxKind.None),
        PrefixUnaryExpressionSyntax prefix =>
            !prefix.IsKind(SyntaxKind.PreIncrementExpression) && !prefix.IsKind(SyntaxKind.PreDecrementExpression),
        _ => true,
    };

    // What an expression declares would be out of scope where it is used.
    private static bool Declares(SyntaxNode node) => node.DescendantNodes(inner => inner is not AnonymousFunctionExpressionSyntax)
        .Any(inner => inner is SingleVariableDesignationSyntax);
}
