using Kata.Harness.Diagnosis.Repair;

namespace Kata.Runner.Repairs;

/// <summary>Chooses among edits that repair equally well.</summary>
internal static class RepairRanking
{
    private const int MostPlaces = 2;

    /// <summary>The likeliest edit of each independent mistake.</summary>
    /// <param name="sets">Edits by their numbers, from 1.</param>
    /// <param name="edits">The edits, the likeliest first.</param>
    /// <returns>At most two, on different lines.</returns>
    public static IReadOnlyList<Repair> Of(IReadOnlyList<RepairSet> sets, IReadOnlyList<Edit> edits) =>
        [.. sets.Select(set => Repair.Of(Likeliest([.. set.Edits.Select(edit => edits[edit - 1])])))
            .DistinctBy(repair => (repair.Path, repair.Line)).Take(MostPlaces)];

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
