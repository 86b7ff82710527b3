using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>
/// All edits in one assembly: each edited expression chooses by the numbers in static fields, so one compilation serves them all (mutant
/// schemata: Untch, Offutt and Harrold, Mutation analysis using mutant schemata, ISSTA 1993).
/// </summary>
/// <param name="Image">The assembly; empty if it did not compile.</param>
/// <param name="Edits">The edits that compile, the likeliest first.</param>
/// <param name="Codes">The number by which each is chosen: those of one place follow one another.</param>
internal sealed record MutantSchema(byte[] Image, IReadOnlyList<Edit> Edits, IReadOnlyList<int> Codes)
{
    /// <summary>The class that holds the numbers of the chosen edits, and how many loops and calls are still allowed.</summary>
    public const string Type = "Kata.Mutant";

    /// <inheritdoc cref="Type"/>
    public const string Fuel = "Fuel";

    /// <summary>The field with the places that were reached, each by the number of its first edit; null if nobody wants to know.</summary>
    public const string Reached = "Reached";

    /// <inheritdoc cref="Type"/>
    public static readonly string[] Chosen = ["A", "B", "C"];

    private const string SiteMark = "site";
    private const string EditMark = "edit";
    private const int MostRounds = 6;

    // The analysis of nullable references takes most of the time, and what it finds is of no use here.
    private static readonly CSharpCompilationOptions Quick = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Disable);

    private static readonly SourceFile Given = new("Mutant.cs", """
        namespace Kata;
        internal static class Mutant
        {
            public static int A, B, C;
            public static long Fuel = long.MaxValue;
            public static System.Collections.Generic.HashSet<int>? Reached;
            public static bool Is(int id) => id == A || id == B || id == C;
            public static int At(int first, int last)
            {
                if (Reached is { } reached)
                    lock (reached) reached.Add(first);

                var id = In(A, first, last) + In(B, first, last) + In(C, first, last);
                // A recursion without an end passes through the edit that made it.
                if (id != 0) System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
                return id;
            }
            static int In(int id, int first, int last) => id >= first && id <= last ? id : 0;
            public static void Burn() { if (--Fuel < 0) throw new System.TimeoutException(); }
        }
        """);

    /// <summary>Compiles files with the edits in them. Edits that do not compile are left out.</summary>
    /// <param name="compilation">The files without edits.</param>
    /// <param name="edits">The likeliest first.</param>
    /// <param name="cancellation">Gives up.</param>
    public static MutantSchema Compile(CSharpCompilation compilation, IReadOnlyList<Edit> edits, CancellationToken cancellation)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            // Edits of one place get numbers that follow one another; the order of the edits is that of their likelihood.
            Dictionary<Edit, int> codes = new(ReferenceEqualityComparer.Instance);
            foreach (var edit in edits.GroupBy(edit => edit.Node).SelectMany(place => place)) codes[edit] = codes.Count + 1;
            var changed = compilation.WithOptions(Quick).AddSyntaxTrees(Compiler.Tree(Given));
            foreach (var file in codes.GroupBy(edit => edit.Key.Node.SyntaxTree))
            {
                var root = (CSharpSyntaxNode)new Rewriter(file.ToLookup(edit => edit.Key.Node)).Visit(file.Key.GetRoot(cancellation))!;
                var tree = CSharpSyntaxTree.Create(root, Compiler.Language, file.Key.FilePath, Encoding.UTF8);
                changed = changed.ReplaceSyntaxTree(file.Key, tree);
            }

            using var image = new MemoryStream();
            var emitted = changed.Emit(image, cancellationToken: cancellation);
            if (emitted.Success) return new(image.ToArray(), edits, [.. edits.Select(edit => codes[edit])]);

            var refused = Refused(emitted.Diagnostics);
            if (refused.Count == 0) break;
            edits = [.. edits.Where(edit => !refused.Contains(codes[edit]))];
        }

        return new([], [], []);
    }

    // The edits in which the errors are; for an error outside all edits, those of the place around it, or else the statements, or else
    // all, of the function around it.
    private static HashSet<int> Refused(IEnumerable<Diagnostic> diagnostics)
    {
        var refused = new HashSet<int>();
        var sites = new HashSet<int>();
        foreach (var error in diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            if (error.Location.SourceTree is not { } tree) continue;
            var node = tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
            var marks = node.AncestorsAndSelf().SelectMany(ancestor => ancestor.GetAnnotations(EditMark)).ToList();
            if (marks.Count > 0) refused.Add(int.Parse(marks[0].Data!, CultureInfo.InvariantCulture));
            else if (node.AncestorsAndSelf().FirstOrDefault(ancestor => ancestor.HasAnnotations(SiteMark)) is { } site)
                sites.UnionWith(Inside(site, true));
            else if (node.AncestorsAndSelf().FirstOrDefault(Places.IsFunction) is { } function)
                sites.UnionWith(Inside(function, false) is { Count: > 0 } statements ? statements : Inside(function, true));
        }

        return refused.Count > 0 ? refused : sites;
    }

    private static HashSet<int> Inside(SyntaxNode node, bool own) =>
    [
        .. node.DescendantNodes().Where(inner => own || inner is StatementSyntax).SelectMany(inner => inner.GetAnnotations(EditMark))
            .Select(mark => int.Parse(mark.Data!, CultureInfo.InvariantCulture)),
    ];

    private sealed class Rewriter(ILookup<SyntaxNode, KeyValuePair<Edit, int>> edits) : CSharpSyntaxRewriter
    {
        private static readonly StatementSyntax Burn = SyntaxFactory.ParseStatement($"global::{Type}.Burn(); ");

        public override SyntaxNode? Visit(SyntaxNode? node)
        {
            var visited = base.Visit(node);
            if (node is null || !edits.Contains(node)) return visited;
            return visited is StatementSyntax statement ? Choice(statement, edits[node]) : Choice((ExpressionSyntax)visited!, edits[node]);
        }

        // (delta, layer.Theta) names its parts by what stands there, which a choice does not.
        public override SyntaxNode? VisitArgument(ArgumentSyntax node)
        {
            var visited = (ArgumentSyntax)base.VisitArgument(node)!;
            if (node is not { NameColon: null, Parent: TupleExpressionSyntax } || visited.Expression is not ParenthesizedExpressionSyntax)
                return visited;
            return node.Expression.TryGetInferredMemberName() is { } name && IsOnly(name, (TupleExpressionSyntax)node.Parent)
                ? visited.WithNameColon(SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(name))) : visited;
        }

        // A name that two parts would have, neither has.
        private static bool IsOnly(string name, TupleExpressionSyntax tuple) =>
            tuple.Arguments.Count(part => (part.NameColon?.Name.ToString() ?? part.Expression.TryGetInferredMemberName()) == name) == 1;

        public override SyntaxNode VisitBlock(BlockSyntax node)
        {
            var visited = (BlockSyntax)base.VisitBlock(node)!;
            return node.Parent is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
                or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
                ? visited.WithStatements(visited.Statements.Insert(0, Burn)) : visited;
        }

        public override SyntaxNode VisitForStatement(ForStatementSyntax node)
        {
            var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
            return node.Statement is BlockSyntax ? visited : visited.WithStatement(SyntaxFactory.Block(Burn, visited.Statement));
        }

        public override SyntaxNode VisitWhileStatement(WhileStatementSyntax node)
        {
            var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
            return node.Statement is BlockSyntax ? visited : visited.WithStatement(SyntaxFactory.Block(Burn, visited.Statement));
        }

        // The numbers of a place's edits follow one another, so that a single switch chooses: ?: in ?: is bound in exponential time.
        private static ParenthesizedExpressionSyntax Choice(ExpressionSyntax original, IEnumerable<KeyValuePair<Edit, int>> own)
        {
            List<(Edit Edit, int Id)> list = [.. own.Select(edit => (edit.Key, edit.Value)).OrderBy(edit => edit.Value)];
            var arms = list.Select(edit => SyntaxFactory.SwitchExpressionArm(
                SyntaxFactory.ConstantPattern(Number(edit.Id)),
                SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ParseExpression(edit.Edit.After))
                    .WithAdditionalAnnotations(new SyntaxAnnotation(EditMark, $"{edit.Id}"))));
            var chosen = SyntaxFactory.SwitchExpression(
                SyntaxFactory.ParseExpression($"global::{Type}.At({list[0].Id}, {list[^1].Id})"),
                SyntaxFactory.SeparatedList(
                    [.. arms, SyntaxFactory.SwitchExpressionArm(SyntaxFactory.DiscardPattern(), original.WithoutTrivia())]));
            return SyntaxFactory.ParenthesizedExpression(chosen).WithTriviaFrom(original)
                .WithAdditionalAnnotations(new SyntaxAnnotation(SiteMark));
        }

        private static LiteralExpressionSyntax Number(int id) =>
            SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(id));

        private static BlockSyntax Choice(StatementSyntax original, IEnumerable<KeyValuePair<Edit, int>> own)
        {
            var all = original;
            foreach (var (edit, id) in own)
            {
                var after = SyntaxFactory.ParseStatement($"{{ {edit.After} }}")
                    .WithAdditionalAnnotations(new SyntaxAnnotation(EditMark, $"{id}"));
                all = SyntaxFactory.IfStatement(Is(id), after, SyntaxFactory.ElseClause(SyntaxFactory.Block(all)));
            }

            return SyntaxFactory.Block(all).WithAdditionalAnnotations(new SyntaxAnnotation(SiteMark));
        }

        private static ExpressionSyntax Is(int id) => SyntaxFactory.ParseExpression($"global::{Type}.Is({id})");
    }
}
