using Kata.Runner.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kata.Runner.SelfCheck;

/// <summary>Code of a step with one slip, or with two in different public functions: edits of right code.</summary>
/// <param name="Step">The step.</param>
/// <param name="File">The code.</param>
/// <param name="Places">The lines of each slip, from 1.</param>
/// <param name="Text">In words: the code's name, the line, before and after.</param>
public sealed record DrawnSlip(Step Step, SourceFile File, IReadOnlyList<(int First, int Last)> Places, string Text)
{
    private const string Folder = "right/";

    /// <summary>The code with each of its slips alone; empty if it has only one.</summary>
    public IReadOnlyList<DrawnSlip> Alone { get; private init; } = [];

    /// <summary>
    /// Slips drawn by a seed, as many of each step, in the reference and in right code written differently. Some of them change nothing.
    /// </summary>
    /// <param name="seed">The seed of the draw.</param>
    public static IEnumerable<DrawnSlip> Draw(int seed) =>
        InTurn(step => Of(step, seed).Select(slip => Made(step, slip.Name, slip.Edit)));

    /// <summary>Two slips at once, in different public functions of a step: those of a step with a single one are not drawn.</summary>
    /// <param name="seed">The seed of the draw.</param>
    public static IEnumerable<DrawnSlip> DrawPairs(int seed) => InTurn(step => Pairs(step, seed));

    private static IEnumerable<DrawnSlip> InTurn(Func<Step, IEnumerable<DrawnSlip>> of)
    {
        List<IEnumerator<DrawnSlip>> steps = [.. Enum.GetValues<Step>().Select(step => of(step).GetEnumerator())];
        while (steps.Count > 0)
        {
            foreach (var step in steps.ToList())
            {
                if (step.MoveNext()) yield return step.Current;
                else steps.Remove(step);
            }
        }
    }

    private static IEnumerable<(string Name, Edit Edit)> Of(Step step, int seed)
    {
        List<(string Name, Edit Edit)> edits = [.. Written(step).SelectMany(written => Edits(step, written.Name, written.Text))];
        return Order.Of(edits.Count, seed, (int)step).Select(i => edits[i]);
    }

    private static IEnumerable<DrawnSlip> Pairs(Step step, int seed)
    {
        var waiting = new Dictionary<string, Edit>();
        foreach (var (name, edit) in Of(step, seed).Where(slip => Function(slip.Edit) is not null && KeepsLines(slip.Edit)))
        {
            if (!waiting.TryGetValue(name, out var other)) waiting[name] = edit;
            else if (Function(other) != Function(edit) && waiting.Remove(name)) yield return Made(step, name, other, edit);
        }
    }

    private static string? Function(Edit edit) =>
        edit.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } function && function.Modifiers.Any(SyntaxKind.PublicKeyword)
            ? function.Identifier.Text : null;

    private static bool KeepsLines(Edit edit) => !edit.Node.ToString().Contains('\n') && !edit.After.Contains('\n');

    // The reference, and what stands beside it in right/. The fast reference is not what a learner writes.
    private static IEnumerable<(string Name, string Text)> Written(Step step)
    {
        if (step != Step.FastBackprop) yield return ("reference", Reference.File(step).Text);
        var assembly = typeof(DrawnSlip).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith($"{Folder}{step}.", StringComparison.Ordinal)) continue;
            using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (Path.GetFileNameWithoutExtension(name[(Folder.Length + $"{step}.".Length)..]), text.ReadToEnd());
        }
    }

    private static IEnumerable<(string Name, Edit Edit)> Edits(Step step, string name, string text)
    {
        var file = new SourceFile($"{step}.cs", text);
        var compilation = Compiler.Together(StepSources.Hybrid(step, [file]).Files);
        return EditFinder.Tiers(compilation, [Compiler.Tree(file)], CancellationToken.None).First().Select(edit => (name, edit));
    }

    private static DrawnSlip Made(Step step, string name, params Edit[] edits)
    {
        var text = edits[0].Node.SyntaxTree.GetText().WithChanges(
            edits.OrderBy(edit => edit.Node.SpanStart).Select(edit => new TextChange(edit.Node.Span, Written(edit))));
        var words = edits.Select(edit => $"line {Lines(edit).First}: {edit.Node} became {edit.After}");
        return new(step, new($"{step}.cs", text.ToString()), [.. edits.Select(Lines)], $"{step}, {name}, {string.Join(", and ", words)}")
        {
            Alone = edits.Length == 1 ? [] : [.. edits.Select(edit => Made(step, name, edit))],
        };
    }

    private static string Written(Edit edit) =>
        edit.After.Length == 0 ? ";" : edit.Node is StatementSyntax ? edit.After : $"({edit.After})";

    private static (int First, int Last) Lines(Edit edit)
    {
        var span = edit.Node.GetLocation().GetLineSpan();
        return (span.StartLinePosition.Line + 1, span.EndLinePosition.Line + 1);
    }
}
