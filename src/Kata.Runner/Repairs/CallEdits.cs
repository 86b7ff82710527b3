using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>Edits of calls: the neighbour called, a call left out, arguments exchanged.</summary>
internal static class CallEdits
{
    private static readonly string[][] Neighbours =
    [
        ["Row", "Column"],
        ["RowSums", "ColumnSums"],
        ["RowCount", "ColumnCount"],
        ["RemoveRow", "RemoveColumn"],
        ["InsertRow", "InsertColumn"],
        ["EnumerateRows", "EnumerateColumns"],
        ["ToRowMajorArray", "ToColumnMajorArray"],
        ["DenseOfRowMajor", "DenseOfColumnMajor"],
        ["DenseOfRowArrays", "DenseOfColumnArrays"],
        ["DenseOfRows", "DenseOfColumns"],
        ["RowNorms", "ColumnNorms"],
        ["Log", "Log1p", "Log2", "Log10"],
        ["Minimum", "Maximum", "AbsoluteMaximum", "AbsoluteMinimum"],
        ["MinimumIndex", "MaximumIndex", "AbsoluteMaximumIndex", "AbsoluteMinimumIndex"],
        ["Min", "Max"],
        ["MinBy", "MaxBy"],
        ["L1Norm", "L2Norm", "FrobeniusNorm", "InfinityNorm"],
        ["Sum", "Average", "Max", "Min"],
        ["First", "Last"],
        ["Take", "Skip", "TakeLast", "SkipLast"],
        ["Floor", "Ceiling", "Round", "Truncate"],
        ["PointwiseMultiply", "PointwiseDivide", "Multiply", "Add", "Subtract"],
        ["Multiply", "TransposeThisAndMultiply", "TransposeAndMultiply"],
        ["Derivative", "Apply"],
        ["Tanh", "Sinh", "Cosh", "Tan"],
        ["Exp", "Exp2", "ExpM1"],
        ["OrderBy", "OrderByDescending"],
        ["Any", "All"],
        ["Prepend", "Append"],
        ["Sqrt", "Cbrt"],
        ["Select", "Reverse"],
    ];

    private static readonly string[] Cuts =
        ["Min", "Max", "Clamp", "PointwiseMinimum", "PointwiseMaximum", "Abs", "Round", "Floor", "Ceiling"];

    /// <summary>The edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around) => node switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } call =>
            Swapped(call, member, around).Concat(LeftOut(call, member, around)).Concat(Exchanged(call, around)),
        InvocationExpressionSyntax call => Exchanged(call, around).Concat(Arguments(call, around)),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var i, var j] } entry =>
            [new(entry, $"{entry.Expression}[{j}, {i}]", EditKind.RowsAndColumns)],
        MemberAccessExpressionSyntax { Name.Identifier.Text: var name } property when Names(name).Length > 0 =>
            Names(name).Select(other => new Edit(property, $"{property.Expression}.{other}", Kind(name, other))),
        _ => [],
    };

    private static IEnumerable<Edit> Swapped(InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, Surroundings around)
    {
        var name = member.Name.Identifier.Text;
        foreach (var other in Names(name)) yield return new(call, $"{member.Expression}.{other}{call.ArgumentList}", Kind(name, other));
        if (name == "Exp" && member.Expression.ToString() == "Math")
            yield return new(call, $"Math.Exp(-({call.ArgumentList.Arguments}))", EditKind.MinusMissing);
        if (name == "Clamp" && call.ArgumentList.Arguments is [var value, var low, var high])
        {
            yield return new(call, $"{member.Expression}.Max({value}, {low})", EditKind.CutOff);
            yield return new(call, $"{member.Expression}.Min({value}, {high})", EditKind.CutOff);
        }

        if (name is "Dense" or "Random" && call.ArgumentList.Arguments is [var first, var second, ..] list)
        {
            var rest = string.Concat(list.Skip(2).Select(argument => $", {argument}"));
            yield return new(call, $"{member}({second}, {first}{rest})", EditKind.RowsAndColumns);
        }
    }

    // r.F(a) becomes r or a, if that has the type that the call has.
    private static IEnumerable<Edit> LeftOut(
        InvocationExpressionSyntax call, MemberAccessExpressionSyntax member, Surroundings around)
    {
        var cut = Cuts.Contains(member.Name.Identifier.Text) ? EditKind.CutOff : EditKind.CallTooMany;
        if (around.Type(member.Expression) is not null) yield return new(call, member.Expression.ToString(), cut);
        foreach (var edit in Arguments(call, around)) yield return edit with { Kind = cut };
    }

    private static IEnumerable<Edit> Arguments(InvocationExpressionSyntax call, Surroundings around) =>
        call.ArgumentList.Arguments.Where(argument => argument.NameColon is null && around.Type(argument.Expression) is not null)
            .Select(argument => new Edit(call, argument.Expression.ToString(), EditKind.CallTooMany));

    private static IEnumerable<Edit> Exchanged(InvocationExpressionSyntax call, Surroundings around)
    {
        var arguments = call.ArgumentList.Arguments;
        for (var i = 0; i < arguments.Count; i++)
        {
            for (var j = i + 1; j < arguments.Count; j++)
            {
                var (first, second) = (around.Type(arguments[i].Expression), around.Type(arguments[j].Expression));
                if (!SymbolEqualityComparer.Default.Equals(first, second)) continue;
                var exchanged = arguments.Select((argument, k) => (k == i ? arguments[j] : k == j ? arguments[i] : argument).ToString());
                yield return new(call, $"{call.Expression}({string.Join(", ", exchanged)})", EditKind.WrongWayRound);
            }
        }
    }

    private static string[] Names(string name) =>
        [.. Neighbours.Where(group => group.Contains(name)).SelectMany(group => group).Where(other => other != name).Distinct()];

    private static EditKind Kind(string name, string other) =>
        name.Replace("Row", "Column", StringComparison.Ordinal) == other || name.Replace("Column", "Row", StringComparison.Ordinal) == other
            ? EditKind.RowsAndColumns : EditKind.WrongCall;
}
