using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>Statements too many, and = for +=.</summary>
internal static class StatementEdits
{
    /// <summary>The edits of one statement.</summary>
    public static IEnumerable<Edit> Of(StatementSyntax node)
    {
        // What a condition or an argument declares is used after the statement.
        if (node.DescendantNodes().Any(inner => inner is SingleVariableDesignationSyntax))
        {
            if (node is IfStatementSyntax { Else: null }) yield return new(node, "", EditKind.ConditionTooMany);
            yield break;
        }

        if (node is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: TupleExpressionSyntax } }) yield break;
        if (node is ExpressionStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax || IsEarlyReturn(node))
            yield return new(node, "", EditKind.StatementTooMany);
        if (node is not ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax set }) yield break;

        string[] others = set.Kind() switch
        {
            SyntaxKind.SimpleAssignmentExpression => ["+=", "-="],
            SyntaxKind.AddAssignmentExpression => ["=", "-="],
            SyntaxKind.SubtractAssignmentExpression => ["=", "+="],
            SyntaxKind.MultiplyAssignmentExpression => ["/=", "="],
            SyntaxKind.DivideAssignmentExpression => ["*="],
            _ => [],
        };
        foreach (var other in others)
        {
            var kind = (set.OperatorToken.Text, other) switch
            {
                ("+=", "-=") or ("-=", "+=") => EditKind.PlusForMinus,
                ("*=", "/=") or ("/=", "*=") => EditKind.TimesForOver,
                _ => EditKind.WrongAssignment,
            };
            yield return new(node, $"{set.Left} {other} {set.Right};", kind);
        }
    }

    // The last return of a function cannot be left out.
    private static bool IsEarlyReturn(StatementSyntax node) =>
        node is ReturnStatementSyntax && node.Ancestors().TakeWhile(outer => !Places.IsFunction(outer))
            .Any(outer => outer is IfStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax);
}
