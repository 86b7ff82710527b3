using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>
/// What is missing, put at the roots of expressions: a division by a count, a factor, a term, a transpose, a copy, the column of ones. The
/// values come from those in scope and from the function itself.
/// </summary>
internal static class InsertionEdits
{
    /// <summary>The edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around)
    {
        if (!IsRoot(node) || around.Type(node) is not { } type) return [];
        var (isReal, isMatrix, isVector) = (around.IsReal(type), around.IsMatrix(type), around.IsVector(type));
        if (!isReal && !isMatrix && !isVector) return type is IArrayTypeSymbol ? [new(node, $"[.. {node}]", EditKind.CopyMissing)] : [];

        var e = node is BinaryExpressionSyntax or ConditionalExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax
            or SwitchExpressionSyntax ? $"({node})" : $"{node}";
        return
        [
            new(node, $"-{e}", EditKind.MinusMissing),
            .. Shared(node, e, around),
            .. isReal ? OfNumber(node, e) : [new(node, $"{e}.Clone()", EditKind.CopyMissing)],
            .. isMatrix ? OfMatrix(node, e) : [],
            .. Spliced(node, e, type, around),
        ];
    }

    private static IEnumerable<Edit> OfNumber(ExpressionSyntax node, string e)
    {
        yield return new(node, $"{e} * {e}", EditKind.NotSquared);
        yield return new(node, $"Math.Sqrt({e})", EditKind.NotSquared);
        yield return new(node, $"Math.Abs({e})", EditKind.MinusMissing);
    }

    private static IEnumerable<Edit> OfMatrix(ExpressionSyntax node, string e)
    {
        const string ones = "MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense";
        yield return new(node, $"{e}.Transpose()", EditKind.TransposeMissing);
        yield return new(node, $"{e}.RemoveColumn(0)", EditKind.BiasColumn);
        yield return new(node, $"{e}.InsertColumn(0, {ones}({e}.RowCount, 1.0))", EditKind.BiasColumn);
        yield return new(node, $"{e}.PointwiseMultiply({e})", EditKind.NotSquared);
    }

    // By m, by K, by the batch: any count in scope, and 2.
    private static IEnumerable<Edit> Shared(ExpressionSyntax node, string e, Surroundings around)
    {
        var counts = around.Names(node).SelectMany(value => around.IsScalar(value.Type) ? [value.Name]
            : around.IsMatrix(value.Type) ? [$"{value.Name}.RowCount", $"{value.Name}.ColumnCount"]
            : Countable(value.Type) is { } count ? [$"{value.Name}.{count}"] : (IEnumerable<string>)[]).Append("2.0");
        foreach (var count in counts.Distinct())
        {
            yield return new(node, $"{e} / {count}", EditKind.DivisionMissing);
            yield return new(node, $"{e} * {count}", EditKind.FactorMissing);
        }
    }

    private static IEnumerable<Edit> Spliced(ExpressionSyntax node, string e, ITypeSymbol type, Surroundings around)
    {
        foreach (var other in around.Fragments(node, type).Concat(OfThePass(node, around)))
        {
            var value = SyntaxFactory.ParseExpression(other) is BinaryExpressionSyntax or ConditionalExpressionSyntax ? $"({other})" : other;
            yield return new(node, other, EditKind.WrongName) { IsBroad = true };
            yield return new(node, $"{e} + {value}", EditKind.TermMissing) { IsBroad = true };
            yield return new(node, $"{e} - {value}", EditKind.TermMissing) { IsBroad = true };
            if (around.IsReal(type)) yield return new(node, $"{e} * {value}", EditKind.FactorMissing) { IsBroad = true };
            else yield return new(node, $"{e}.PointwiseMultiply({value})", EditKind.FactorMissing) { IsBroad = true };
        }
    }

    // What backpropagation multiplies and adds, for the layer at hand: it is missing where it stands nowhere else.
    private static IEnumerable<string> OfThePass(ExpressionSyntax node, Surroundings around)
    {
        List<(string Name, ITypeSymbol Type)> names = [.. around.Names(node)];
        var (network, pass) = (names.FirstOrDefault(n => n.Type.Name == nameof(Network)).Name, names.FirstOrDefault(n => n.Type.Name == nameof(ForwardPass)).Name);
        var lambda = names.FirstOrDefault(n => around.IsReal(n.Type)).Name;
        if (network is null) yield break;
        foreach (var l in names.Where(n => around.IsWhole(n.Type)).Select(n => n.Name).Take(3).Append("^1"))
        {
            if (pass is not null) yield return $"Activations.Derivative({network}.Layers[{l}].Activation, {pass}.Z[{l}])";
            if (lambda is not null) yield return $"{lambda} * {network}.Layers[{l}].Theta.RemoveColumn(0)";
            if (lambda is not null && pass is not null) yield return $"{lambda} * {network}.Layers[{l}].Theta.RemoveColumn(0) / {pass}.A[0].RowCount";
        }
    }

    private static string? Countable(ITypeSymbol type) => type is IArrayTypeSymbol ? "Length"
        : type.Name is "IReadOnlyList" or "List" or "Vector" ? "Count" : null;

    // Not inside a product, where the same insertion would be tried again and again.
    internal static bool IsRoot(ExpressionSyntax node) => node.Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or LambdaExpressionSyntax or SwitchExpressionArmSyntax
            or ExpressionElementSyntax => true,
        ArgumentSyntax argument => argument.RefOrOutKeyword.IsKind(SyntaxKind.None),
        AssignmentExpressionSyntax set => node == set.Right,
        BinaryExpressionSyntax sum => sum.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression,
        MemberAccessExpressionSyntax member => node == member.Expression && node is not IdentifierNameSyntax,
        ParenthesizedExpressionSyntax => true,
        _ => false,
    };
}
