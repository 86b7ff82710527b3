using Kata.Harness.Diagnosis.Repair;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kata.Runner.Repairs;

/// <summary>Chooses among edits that repair equally well.</summary>
internal static class RepairRanking
{
    private const int MostPlaces = 2;

    /// <summary>The likeliest edit of each independent mistake; then the line that only wrong answers pass through, if it is one.</summary>
    /// <param name="outcome">Edits by their numbers, from 1.</param>
    /// <param name="edits">The edits, the likeliest first.</param>
    /// <returns>At most two, on different lines.</returns>
    public static IReadOnlyList<Repair> Of(RepairOutcome outcome, IReadOnlyList<Edit> edits) =>
    [
        .. outcome.Repairs.Select(set => Repair.Of(Likeliest([.. set.Edits.Select(edit => edits[edit - 1])])))
            .Concat(Suspects([.. outcome.Suspects.Select(edit => edits[edit - 1].Node)]))
            .DistinctBy(repair => (repair.Path, repair.Line)).Take(MostPlaces),
    ];

    private static IEnumerable<Repair> Suspects(IReadOnlyList<SyntaxNode> places)
    {
        List<SyntaxNode> formulas = [.. places.Where(place => !Counts(place))];
        return formulas.Select(Repair.LineOf).Distinct().Count() == 1
            ? [Repair.OfSuspect(formulas.MaxBy(place => place.Span.Length)!)] : [];
    }

    private static bool Counts(SyntaxNode place) =>
        place.Ancestors().OfType<ForStatementSyntax>().Any(loop => !loop.Statement.Span.Contains(place.Span));

    // A factor of 2 too many is also repaired by a 1 in place of the 2: of an edit inside a repairing removal, the removal tells more.
    private static Edit Likeliest(IReadOnlyList<Edit> edits)
    {
        var likeliest = edits[0];
        while (edits.FirstOrDefault(edit => Removes(edit, likeliest)) is { } larger) likeliest = larger;
        return likeliest;
    }

    private static bool Removes(Edit removal, Edit other) => removal != other && removal.Node.Span.Contains(other.Node.Span)
        && removal.Node.Span.Length > other.Node.Span.Length && removal.Node.ToString().Contains(removal.After, StringComparison.Ordinal)
        && !Kept(removal).Contains(other.Node.Span);

    private static Microsoft.CodeAnalysis.Text.TextSpan Kept(Edit removal) =>
        new(removal.Node.SpanStart + removal.Node.ToString().IndexOf(removal.After, StringComparison.Ordinal), removal.After.Length);
}
