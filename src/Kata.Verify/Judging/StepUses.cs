using System.Runtime.CompilerServices;
using Kata.Runner.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Verify.Judging;

/// <summary>Which of several files use which others, as far as names tell: a name too many does no harm.</summary>
internal sealed class StepUses
{
    private static readonly ConditionalWeakTable<SourceFile, FileNames> Known = [];

    private readonly IReadOnlyList<SourceFile> _files;
    private readonly ILookup<string, Step> _owners;
    private readonly List<Step> _everywhere;

    /// <param name="files">A file for each step, and others.</param>
    public StepUses(IReadOnlyList<SourceFile> files)
    {
        _files = files;
        var steps = files.Where(file => file.Step is not null).Select(file => (Step: file.Step!.Value, Names: NamesOf(file))).ToList();
        _owners = steps.SelectMany(file => file.Names.Types.Append($"{file.Step}").Select(type => (type, file.Step)))
            .ToLookup(type => type.type, type => type.Step);
        // Extension methods and global usings are used without a name.
        _everywhere = [.. steps.Where(file => file.Names.IsUsedUnnamed).Select(file => file.Step)];
    }

    /// <summary>A step and those that it uses, itself or through others; what files of no step use counts for every step.</summary>
    public IReadOnlySet<Step> Closure(Step step)
    {
        HashSet<Step> reached = [step];
        Stack<SourceFile> open = new(_files.Where(file => file.Step is null || file.Step == step));
        reached.UnionWith(_everywhere);
        foreach (var other in _everywhere.Where(other => other != step)) open.Push(FileOf(other));
        while (open.TryPop(out var file))
        {
            foreach (var used in NamesOf(file).Names.SelectMany(name => _owners[name]))
                if (reached.Add(used)) open.Push(FileOf(used));
        }

        return reached;
    }

    /// <summary>The files that matter to a step: its own, those of the steps that it uses, and those of no step.</summary>
    public StepSources Sources(Step step)
    {
        var closure = Closure(step);
        return StepSources.Whole([.. _files.Where(file => file.Step is not { } other || closure.Contains(other))]);
    }

    private SourceFile FileOf(Step step) => _files.First(file => file.Step == step);

    private static FileNames NamesOf(SourceFile file) => Known.GetValue(file, FileNames.Of);

    private sealed record FileNames(IReadOnlySet<string> Names, IReadOnlyList<string> Types, bool IsUsedUnnamed)
    {
        public static FileNames Of(SourceFile file)
        {
            var root = Compiler.Tree(file).GetRoot();
            var tokens = root.DescendantTokens().ToList();
            return new(
                tokens.Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).ToHashSet(),
                [.. root.DescendantNodes().Select(TypeOf).OfType<string>()],
                tokens.Any(IsUnnamed));
        }

        private static string? TypeOf(SyntaxNode node) => node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            DelegateDeclarationSyntax type => type.Identifier.ValueText,
            _ => null,
        };

        private static bool IsUnnamed(SyntaxToken token) => token.Parent switch
        {
            ParameterSyntax => token.IsKind(SyntaxKind.ThisKeyword),
            UsingDirectiveSyntax => token.IsKind(SyntaxKind.GlobalKeyword),
            _ => token.IsKind(SyntaxKind.ExtensionKeyword),
        };
    }
}
