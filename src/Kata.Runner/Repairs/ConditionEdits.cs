using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>Edits of conditions, of the two sides of ?:, and of the arms of a switch.</summary>
internal static class ConditionEdits
{
    private static readonly Dictionary<SyntaxKind, string[]> Comparisons = new()
    {
        [SyntaxKind.LessThanExpression] = ["<=", ">", ">="],
        [SyntaxKind.LessThanOrEqualExpression] = ["<", ">=", ">"],
        [SyntaxKind.GreaterThanExpression] = [">=", "<", "<="],
        [SyntaxKind.GreaterThanOrEqualExpression] = [">", "<=", "<"],
        [SyntaxKind.EqualsExpression] = ["!="],
        [SyntaxKind.NotEqualsExpression] = ["=="],
    };

    /// <summary>The edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around)
    {
        var parts = node switch
        {
            BinaryExpressionSyntax binary => OfBinary(binary),
            ConditionalExpressionSyntax conditional => OfConditional(conditional),
            _ => [],
        };
        foreach (var edit in parts) yield return edit;

        if (around.Type(node)?.SpecialType == SpecialType.System_Boolean && IsCondition(node))
        {
            yield return new(node, "false", EditKind.ConditionTooMany);
            yield return new(node, "true", EditKind.ConditionTooMany);
            yield return new(node, $"!({node})", EditKind.ConditionWrong);
        }

        if (node.Parent is SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax all } own && node == own.Expression)
        {
            foreach (var arm in all.Arms.Where(arm => arm != own && arm.Expression is not ThrowExpressionSyntax))
                yield return new(node, arm.Expression.ToString(), EditKind.WrongCase);
        }
    }

    private static IEnumerable<Edit> OfBinary(BinaryExpressionSyntax node)
    {
        if (Comparisons.TryGetValue(node.Kind(), out var others))
        {
            foreach (var other in others) yield return new(node, $"{node.Left} {other} {node.Right}", EditKind.ConditionWrong);
        }
        else if (node.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)
        {
            var other = node.IsKind(SyntaxKind.LogicalAndExpression) ? "||" : "&&";
            yield return new(node, node.Left.ToString(), EditKind.ConditionTooMany);
            yield return new(node, node.Right.ToString(), EditKind.ConditionTooMany);
            yield return new(node, $"({node.Left}) {other} ({node.Right})", EditKind.ConditionWrong);
        }
    }

    private static IEnumerable<Edit> OfConditional(ConditionalExpressionSyntax node)
    {
        yield return new(node, node.WhenTrue.ToString(), EditKind.ConditionTooMany);
        yield return new(node, node.WhenFalse.ToString(), EditKind.ConditionTooMany);
        yield return new(node, $"{node.Condition} ? {node.WhenFalse} : {node.WhenTrue}", EditKind.WrongWayRound);
    }

    private static bool IsCondition(ExpressionSyntax node) => node.Parent switch
    {
        ParenthesizedExpressionSyntax brackets => IsCondition(brackets),
        IfStatementSyntax or WhileStatementSyntax or WhenClauseSyntax => true,
        ConditionalExpressionSyntax conditional => node == conditional.Condition,
        BinaryExpressionSyntax parent => parent.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression,
        _ => false,
    };
}
