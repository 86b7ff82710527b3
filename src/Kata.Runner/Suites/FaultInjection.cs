using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Suites;

/// <summary>The reference with the functions of one step exchanged, so that the other steps call the exchanged ones.</summary>
public static class FaultInjection
{
    /// <summary>Compiles the reference around a step.</summary>
    /// <param name="step">The step whose functions are exchanged.</param>
    /// <param name="functions">Those of the step are called; the others are not.</param>
    public static Steps Around(Step step, Steps functions)
    {
        var kata = Binding.Load(StepSources.Hybrid(step, [Dispatching(step)]));
        foreach (var field in kata.GetType($"Kata.{step}")!.GetFields(BindingFlags.Static | BindingFlags.NonPublic))
        {
            var called = Signature(field.FieldType);
            var function = (Delegate)Steps.Functions.Single(function =>
                function.Step == step && field.Name.StartsWith(function.Name, StringComparison.Ordinal)
                && Signature(function.Property.PropertyType).SequenceEqual(called)).Property.GetValue(functions)!;
            field.SetValue(null, Delegate.CreateDelegate(field.FieldType, function, "Invoke"));
        }

        return Binding.StepsOf(kata);
    }

    // The step's class with the reference's public functions, each calling a field.
    private static SourceFile Dispatching(Step step)
    {
        var root = (CompilationUnitSyntax)Compiler.Tree(Reference.File(step)).GetRoot();
        var functions = root.DescendantNodes().OfType<ClassDeclarationSyntax>().First().Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword));
        return new($"{step}.cs", $$"""
            {{root.Usings}}

            namespace Kata;

            public static class {{step}}
            {
            {{string.Join("\n", functions.Select(Calling))}}
            }
            """);
    }

    private static string Calling(MethodDeclarationSyntax function, int at)
    {
        var (name, parameters) = (function.Identifier.Text, function.ParameterList.Parameters);
        var types = parameters.Select(parameter => parameter.Type!).Append(function.ReturnType);
        var arguments = parameters.Select(parameter => parameter.Identifier.Text);
        return $"""
                internal static Func<{string.Join(", ", types)}> {name}{at} = null!;
                public static {function.ReturnType} {name}{function.ParameterList} => {name}{at}({string.Join(", ", arguments)});
            """;
    }

    private static IEnumerable<Type> Signature(Type called) =>
        called.GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType);
}
