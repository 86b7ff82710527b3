using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>
/// The formulas that the steps ask for, in place of an expression of the same type. If nothing smaller repairs the step but this does, the
/// mistake is in that expression, whatever it is.
/// </summary>
internal static class FormulaEdits
{
    private const int MostNames = 6;

    // {v} is a number in scope, {n} a count or an index, {M} and {N} matrices, {V} and {W} vectors, {L} a list of matrices, {P} a pass.
    private static readonly string[] Numbers =
    [
        "1 / (1 + Math.Exp(-{v}))",
        "1 / (1 + Math.Exp(-{v})) * (1 - 1 / (1 + Math.Exp(-{v})))",
        "Math.Tanh({v})",
        "1 / (Math.Cosh({v}) * Math.Cosh({v}))",
        "Math.Max(0, {v})",
        "{v} > 0 ? 1.0 : 0.0",
        "1.0",
        "{v}",
        "{M}.PointwiseMultiply({M}).RowSums().Sum()",
        "{M}.RemoveColumn(0).PointwiseMultiply({M}.RemoveColumn(0)).RowSums().Sum()",
        "{M}.RowSums().Sum() / y.RowCount",
        "Math.Sqrt(6.0 / (inputs + units))",
        "lambda / (2.0 * examples) * {v}",
        "Kata.Cost.DataTerm(network.Loss, {P}, y) + Kata.Cost.Penalty(network, lambda, x.RowCount)",
    ];

    private static readonly string[] Matrices =
    [
        "{M}.Map(entry => 1 / (1 + Math.Exp(-entry)))",
        "{M}.Map(entry => 1 / (1 + Math.Exp(-entry)) * (1 - 1 / (1 + Math.Exp(-entry))))",
        "{M}.Map(entry => Math.Tanh(entry))",
        "{M}.Map(entry => 1 / (Math.Cosh(entry) * Math.Cosh(entry)))",
        "{M}.Map(entry => Math.Max(0, entry))",
        "{M}.Map(entry => entry > 0 ? 1.0 : 0.0)",
        "{M}.Map(entry => 1.0)",
        "pass.Z[^1].Map2((own, target) => Math.Max(own, 0) - own * target + Math.Log(1 + Math.Exp(-Math.Abs(own))), y)",
        "(pass.A[^1] - y).PointwiseMultiply(pass.A[^1] - y) / 2",
        "y.MapIndexed((i, k, target) => target * (pass.Z[^1].Row(i).Maximum() - pass.Z[^1][i, k] + "
            + "Math.Log((pass.Z[^1].Row(i) - pass.Z[^1].Row(i).Maximum()).PointwiseExp().Sum())))",
        "pass.A[^1] - y",
        "(pass.A[^1] - y).PointwiseMultiply(Activations.Derivative(network.Layers[^1].Activation, pass.Z[^1]))",
        "({L}[{n} + 1] * network.Layers[{n} + 1].Theta.RemoveColumn(0))"
            + ".PointwiseMultiply(Activations.Derivative(network.Layers[{n}].Activation, {P}.Z[{n}]))",
        "{L}[{n}].TransposeThisAndMultiply({P}.A[{n}])",
        "{L}[{n}].TransposeThisAndMultiply({P}.A[{n}]) + lambda * network.Layers[{n}].Theta.RemoveColumn(0)",
        "({L}[{n}].TransposeThisAndMultiply({P}.A[{n}]) + lambda * network.Layers[{n}].Theta.RemoveColumn(0)) / x.RowCount",
        "{M}.InsertColumn(0, MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense({M}.RowCount, 1.0)).TransposeAndMultiply({N})",
        "MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Random(units, inputs + 1, new MathNet.Numerics.Distributions"
            + ".ContinuousUniform(-epsilon, epsilon, new MathNet.Numerics.Random.MersenneTwister(seed)))",
    ];

    private static readonly string[] Vectors =
    [
        "{V} - rate * {W}",
        "{L}[{n}].ColumnSums()",
        "{L}[{n}].ColumnSums() / x.RowCount",
    ];

    /// <summary>The edits of one expression.</summary>
    public static IEnumerable<Edit> Of(ExpressionSyntax node, Surroundings around)
    {
        if (!InsertionEdits.IsRoot(node) || around.Type(node) is not { } type) return [];
        var formulas = Types.IsReal(type) ? Numbers : Types.IsMatrix(type) ? Matrices : Types.IsVector(type) ? Vectors : [];
        if (formulas.Length == 0) return [];
        List<(string Name, ITypeSymbol Type)> names = [.. around.Names(node)];
        return formulas.SelectMany(formula => Filled(formula, names)).Distinct()
            .Select(formula => new Edit(node, formula, EditKind.WrongFormula));
    }

    // Each placeholder by each value of its type.
    private static IEnumerable<string> Filled(string formula, IReadOnlyList<(string Name, ITypeSymbol Type)> names)
    {
        var start = formula.IndexOf('{', StringComparison.Ordinal);
        if (start < 0) return [formula];
        var hole = formula[start..(start + 3)];
        var fitting = names.Where(name => hole switch
        {
            "{v}" => Types.IsReal(name.Type),
            "{n}" => Types.IsWhole(name.Type),
            "{M}" or "{N}" => Types.IsMatrix(name.Type),
            "{V}" or "{W}" => Types.IsVector(name.Type),
            "{P}" => name.Type.Name == nameof(ForwardPass),
            _ => Types.Element(name.Type) is { } element && Types.IsMatrix(element),
        }).Select(name => name.Name).Distinct().Take(MostNames);
        return fitting.SelectMany(name => Filled(formula.Replace(hole, name, StringComparison.Ordinal), names));
    }
}
