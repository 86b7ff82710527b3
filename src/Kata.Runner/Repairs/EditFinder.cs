using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>The edits of a file that compile, the likeliest first.</summary>
internal static class EditFinder
{
    // What is beyond these is the least likely, and each edit costs a quarter of a millisecond to compile.
    private const int MostLikely = 900;
    private const int MostBroad = 2200;

    /// <summary>Finds them.</summary>
    /// <param name="compilation">What the file is compiled with.</param>
    /// <param name="trees">The files to edit.</param>
    /// <param name="broad">Whether to insert and replace by anything at hand as well.</param>
    /// <param name="cancellation">Gives up.</param>
    public static IReadOnlyList<Edit> Find(
        CSharpCompilation compilation, IEnumerable<SyntaxTree> trees, bool broad, CancellationToken cancellation)
    {
        var edits = new List<(Edit Edit, int Cost)>();
        foreach (var tree in trees)
        {
            var around = new Surroundings(compilation.GetSemanticModel(tree));
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes(descendIntoChildren: IsOpen))
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (var edit in Of(node, around, broad).DistinctBy(edit => edit.After))
                    if (edit.After != node.ToString() && Fits(edit, around) is { } fitting) edits.Add((fitting, Cost(edit)));
            }
        }

        return [.. edits.OrderBy(edit => edit.Edit.IsBroad).ThenBy(edit => edit.Cost).Select(edit => edit.Edit).Take(broad ? MostBroad : MostLikely)];
    }

    // What an expression declares would be out of scope where it is used.
    private static bool Declares(SyntaxNode node) => node.DescendantNodes(inner => inner is not AnonymousFunctionExpressionSyntax)
        .Any(inner => inner is SingleVariableDesignationSyntax);

    private static IEnumerable<Edit> Of(SyntaxNode node, Surroundings around, bool broad) => node switch
    {
        StatementSyntax statement => StatementEdits.Of(statement),
        ExpressionSyntax expression when IsPlace(expression) && !Declares(expression) =>
        [
            .. ConditionEdits.Of(expression, around),
            .. ArithmeticEdits.Of(expression, around),
            .. NumberEdits.Of(expression, around),
            .. CallEdits.Of(expression, around),
            .. NameEdits.Of(expression, around),
            .. broad ? FormulaEdits.Of(expression, around) : [],
            .. broad ? InsertionEdits.Of(expression, around) : InsertionEdits.Of(expression, around).Where(edit => !edit.IsBroad),
        ],
        _ => [],
    };

    // The edit as an expression of the type that its place has, or of the one that its surroundings want.
    private static Edit? Fits(Edit edit, Surroundings around)
    {
        if (edit.Node is not ExpressionSyntax place) return edit;
        if (around.Type(place) is not { } type || SyntaxFactory.ParseExpression(edit.After) is not { ContainsDiagnostics: false } after) return null;
        if (around.TypeInPlace(place, after) is not { } found) return null;
        if (SymbolEqualityComparer.Default.Equals(found, type) || (edit.Kind == EditKind.IntegerDivision && BecomesReal(place, around))) return edit;
        var wanted = around.Wanted(place) ?? type;
        if (around.Converts(found, type) && !around.IsScalar(type)) return edit with { After = $"({type.ToDisplayString()})({edit.After})" };
        return around.Converts(found, wanted) && around.Converts(type, wanted) && around.IsReal(wanted) ? edit : null;
    }

    // A quotient of integers inside a sum or product that is a double in the end.
    private static bool BecomesReal(ExpressionSyntax place, Surroundings around)
    {
        for (var outer = place; ; outer = (ExpressionSyntax)outer.Parent!)
        {
            if (around.Wanted(outer) is { } wanted && around.IsReal(wanted)) return true;
            if (outer.Parent is not (BinaryExpressionSyntax or ParenthesizedExpressionSyntax)) return false;
        }
    }

    // Small changes are likelier than large ones.
    private static int Cost(Edit edit) => (2 * Math.Abs(edit.After.Length - edit.Node.Span.Length)) - (10 * edit.Kind.Prior);

    // The argument checks are given, and constants have to stay constant.
    private static bool IsOpen(SyntaxNode node) => node is not (AttributeListSyntax or UsingDirectiveSyntax or BaseListSyntax or TypeSyntax and not IdentifierNameSyntax
        or ParameterListSyntax or PatternSyntax or DeclarationExpressionSyntax or CaseSwitchLabelSyntax or ThrowStatementSyntax or ThrowExpressionSyntax
        or LocalDeclarationStatementSyntax { IsConst: true }
        or ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Guard" } } } })
        && !(node is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword));

    private static bool IsPlace(ExpressionSyntax node) => node is not (ParenthesizedExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.NullLiteralExpression } or TypeSyntax and not IdentifierNameSyntax
        or AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax or DeclarationExpressionSyntax or RefExpressionSyntax)
        && node.Parent switch
        {
            ExpressionStatementSyntax or NameColonSyntax or NameEqualsSyntax or TypeArgumentListSyntax or QualifiedNameSyntax => false,
            ForStatementSyntax loop => !loop.Incrementors.Contains(node) && !loop.Initializers.Contains(node),
            MemberAccessExpressionSyntax member => node == member.Expression,
            AssignmentExpressionSyntax set => node == set.Right && set.Right is not InitializerExpressionSyntax,
            ArgumentSyntax argument => argument.RefOrOutKeyword.IsKind(SyntaxKind.None),
            PrefixUnaryExpressionSyntax prefix => !prefix.IsKind(SyntaxKind.PreIncrementExpression) && !prefix.IsKind(SyntaxKind.PreDecrementExpression),
            PostfixUnaryExpressionSyntax => false,
            VariableDeclarationSyntax or ParameterSyntax or CastExpressionSyntax { } when node is TypeSyntax and not IdentifierNameSyntax => false,
            ForEachStatementSyntax each => node == each.Expression,
            VariableDeclarationSyntax or ParameterSyntax => false,
            CastExpressionSyntax cast => node == cast.Expression,
            ObjectCreationExpressionSyntax => false,
            InvocationExpressionSyntax => false,
            ConditionalAccessExpressionSyntax => false,
            _ => true,
        };
}
