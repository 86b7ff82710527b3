using System.Reflection;
using Kata.Runner.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Tests;

public sealed class StubsTests
{
    private static readonly int[] Steps = [.. Enumerable.Range(1, 12)];

    [Test]
    public void Every_step_has_a_stub_named_for_it() =>
        Assert.That(Stubs.All.Select(stub => stub.Path), Is.EqualTo(Enum.GetNames<Step>().Select(step => $"{step}.cs")));

    [Test]
    public void The_stub_of_step_4_reads_like_this() => Assert.That(Stubs.Of(Step.Forward).Text, Is.EqualTo("""
        using MathNet.Numerics.LinearAlgebra;

        namespace Kata;

        /// <summary>Step 4: from the examples to the outputs, layer by layer.</summary>
        public static class Forward
        {
            /// <summary>a⁰ = x; zˡ = [1 aˡ⁻¹]·Θˡᵀ; aˡ = gˡ(zˡ).</summary>
            /// <param name="network">L layers; the first has n inputs.</param>
            /// <param name="x">m × n, finite.</param>
            /// <returns>Z of every layer, and A of x and every layer, without bias columns.</returns>
            /// <exception cref="ArgumentException">The layers do not fit x or each other, or a number is not finite.</exception>
            public static ForwardPass Pass(Network network, Matrix<double> x)
            {
                throw new NotImplementedException("Step 4: Forward.Pass is not written yet.");
            }
        }

        """));

    [TestCaseSource(nameof(Steps))]
    public void A_stub_compiles_among_the_other_steps(int step) =>
        Assert.That(Compiler.Compile(StepSources.Hybrid((Step)step, [Stubs.Of((Step)step)]).Files).Errors, Is.Empty);

    [TestCaseSource(nameof(Steps))]
    public void Every_public_function_throws_and_names_itself(int step)
    {
        var name = $"{(Step)step}";
        var kata = Assembly.Load(Compiler.Compile(Stubs.All).Image);

        var functions = kata.GetType($"Kata.{name}")!.GetMethods(BindingFlags.Public | BindingFlags.Static);

        Assert.That(functions, Is.Not.Empty);
        foreach (var function in functions)
        {
            var thrown = Assert.Throws<TargetInvocationException>(() =>
                function.Invoke(null, [.. function.GetParameters().Select(Any)]))!.InnerException;
            Assert.That(thrown,
                Is.TypeOf<NotImplementedException>().With.Message.EqualTo($"Step {step}: {name}.{function.Name} is not written yet."));
        }
    }

    [TestCaseSource(nameof(Steps))]
    public void Declarations_and_doc_comments_are_the_references(int step)
    {
        var reference = Public(Reference.Files[step - 1]).ToArray();

        var stub = Public(Stubs.Of((Step)step)).ToArray();

        Assert.That(reference, Has.Length.GreaterThan(1));
        Assert.That(stub, Is.EqualTo(reference));
    }

    [TestCaseSource(nameof(Steps))]
    public void No_line_of_a_body_of_the_reference_is_left(int step)
    {
        var stub = Stubs.Of((Step)step).Text;

        var lines = Functions(Reference.Files[step - 1]).SelectMany(Body).Select(line => line.Trim()).Where(line => line.Length > 20)
            .ToArray();

        Assert.That(lines, Is.Not.Empty);
        Assert.That(lines.Where(stub.Contains), Is.Empty);
    }

    [TestCaseSource(nameof(Steps))]
    public void No_private_member_is_left(int step)
    {
        var functions = Functions(Stubs.Of((Step)step)).ToArray();

        Assert.That(Root(Stubs.Of((Step)step)).DescendantNodes().OfType<MemberDeclarationSyntax>().Count(),
            Is.EqualTo(functions.Length + 2));
        Assert.That(functions.Select(function => function.Modifiers.ToString()), Is.All.EqualTo("public static"));
    }

    [TestCaseSource(nameof(Steps))]
    public void No_ordinary_comment_is_left(int step) => Assert.That(
        Root(Stubs.Of((Step)step)).DescendantTrivia()
            .Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia),
        Is.Empty);

    [TestCaseSource(nameof(Steps))]
    public void A_stub_is_formatted_as_a_person_would(int step)
    {
        var text = Stubs.Of((Step)step).Text;

        Assert.That(text, Does.EndWith("}\n").And.Not.Contain("\r"));
        Assert.That(text, Does.Not.Contain(" \n").And.Not.Contain("\n\n\n").And.Not.Contain("{\n\n").And.Not.Contain("\n\n}"));
        Assert.That(text, Does.Not.Contain("}\n    //").And.Not.Contain("}\n    public"));
    }

    private static object? Any(ParameterInfo parameter) =>
        parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;

    private static IEnumerable<string> Public(SourceFile file)
    {
        var type = Root(file).DescendantNodes().OfType<ClassDeclarationSyntax>().First();
        yield return Comment(type) + type.Modifiers + type.Identifier;
        foreach (var function in Functions(file).Where(function => function.Modifiers.Any(SyntaxKind.PublicKeyword)))
            yield return Comment(function) + function.Modifiers + function.ReturnType + function.Identifier + function.ParameterList;
    }

    private static string Comment(SyntaxNode node) =>
        string.Concat(node.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)));

    private static IEnumerable<string> Body(MethodDeclarationSyntax function) =>
        ((SyntaxNode?)function.Body ?? function.ExpressionBody)!.ToString().Split('\n');

    private static IEnumerable<MethodDeclarationSyntax> Functions(SourceFile file) =>
        Root(file).DescendantNodes().OfType<MethodDeclarationSyntax>();

    private static CompilationUnitSyntax Root(SourceFile file) => (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(file.Text).GetRoot();
}
