using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Compiling;

/// <summary>
/// What a learner starts from: the reference's doc comments, signatures and argument checks, and nothing else of its bodies.
/// </summary>
public static class Stubs
{
    /// <summary>The stub of each step, in order.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = [.. Enum.GetValues<Step>().Select(step => Cut(step, Reference.File(step)))];

    /// <summary>The stub of a step. Its path is the name of its file, e.g. Forward.cs.</summary>
    /// <param name="step">The step.</param>
    public static SourceFile Of(Step step) => All[(int)step - 1];

    /// <summary>Whether a step is still as its stub was.</summary>
    /// <param name="step">The step.</param>
    /// <param name="submission">What the learner wrote.</param>
    public static bool IsUntouched(Step step, Submission submission) =>
        submission.Files.FirstOrDefault(file => file.Step == step)?.Text == Of(step).Text;

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
        {{Checks(reference, function)}}        {{Throw($"Step {(int)step}: {reference.Name}.{function.Identifier}")}}
            }
        """;

    private static string Throw(string what) => $"throw new NotImplementedException(\"{what} is not written yet.\");";

    // The calls of Guard at the beginning of the body, and loops that hold nothing else.
    private static string Checks(SourceFile reference, MethodDeclarationSyntax function)
    {
        List<StatementSyntax> checks = [.. function.Body?.Statements.TakeWhile(IsCheck) ?? []];
        return checks.Count == 0 ? ""
            : $"{reference.Text[checks[0].FullSpan.Start..checks[^1].FullSpan.End].TrimEnd()}\n\n";
    }

    private static bool IsCheck(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax
        {
            Expression: InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: nameof(Guard) } },
            },
        } => true,
        ForEachStatementSyntax loop => IsCheck(loop.Statement),
        ForStatementSyntax loop => IsCheck(loop.Statement),
        BlockSyntax block => block.Statements.All(IsCheck),
        _ => false,
    };

    // Doc comments alone: an ordinary comment is about the solution. The last one ends its own line.
    private static string Comment(MemberDeclarationSyntax member) => string.Concat(
        member.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            .Select(trivia => trivia.ToFullString()));

    private static string Text(SourceFile file, int start, SyntaxNodeOrToken? end) => file.Text[start..end!.Value.FullSpan.Start].TrimEnd();
}
