using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>
/// A value made from what is in scope, in place of one of the same type: an entry of a list or a matrix, a copy, the result of one of the
/// learner's own functions, or the value after a function that is missing.
/// </summary>
internal static class ValueEdits
{
    private const int MostIndices = 4;
    private const int MostNames = 5;
    private const int MostParameters = 2;

    /// <summary>The edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around)
    {
        if (around.Type(node) is not { } type) return [];
        List<(string Name, ITypeSymbol Type)> names = [.. around.Values(node)];
        if (Types.IsWhole(type) && IsCompared(node))
            return Counts(type, names).Select(after => new Edit(node, after, EditKind.WrongName));
        if (!InsertionEdits.IsRoot(node)) return [];
        return Entries(type, names).Concat(Copies(type, names)).Concat(Calls(node, type, names, around))
            .Select(after => new Edit(node, after, EditKind.WrongName)).Concat(Missing(node, type, names));
    }

    private static IEnumerable<string> Entries(ITypeSymbol type, List<(string Name, ITypeSymbol Type)> names)
    {
        var indices = Indices(names);
        foreach (var list in names.Where(name => Same(Types.Element(name.Type), type)).Take(MostNames))
            foreach (var i in indices) yield return $"{list.Name}[{i}]";

        foreach (var count in Counts(type, names)) yield return count;
        if (!Types.IsReal(type)) yield break;
        foreach (var matrix in names.Where(name => Types.IsMatrix(name.Type)).Take(MostNames))
        {
            foreach (var i in indices)
            {
                foreach (var j in indices.Where(j => j != i))
                {
                    yield return $"{matrix.Name}[{i}, {j}]";
                    yield return $"{matrix.Name}[{i}, {j} + 1]";
                }
            }
        }
    }

    // The counts of the entries of lists, e.g. thetas[l].RowCount.
    private static IEnumerable<string> Counts(ITypeSymbol type, List<(string Name, ITypeSymbol Type)> names) =>
        from list in Types.IsWhole(type) ? names : []
        let entry = Types.Element(list.Type)
        where entry is not null
        from property in NameEdits.Properties(entry, type)
        from i in Indices(names)
        select $"{list.Name}[{i}].{property}";

    private static bool IsCompared(ExpressionSyntax node) => node.Parent is BinaryExpressionSyntax comparison && comparison.Kind()
        is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression
        or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;

    private static List<string> Indices(List<(string Name, ITypeSymbol Type)> names) =>
        [.. names.Where(name => Types.IsWhole(name.Type)).Select(name => name.Name).Take(MostIndices)];

    private static IEnumerable<string> Copies(ITypeSymbol type, List<(string Name, ITypeSymbol Type)> names) =>
        Types.IsMatrix(type) || Types.IsVector(type)
            ? names.Where(name => Same(name.Type, type)).Take(MostNames).Select(name => $"{name.Name}.Clone()") : [];

    // The functions of the class, given variables of their parameters' types.
    private static IEnumerable<string> Calls(
        ExpressionSyntax node, ITypeSymbol type, List<(string Name, ITypeSymbol Type)> names, Surroundings around)
    {
        foreach (var function in around.Functions(node))
        {
            if (!Same(function.ReturnType, type) || function.Parameters.Length > MostParameters) continue;
            IEnumerable<string> calls = [""];
            foreach (var parameter in function.Parameters)
            {
                List<string> own = [.. names.Where(name => Same(name.Type, parameter.Type)).Select(name => name.Name).Take(MostNames)];
                calls = calls.SelectMany(call => own.Select(name => call.Length == 0 ? name : $"{call}, {name}"));
            }

            foreach (var call in calls) yield return $"{function.Name}({call})";
        }
    }

    private static IEnumerable<Edit> Missing(ExpressionSyntax node, ITypeSymbol type, List<(string Name, ITypeSymbol Type)> names) =>
        !Types.IsReal(type) ? [] :
    [
        .. Indices(names).SelectMany(i => Indices(names).Where(j => string.CompareOrdinal(i, j) < 0)
            .Select(j => new Edit(node, $"{i} == {j} ? {node} : 0.0", EditKind.ConditionMissing))),
        new(node, $"Math.Exp({node})", EditKind.CallMissing),
        new(node, $"Math.Exp(-({node}))", EditKind.CallMissing),
        new(node, $"Math.Log({node})", EditKind.CallMissing),
        new(node, $"1 - ({node})", EditKind.TermMissing),
        new(node, $"1 + ({node})", EditKind.TermMissing),
        new(node, $"1 / ({node})", EditKind.WrongWayRound),
    ];

    private static bool Same(ITypeSymbol? one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
