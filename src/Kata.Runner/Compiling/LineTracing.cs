using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Compiling;

/// <summary>
/// Compiles a submission so that it notes which statement it runs: .NET shows no process the stack of another one's thread. It takes the
/// place
/// of the submission only after a check was stopped, to find out where.
/// </summary>
internal static class LineTracing
{
    /// <summary>The field that holds the statement running, numbered by file and line.</summary>
    public const string Type = "Kata.RunningStatement";

    /// <inheritdoc cref="Type"/>
    public const string Field = "Place";

    private const int LinesPerFile = 1_000_000;

    private static readonly SourceFile Given =
        new("RunningStatement.cs", "namespace Kata; internal static class RunningStatement { public static int Place; }");

    /// <summary>Compiles the files together; those of the reference note nothing, so the statement that called them stays noted.</summary>
    public static Compilation Compile(IReadOnlyList<SourceFile> files, CancellationToken cancellation)
    {
        var trees = files.Select((file, i) => file.IsReference
            ? Compiler.Tree(file)
            : CSharpSyntaxTree.Create(
                (CSharpSyntaxNode)new Rewriter(i).Visit(Compiler.Tree(file).GetRoot(cancellation)),
                Compiler.Language,
                file.Path,
                Encoding.UTF8));
        return Compiler.Emit(Compiler.Together([Given]).AddSyntaxTrees(trees), files, cancellation);
    }

    /// <summary>The function, the file and the line of a place, e.g. "Forward.Pass" in Forward.cs at 31; null if none was noted.</summary>
    public static SourceLine? Find(IReadOnlyList<SourceFile> files, int place)
    {
        if (place == 0 || place / LinesPerFile is var file && file >= files.Count) return null;
        var line = place % LinesPerFile;
        var function = Compiler.Tree(files[file]).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(method => LineOf(method.GetFirstToken()) <= line && line <= LineOf(method.GetLastToken()));
        return new(SourceLine.NameOf(function) ?? files[file].Name, files[file].Path, line);
    }

    private static int LineOf(SyntaxToken token) => token.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private sealed class Rewriter(int file) : CSharpSyntaxRewriter
    {
        public override SyntaxNode VisitBlock(BlockSyntax node)
        {
            var visited = (BlockSyntax)base.VisitBlock(node)!;
            var statements = node.Statements.Count == 0
                ? (IEnumerable<StatementSyntax>)[Note(node)]
                : node.Statements.Zip(visited.Statements).SelectMany(pair => pair.First is LocalFunctionStatementSyntax
                    ? (IEnumerable<StatementSyntax>)[pair.Second] : [Note(pair.First), pair.Second]);
            return visited.WithStatements(SyntaxFactory.List(statements));
        }

        public override SyntaxNode VisitForStatement(ForStatementSyntax node)
        {
            var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
            return visited.WithStatement(Noted(node.Statement, visited.Statement));
        }

        public override SyntaxNode VisitForEachStatement(ForEachStatementSyntax node)
        {
            var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
            return visited.WithStatement(Noted(node.Statement, visited.Statement));
        }

        public override SyntaxNode VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
        {
            var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
            return visited.WithStatement(Noted(node.Statement, visited.Statement));
        }

        public override SyntaxNode VisitWhileStatement(WhileStatementSyntax node)
        {
            var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
            return visited.WithStatement(Noted(node.Statement, visited.Statement));
        }

        public override SyntaxNode VisitDoStatement(DoStatementSyntax node)
        {
            var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
            return visited.WithStatement(Noted(node.Statement, visited.Statement));
        }

        private StatementSyntax Noted(StatementSyntax body, StatementSyntax visited) =>
            body is BlockSyntax ? visited : SyntaxFactory.Block(Note(body), visited);

        private StatementSyntax Note(SyntaxNode statement) => SyntaxFactory.ParseStatement(
            $"global::{Type}.{Field} = {(file * LinesPerFile) + LineOf(statement.GetFirstToken())}; ");
    }
}
