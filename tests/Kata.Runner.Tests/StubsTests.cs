using System.Reflection;
using Kata.Runner.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Tests;

public sealed class StubsTests
{
    private static readonly int[] Steps = [.. Enumerable.Range(1, 13)];

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
                Guard.Inputs(network, x);

                throw new NotImplementedException("Step 4: Forward.Pass is not written yet.");
            }
        }

        """));

    [TestCaseSource(nameof(Steps))]
    public void A_stub_compiles_among_the_other_steps(int step) =>
        Assert.That(Compiler.Compile(StepSources.Hybrid((Step)step, [Stubs.Of((Step)step)]).Files).Errors, Is.Empty);

    [TestCaseSource(nameof(Steps))]
    public void Every_public_function_checks_its_arguments_then_throws_and_names_itself(int step)
    {
        var functions = Functions(Stubs.Of((Step)step)).ToArray();

        Assert.That(functions, Is.Not.Empty);
        foreach (var function in functions)
        {
            Assert.That(function.Body!.Statements[^1].ToString(), Is.EqualTo(
                $"throw new NotImplementedException(\"Step {step}: {(Step)step}.{function.Identifier} is not written yet.\");"));
            Assert.That(function.Body.Statements.SkipLast(1).Select(check => check.ToString()), Is.All.Contains("Guard."));
        }
    }

    // The functions without any call others first, and these check.
    [Test]
    public void The_argument_checks_of_the_reference_are_in_the_stubs() => Assert.That(
        Stubs.All.SelectMany(Functions).Where(function => function.Body!.Statements.Count == 1)
            .Select(function => function.Identifier.Text),
        Is.EqualTo(new[] { "Classes", "Of" }));

    [Test]
    public void The_argument_checks_of_a_stub_refuse_before_it_throws()
    {
        var kata = Assembly.Load(Compiler.Compile(Stubs.All).Image);
        var thrown = Assert.Throws<TargetInvocationException>(() =>
            kata.GetType("Kata.OneHot")!.GetMethod("Encode")!.Invoke(null, [new[] { 3 }, 2]))!.InnerException;

        Assert.That(thrown, Is.TypeOf<ArgumentException>().With.Message.StartsWith("labels[0] is 3"));
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
    public void No_other_line_of_a_body_of_the_reference_is_left(int step)
    {
        var stub = Stubs.Of((Step)step).Text;

        var lines = Functions(Reference.Files[step - 1]).SelectMany(Body).Select(line => line.Trim())
            .Where(line => line.Length > 20 && !line.Contains(" Guard.") && !line.StartsWith("Guard.", StringComparison.Ordinal))
            .Where(line => line != "foreach (var shape in shapes)")
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
        Root(file).DescendantNodes().OfType<ClassDeclarationSyntax>().First().Members.OfType<MethodDeclarationSyntax>();

    private static CompilationUnitSyntax Root(SourceFile file) => (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(file.Text).GetRoot();
}
