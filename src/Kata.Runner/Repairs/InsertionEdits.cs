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
    /// <summary>The likely edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around)
    {
        if (!IsRoot(node) || around.Type(node) is not { } type) return [];
        var (isReal, isMatrix) = (Types.IsReal(type), Types.IsMatrix(type));
        if (!isReal && !isMatrix && !Types.IsVector(type))
            return type is IArrayTypeSymbol ? [new(node, $"[.. {node}]", EditKind.CopyMissing)] : [];

        var e = Grouped(node);
        return
        [
            new(node, $"-{e}", EditKind.MinusMissing),
            .. Shared(node, e, around),
            .. isReal ? OfNumber(node, e) : [new(node, $"{e}.Clone()", EditKind.CopyMissing)],
            .. isMatrix ? OfMatrix(node, e) : [],
        ];
    }

    /// <summary>Other values of the function, put in place of an expression or joined to it.</summary>
    public static IEnumerable<Edit> Broad(ExpressionSyntax node, Surroundings around)
    {
        if (!IsRoot(node) || around.Type(node) is not { } type) yield break;
        var isReal = Types.IsReal(type);
        if (!isReal && !Types.IsMatrix(type) && !Types.IsVector(type)) yield break;
        var e = Grouped(node);
        foreach (var other in around.Fragments(node, type).Concat(OfThePass(node, around)))
        {
            var value = Grouped(SyntaxFactory.ParseExpression(other));
            yield return new(node, other, EditKind.WrongName);
            yield return new(node, $"{e} + {value}", EditKind.TermMissing);
            yield return new(node, $"{e} - {value}", EditKind.TermMissing);
            yield return new(node, isReal ? $"{e} * {value}" : $"{e}.PointwiseMultiply({value})", EditKind.FactorMissing);
        }
    }

    private static string Grouped(ExpressionSyntax node) => node is BinaryExpressionSyntax or ConditionalExpressionSyntax
        or PrefixUnaryExpressionSyntax or CastExpressionSyntax or SwitchExpressionSyntax ? $"({node})" : $"{node}";

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
        var counts = around.Values(node).SelectMany(value => Types.IsScalar(value.Type) ? [value.Name]
            : Types.IsMatrix(value.Type) ? [$"{value.Name}.RowCount", $"{value.Name}.ColumnCount"]
            : Countable(value.Type) is { } count ? [$"{value.Name}.{count}"] : (IEnumerable<string>)[]).Append("2.0");
        foreach (var count in counts.Distinct())
        {
            yield return new(node, $"{e} / {count}", EditKind.DivisionMissing);
            yield return new(node, $"{e} * {count}", EditKind.FactorMissing);
        }
    }

    // What backpropagation multiplies and adds for a layer: a function in which it is missing has it nowhere.
    private static IEnumerable<string> OfThePass(ExpressionSyntax node, Surroundings around)
    {
        List<(string Name, ITypeSymbol Type)> names = [.. around.Names(node)];
        var network = names.FirstOrDefault(n => n.Type.Name == nameof(Network)).Name;
        var pass = names.FirstOrDefault(n => n.Type.Name == nameof(ForwardPass)).Name;
        var lambda = names.FirstOrDefault(n => Types.IsReal(n.Type)).Name;
        if (network is null) yield break;
        foreach (var l in names.Where(n => Types.IsWhole(n.Type)).Select(n => n.Name).Take(3).Append("^1"))
        {
            if (pass is not null) yield return $"Activations.Derivative({network}.Layers[{l}].Activation, {pass}.Z[{l}])";
            if (lambda is null) continue;
            var penalty = $"{lambda} * {network}.Layers[{l}].Theta.RemoveColumn(0)";
            yield return penalty;
            if (pass is not null) yield return $"{penalty} / {pass}.A[0].RowCount";
        }
    }

    private static string? Countable(ITypeSymbol type) => type is IArrayTypeSymbol ? "Length"
        : type.Name is "IReadOnlyList" or "List" or "Vector" ? "Count" : null;

    // Not inside a product, where the same insertion would be tried again and again.
    internal static bool IsRoot(ExpressionSyntax node) => node.Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or LambdaExpressionSyntax => true,
        SwitchExpressionArmSyntax or ExpressionElementSyntax or ParenthesizedExpressionSyntax => true,
        ArgumentSyntax argument => argument.RefOrOutKeyword.IsKind(SyntaxKind.None),
        AssignmentExpressionSyntax set => node == set.Right,
        BinaryExpressionSyntax sum =>
            sum.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression,
        MemberAccessExpressionSyntax member => node == member.Expression && node is not IdentifierNameSyntax,
        _ => false,
    };
}
