using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>Edits of literal numbers, and of whole numbers that count or index.</summary>
internal static class NumberEdits
{
    private static readonly double[] Known = [0, 1, 2, 0.5, -1, 6, 4, 3, 10, 1e-4];

    /// <summary>The edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around)
    {
        if (around.Type(node) is not { } type || !Types.IsScalar(type)) yield break;
        if (node is LiteralExpressionSyntax { Token.Value: var value })
        {
            var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
            var real = Types.IsReal(type) || around.Wanted(node) is { } wanted && Types.IsReal(wanted);
            foreach (var (text, kind) in Others(number, real, Types.IsWhole(type))) yield return new(node, text, kind);
        }
        else if (Types.IsWhole(type) && IsCount(node))
        {
            var counted = node is BinaryExpressionSyntax or ConditionalExpressionSyntax ? $"({node})" : $"{node}";
            yield return new(node, $"{counted} + 1", EditKind.OffByOne);
            yield return new(node, $"{counted} - 1", EditKind.OffByOne);
        }
    }

    private static IEnumerable<(string Text, EditKind Kind)> Others(double number, bool real, bool whole)
    {
        if (whole)
        {
            yield return (Text(number + 1), EditKind.OffByOne);
            yield return (Text(number - 1), EditKind.OffByOne);
        }

        foreach (var other in Known.Append(number / 2).Append(2 * number).Append(-number).Distinct())
        {
            if (other == number || (whole && Math.Abs(other - number) == 1) || (!real && other != Math.Floor(other))) continue;
            yield return (whole && other == Math.Floor(other) ? Text(other) : Real(other),
                other == -number ? EditKind.MinusMissing : EditKind.WrongNumber);
        }
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Real(double number) => Text(number) is var text && number == Math.Floor(number) ? $"{text}.0" : text;

    // An index, an argument, a bound of a comparison or a start: where counting goes wrong.
    private static bool IsCount(ExpressionSyntax node) => node.Parent switch
    {
        ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
        ArrayRankSpecifierSyntax or RangeExpressionSyntax => true,
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.IndexExpression),
        BinaryExpressionSyntax binary => binary.Kind() is not (SyntaxKind.AddExpression or SyntaxKind.SubtractExpression),
        _ => false,
    };
}
