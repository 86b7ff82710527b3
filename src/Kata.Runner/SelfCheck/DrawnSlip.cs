using Kata.Runner.Repairs;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kata.Runner.SelfCheck;

/// <summary>A step as somebody may write it by a slip: one edit of right code.</summary>
/// <param name="Step">The step.</param>
/// <param name="File">The code with the slip.</param>
/// <param name="FirstLine">Where the slip begins, from 1.</param>
/// <param name="LastLine">Where it ends.</param>
/// <param name="Text">The slip in words: the code's name, the line, before and after.</param>
public sealed record DrawnSlip(Step Step, SourceFile File, int FirstLine, int LastLine, string Text)
{
    private const string Folder = "right/";

    /// <summary>
    /// Slips drawn by a seed, as many of each step, in the reference and in right code written differently. Some of them change nothing.
    /// </summary>
    /// <param name="seed">The seed of the draw.</param>
    public static IEnumerable<DrawnSlip> Draw(int seed)
    {
        List<IEnumerator<DrawnSlip>> steps = [.. Enum.GetValues<Step>().Select(step => Of(step, seed).GetEnumerator())];
        while (steps.Count > 0)
        {
            foreach (var step in steps.ToList())
            {
                if (step.MoveNext()) yield return step.Current;
                else steps.Remove(step);
            }
        }
    }

    private static IEnumerable<DrawnSlip> Of(Step step, int seed)
    {
        List<(string Name, Edit Edit)> edits = [.. Written(step).SelectMany(written => Edits(step, written.Name, written.Text))];
        return Order.Of(edits.Count, seed, (int)step).Select(i => Made(step, edits[i].Name, edits[i].Edit));
    }

    // The reference, and what stands beside it in right/.
    private static IEnumerable<(string Name, string Text)> Written(Step step)
    {
        yield return ("reference", Reference.File(step).Text);
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

    private static DrawnSlip Made(Step step, string name, Edit edit)
    {
        var after = edit.After.Length == 0 ? ";" : edit.Node is StatementSyntax ? edit.After : $"({edit.After})";
        var text = edit.Node.SyntaxTree.GetText().WithChanges(new TextChange(edit.Node.Span, after));
        var span = edit.Node.GetLocation().GetLineSpan();
        var (first, last) = (span.StartLinePosition.Line + 1, span.EndLinePosition.Line + 1);
        return new(step, new($"{step}.cs", text.ToString()), first, last, $"{step}, {name}, line {first}: {edit.Node} became {edit.After}");
    }
}
