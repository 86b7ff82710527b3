using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>Edits of sums, products, quotients and signs.</summary>
internal static class ArithmeticEdits
{
    /// <summary>The edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around) => node switch
    {
        BinaryExpressionSyntax binary => OfBinary(binary, around).Concat(OfBrackets(binary)),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => OfMinus(minus),
        CastExpressionSyntax cast when around.Type(cast) is { } type && around.Type(cast.Expression) is { } inner
            && Types.IsScalar(type) && Types.IsScalar(inner) =>
            [new(cast, cast.Expression.ToString(), Types.IsWhole(type) ? EditKind.CutOff : EditKind.FloatForDouble)],
        _ => [],
    };

    private static IEnumerable<Edit> OfBinary(BinaryExpressionSyntax node, Surroundings around)
    {
        var (a, b) = (node.Left.ToString(), node.Right.ToString());
        switch (node.Kind())
        {
            case SyntaxKind.AddExpression:
                yield return new(node, $"{a} - {b}", EditKind.PlusForMinus);
                yield return new(node, $"{b} - {a}", EditKind.PlusForMinus);
                yield return new(node, a, IsSmall(node.Right) ? EditKind.CutOff : EditKind.TermTooMany);
                yield return new(node, b, EditKind.TermTooMany);
                break;
            case SyntaxKind.SubtractExpression:
                yield return new(node, $"{a} + {b}", EditKind.PlusForMinus);
                yield return new(node, $"{Term(node.Right)} - {Term(node.Left)}", EditKind.WrongWayRound);
                yield return new(node, a, EditKind.TermTooMany);
                yield return new(node, b, EditKind.TermTooMany);
                yield return new(node, $"-{Factor(node.Right)}", EditKind.TermTooMany);
                break;
            case SyntaxKind.MultiplyExpression:
                yield return new(node, a, EditKind.FactorTooMany);
                yield return new(node, b, EditKind.FactorTooMany);
                yield return new(node, $"{a} / {Factor(node.Right)}", EditKind.TimesForOver);
                if (around.Type(node.Left) is { } type && Types.IsMatrix(type))
                {
                    yield return new(node, $"{Factor(node.Right)} * {Factor(node.Left)}", EditKind.WrongWayRound);
                    yield return new(node, $"{Factor(node.Left)}.PointwiseMultiply({b})", EditKind.WrongCall);
                }

                break;
            case SyntaxKind.DivideExpression:
                yield return new(node, a, EditKind.FactorTooMany);
                yield return new(node, $"{a} * {b}", EditKind.TimesForOver);
                yield return new(node, $"{Factor(node.Right)} / {Factor(node.Left)}", EditKind.WrongWayRound);
                if (around.Type(node) is { } quotient && Types.IsWhole(quotient))
                    yield return new(node, $"(double){Factor(node.Left)} / {b}", EditKind.IntegerDivision);
                break;
            case SyntaxKind.ModuloExpression:
                yield return new(node, a, EditKind.CutOff);
                break;
        }
    }

    // x * y + b may have been meant as x * (y + b), and (x + y) * b as x + y * b.
    private static IEnumerable<Edit> OfBrackets(BinaryExpressionSyntax node)
    {
        if (!IsArithmetic(node)) yield break;
        var (sign, a, b) = (node.OperatorToken.Text, node.Left, node.Right);
        if (Inside(a) is { } left)
        {
            var regrouped = $"{left.Left} {left.OperatorToken.Text} ({left.Right} {sign} {b})";
            if (Differs(left, node)) yield return new(node, regrouped, EditKind.Brackets);
            if (a is ParenthesizedExpressionSyntax && Differs(left, node))
                yield return new(node, $"{left.Left} {left.OperatorToken.Text} {left.Right} {sign} {b}", EditKind.Brackets);
        }

        if (Inside(b) is { } right)
        {
            yield return new(node, $"({a} {sign} {right.Left}) {right.OperatorToken.Text} {right.Right}", EditKind.Brackets);
            if (b is ParenthesizedExpressionSyntax)
                yield return new(node, $"{a} {sign} {right.Left} {right.OperatorToken.Text} {right.Right}", EditKind.Brackets);
        }
    }

    private static IEnumerable<Edit> OfMinus(PrefixUnaryExpressionSyntax node)
    {
        yield return new(node, node.Operand.ToString(), EditKind.MinusTooMany);
        if (Inside(node.Operand) is { } inner)
            yield return new(node, $"-{Factor(inner.Left)} {inner.OperatorToken.Text} {inner.Right}", EditKind.Brackets);
    }

    private static BinaryExpressionSyntax? Inside(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax inner } when IsArithmetic(inner) => inner,
        BinaryExpressionSyntax binary when IsArithmetic(binary) => binary,
        _ => null,
    };

    // Regrouping a sum of sums, or a product of products, changes nothing but the last digit.
    private static bool Differs(BinaryExpressionSyntax one, BinaryExpressionSyntax other) =>
        (one.Kind(), other.Kind()) is not ((SyntaxKind.AddExpression, SyntaxKind.AddExpression or SyntaxKind.SubtractExpression)
            or (SyntaxKind.MultiplyExpression, SyntaxKind.MultiplyExpression));

    private static bool IsArithmetic(BinaryExpressionSyntax node) => node.Kind() is SyntaxKind.AddExpression
        or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression;

    private static bool IsSmall(ExpressionSyntax node) => node is LiteralExpressionSyntax { Token.Value: double and > 0 and < 1e-2 };

    private static string Term(ExpressionSyntax node) =>
        node is BinaryExpressionSyntax or ConditionalExpressionSyntax ? $"({node})" : $"{node}";

    private static string Factor(ExpressionSyntax node) =>
        node is BinaryExpressionSyntax or ConditionalExpressionSyntax or PrefixUnaryExpressionSyntax ? $"({node})" : $"{node}";
}
