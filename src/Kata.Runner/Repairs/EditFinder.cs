using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>The edits of a file that compile, the likeliest first.</summary>
internal static class EditFinder
{
    // What is beyond these is the least likely, and each edit costs a quarter of a millisecond to compile.
    private const int MostLikely = 900;
    private const int MostBroadOfAKind = 500;

    // The edits that both cores ask at once.
    private const int AtOnce = 100;

    private const int OfThrow = 500;

    /// <summary>Finds them in two tiers, the second only when it is asked for.</summary>
    /// <param name="compilation">What the files are compiled with.</param>
    /// <param name="trees">The files to edit.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>
    /// The likely ones; then those and the broad ones, which insert and replace by anything at hand.
    /// </returns>
    public static IEnumerable<IReadOnlyList<Edit>> Tiers(
        CSharpCompilation compilation, IEnumerable<SyntaxTree> trees, CancellationToken cancellation)
    {
        List<Surroundings> files = [.. trees.Select(tree => new Surroundings(compilation.GetSemanticModel(tree)))];
        IReadOnlyList<Edit> likely = [.. Fitting(All(broad: false)).Take(MostLikely)];
        yield return likely;
        // No kind crowds out another: what is missing is always longer than another name.
        var broad = All(broad: true).GroupBy(edit => edit.Edit.Kind).SelectMany(kind => Fitting(kind).Take(MostBroadOfAKind));
        yield return [.. likely, .. broad.OrderBy(Cost)];

        IEnumerable<(Edit Edit, Surroundings Around)> All(bool broad) =>
            from around in files
            from node in around.Root.DescendantNodes(descendIntoChildren: Places.IsOpen)
            from edit in Of(node, around, broad).DistinctBy(edit => edit.After)
            where edit.After != node.ToString()
            orderby Cost(edit)
            select (edit, around);

        // The likeliest first: most edits are never asked whether they compile.
        IEnumerable<Edit> Fitting(IEnumerable<(Edit Edit, Surroundings Around)> edits) =>
            from some in edits.Chunk(AtOnce)
            from fitting in some.AsParallel().AsOrdered().WithCancellation(cancellation).Select(edit => Fits(edit.Edit, edit.Around))
            where fitting is not null
            select fitting;
    }

    private static IEnumerable<Edit> Of(SyntaxNode node, Surroundings around, bool broad) => node switch
    {
        StatementSyntax statement => broad || !Places.IsOpen(statement) ? [] : StatementEdits.Of(statement),
        ExpressionSyntax expression when !Places.IsPlace(expression) => [],
        ExpressionSyntax expression when broad =>
        [
            .. FormulaEdits.Of(expression, around),
            .. InsertionEdits.Broad(expression, around),
            .. ValueEdits.Of(expression, around),
        ],
        ExpressionSyntax expression =>
        [
            .. ConditionEdits.Of(expression, around),
            .. ArithmeticEdits.Of(expression, around),
            .. NumberEdits.Of(expression, around),
            .. CallEdits.Of(expression, around),
            .. NameEdits.Of(expression, around),
            .. InsertionEdits.Of(expression, around),
        ],
        _ => [],
    };

    // The edit as an expression of the type that its place has, or of the one that its surroundings want.
    private static Edit? Fits(Edit edit, Surroundings around)
    {
        if (edit.Node is not ExpressionSyntax place) return edit;
        var after = SyntaxFactory.ParseExpression(edit.After);
        if (after.ContainsDiagnostics || around.Type(place) is not { } type) return null;
        if (around.TypeInPlace(place, after) is not { } found) return null;
        if (SymbolEqualityComparer.Default.Equals(found, type)) return edit;
        if (edit.Kind == EditKind.IntegerDivision) return BecomesReal(place, around) ? edit : null;
        var wanted = around.Wanted(place) ?? type;
        if (around.Converts(found, type) && !Types.IsScalar(type)) return edit with { After = $"({type.ToDisplayString()})({edit.After})" };
        return around.Converts(found, wanted) && around.Converts(type, wanted) && Types.IsReal(wanted) ? edit : null;
    }

    // A quotient of integers inside a sum or product that is a double in the end.
    private static bool BecomesReal(ExpressionSyntax place, Surroundings around)
    {
        for (var outer = place; ; outer = (ExpressionSyntax)outer.Parent!)
        {
            if (around.Wanted(outer) is { } wanted && Types.IsReal(wanted)) return true;
            if (outer.Parent is not (BinaryExpressionSyntax or ParenthesizedExpressionSyntax)) return false;
        }
    }

    // Small changes are likelier than large ones, whole formulas than parts of them. A check that throws seldom makes numbers wrong.
    private static int Cost(Edit edit) =>
        (2 * Math.Abs(edit.After.Length - edit.Node.Span.Length)) - (10 * edit.Kind.Prior)
        + edit.Node.Ancestors().TakeWhile(outer => outer is ExpressionSyntax).Count(outer => outer is BinaryExpressionSyntax)
        + (edit.Node.AncestorsAndSelf().OfType<IfStatementSyntax>().Any(Throws) ? OfThrow : 0);

    private static bool Throws(IfStatementSyntax check) => check.Statement is ThrowStatementSyntax
        or BlockSyntax { Statements: [ThrowStatementSyntax] };
}
