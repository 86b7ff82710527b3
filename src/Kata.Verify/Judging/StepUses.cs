using Kata.Runner.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Verify.Judging;

/// <summary>Which steps of a submission use which others, as far as names tell: a name too many does no harm.</summary>
internal sealed class StepUses
{
    private static readonly Step[] All = Enum.GetValues<Step>();

    // The steps whose types a step's own file, or a file of no step, names.
    private readonly Dictionary<Step, HashSet<Step>> _named;
    private readonly HashSet<Step> _namedByHelpers = [];

    /// <param name="files">The submission's files.</param>
    public StepUses(IReadOnlyList<SourceFile> files)
    {
        var roots = files.Select(file => (file.Step, Root: Compiler.Tree(file).GetRoot())).ToList();
        var declared = roots.Where(file => file.Step is not null)
            .SelectMany(file => Types(file.Root).Select(name => (Name: name, Step: file.Step!.Value)));
        var owners = All.Select(step => (Name: $"{step}", Step: step)).Concat(declared)
            .ToLookup(type => type.Name, type => type.Step);
        // Extension methods and global usings are used without a name.
        HashSet<Step> everywhere = [.. roots.Where(file => file.Step is not null && IsUsedUnnamed(file.Root)).Select(file => file.Step!.Value)];
        _named = All.ToDictionary(step => step, _ => new HashSet<Step>(everywhere));
        _namedByHelpers.UnionWith(everywhere);
        foreach (var (step, root) in roots)
        {
            var names = step is { } own ? _named[own] : _namedByHelpers;
            names.UnionWith(Names(root).Distinct().SelectMany(name => owners[name]));
        }
    }

    /// <summary>Whether the steps up to one use a later one: they are then not what they are without it.</summary>
    public bool AnyLater(Step last) =>
        All.TakeWhile(step => step <= last).SelectMany(step => _named[step]).Concat(_namedByHelpers).Any(used => used > last);

    /// <summary>The earlier steps that a step uses, itself or through others.</summary>
    public IReadOnlySet<Step> Earlier(Step step)
    {
        HashSet<Step> reached = [];
        Stack<Step> open = new([step]);
        while (open.TryPop(out var next))
        {
            foreach (var used in _named[next].Concat(_namedByHelpers))
                if (used < step && reached.Add(used)) open.Push(used);
        }

        return reached;
    }

    private static IEnumerable<string> Names(SyntaxNode root) =>
        root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);

    private static IEnumerable<string> Types(SyntaxNode root) => root.DescendantNodes()
        .Select(node => node switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            DelegateDeclarationSyntax type => type.Identifier.ValueText,
            _ => null,
        }).OfType<string>();

    private static bool IsUsedUnnamed(SyntaxNode root) => root.DescendantTokens().Any(token => token.Parent switch
    {
        ParameterSyntax => token.IsKind(SyntaxKind.ThisKeyword),
        UsingDirectiveSyntax => token.IsKind(SyntaxKind.GlobalKeyword),
        _ => false,
    });
}
