namespace Kata.Gradients;

/// <summary>Right slopes in the wrong places.</summary>
internal static class PermutationPattern
{
    private const string OrReverse = "or the other way round";

    /// <summary>A clause that says how the slopes were rearranged; null where they were not, or not every entry was compared.</summary>
    public static string? Of(IReadOnlyList<GradientEntry> entries, ParameterLayout layout)
    {
        if (entries.Count != layout.Count || entries.Any(entry => !double.IsFinite(entry.Tolerance))) return null;
        var turned = layout.Blocks.Where(block => IsTurned(block, entries)).Select(block => block.Block.Name).ToArray();
        if (turned.Length > 0 && layout.Blocks.All(block => IsRight(block, entries) || turned.Contains(block.Block.Name)))
            return $"the claimed entries of {string.Join(" and ", turned)} are the slopes column after column where rows are meant, {OrReverse}";
        if (layout.Blocks.All(block => IsShuffled(Of(block, entries))))
            return "the claimed entries are the slopes in another order within their blocks";
        return IsShuffled([.. entries]) ? "the claimed entries are the slopes in another order" : null;
    }

    private static GradientEntry[] Of((GradientBlock Block, int Start) block, IReadOnlyList<GradientEntry> entries) =>
        [.. entries.Skip(block.Start).Take(block.Block.Shape.Rows * block.Block.Shape.Columns)];

    private static bool IsRight((GradientBlock Block, int Start) block, IReadOnlyList<GradientEntry> entries) =>
        Of(block, entries).All(entry => entry.Verdict == GradientVerdict.Agrees);

    // Entry k of the block, counted by columns, stands where entry k, counted by rows, belongs; or the reverse.
    private static bool IsTurned((GradientBlock Block, int Start) block, IReadOnlyList<GradientEntry> entries)
    {
        var (rows, columns) = block.Block.Shape;
        if (rows == 1 || columns == 1 || IsRight(block, entries)) return false;
        var own = Of(block, entries);
        var byColumns = Enumerable.Range(0, own.Length).Select(k => ((k % rows) * columns) + (k / rows)).ToArray();
        return byColumns.Select((from, k) => Fits(own[k].Claimed, own[from])).All(fits => fits)
            || byColumns.Select((to, k) => Fits(own[to].Claimed, own[k])).All(fits => fits);
    }

    private static bool IsShuffled(GradientEntry[] entries)
    {
        GradientEntry[] slopes = [.. entries.OrderBy(entry => entry.Numerical)];
        double[] claims = [.. entries.Select(entry => entry.Claimed).Order()];
        return entries.Length > 2 && claims.Zip(slopes).All(pair => Fits(pair.First, pair.Second));
    }

    private static bool Fits(double claimed, GradientEntry slope) => Math.Abs(claimed - slope.Numerical) <= 4 * slope.Tolerance;
}
