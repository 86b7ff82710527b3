using Kata.Runner.Suites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Compiling;

/// <summary>Writes the class of a step whose functions call whatever is put into its fields.</summary>
internal static class DispatchSource
{
    /// <summary>The step's file: the reference's public functions, each calling its field.</summary>
    public static SourceFile Of(string step)
    {
        var usings = ((CompilationUnitSyntax)Root(step)).Usings;
        return new($"{step}.cs", $$"""
            {{usings}}

            namespace Kata;

            public static class {{step}}
            {
            {{string.Join("\n", Functions(step).Select(Calling))}}
            }
            """);
    }

    /// <summary>How the reference declares a function, as in
    /// "public static double Penalty(Network network, double lambda, int examples)".</summary>
    public static string Declaration(string step, string function)
    {
        var declared = Functions(step).Single(method => method.Identifier.Text == function);
        return $"public static {declared.ReturnType} {function}{declared.ParameterList.NormalizeWhitespace()}";
    }

    private static string Calling(MethodDeclarationSyntax function)
    {
        var name = function.Identifier.Text;
        var parameters = function.ParameterList.Parameters;
        var types = parameters.Select(parameter => parameter.Type!).Append(function.ReturnType);
        var arguments = parameters.Select(parameter => parameter.Identifier.Text);
        return $"""
                internal static Func<{string.Join(", ", types)}> {DispatchAssembly.Field(name)} = null!;
                public static {function.ReturnType} {name}{function.ParameterList} => {DispatchAssembly.Field(name)}({string.Join(", ", arguments)});
            """;
    }

    private static IEnumerable<MethodDeclarationSyntax> Functions(string step) => Root(step).DescendantNodes()
        .OfType<MethodDeclarationSyntax>().Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static SyntaxNode Root(string step) => Compiler.Tree(Reference.Files.Single(file => file.Name == step)).GetRoot();
}
