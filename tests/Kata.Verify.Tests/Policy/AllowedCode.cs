using Kata.Runner.Compiling;
using Kata.Verify.Policy;
using Microsoft.CodeAnalysis;

namespace Kata.Verify.Tests.Policy;

/// <summary>Looks up the names in code that need not compile.</summary>
internal static class AllowedCode
{
    // What the hints take for granted.
    private const string Head = """
        using MathNet.Numerics; using MathNet.Numerics.Distributions; using MathNet.Numerics.LinearAlgebra;
        using MathNet.Numerics.Optimization; using MathNet.Numerics.Random;
        namespace Kata;
        class Hint { object Of(Network network, ForwardPass pass, Matrix<double> x, Matrix<double> y, Matrix<double> z, double lambda,
            IReadOnlyList<int> labels, int classes, IReadOnlyList<Matrix<double>> thetas, IReadOnlyList<Shape> shapes, Vector<double> flat,
            Func<Vector<double>, double> f, Vector<double> at, double h, Vector<double> theta, Vector<double> gradient, double rate,
            int units, int inputs, double epsilon, int seed, IReadOnlyList<int> sizes, int epochs, int batchSize, Matrix<double> rows) {
        """;

    /// <summary>The names of other assemblies' types and members that the policy refuses.</summary>
    public static IReadOnlyList<string> RefusedNames(string code)
    {
        SourceFile[] files = [.. Reference.Files, new("Hint.cs", $"{Head}\n{code}\n}} }}")];
        var compilation = StrictCompiler.Together(files);
        var tree = Compiler.Tree(files[^1]);
        var model = compilation.GetSemanticModel(tree);
        var named = SymbolNames.Nodes(tree.GetRoot()).SelectMany(node => model.GetSymbolInfo(node).Symbol is { } symbol
            && !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly) ? SymbolNames.Of(symbol) : []);
        return [.. named.Where(api => !AllowedApi.Allows(null, api)).Select(api => $"{api}").Distinct()];
    }
}
