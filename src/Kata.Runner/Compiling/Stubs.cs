using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Compiling;

/// <summary>What a learner starts from: the reference's doc comments and signatures, and nothing of its bodies.</summary>
public static class Stubs
{
    /// <summary>The stub of each step, in order.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. Enum.GetValues<Step>().Select(step => Cut(step, Reference.File(step)))];

    /// <summary>The stub of a step. Its path is the name of its file, e.g. Forward.cs.</summary>
    /// <param name="step">The step.</param>
    public static SourceFile Of(Step step) => All[(int)step - 1];

    private static SourceFile Cut(Step step, SourceFile reference)
    {
        var root = (CompilationUnitSyntax)Compiler.Tree(reference).GetRoot();
        var type = root.DescendantNodes().OfType<ClassDeclarationSyntax>().First(declared => declared.Identifier.Text == reference.Name);
        var functions = type.Members.OfType<MethodDeclarationSyntax>().Where(member => member.Modifiers.Any(SyntaxKind.PublicKeyword));
        var text = $$"""
            {{root.Usings}}

            namespace Kata;

            {{Comment(type)}}{{Text(reference, type.SpanStart, type.OpenBraceToken)}}
            {
            {{string.Join("\n\n", functions.Select(function => Unwritten(step, reference, function)))}}
            }

            """;
        return new($"{reference.Name}.cs", text.ReplaceLineEndings("\n"));
    }

    private static string Unwritten(Step step, SourceFile reference, MethodDeclarationSyntax function) => $$"""
            {{Comment(function)}}    {{Text(reference, function.SpanStart, (SyntaxNodeOrToken?)function.Body ?? function.ExpressionBody)}}
            {
                throw new NotImplementedException("Step {{(int)step}}: {{reference.Name}}.{{function.Identifier}} is not written yet.");
            }
        """;

    // Doc comments alone: an ordinary comment is about the solution. The last one ends its own line.
    private static string Comment(MemberDeclarationSyntax member) => string.Concat(
        member.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            .Select(trivia => trivia.ToFullString()));

    private static string Text(SourceFile file, int start, SyntaxNodeOrToken? end) => file.Text[start..end!.Value.FullSpan.Start].TrimEnd();
}
