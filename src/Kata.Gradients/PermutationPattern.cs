namespace Kata.Gradients;

/// <summary>Recognises right slopes in the wrong places.</summary>
internal static class PermutationPattern
{
    /// <summary>How the slopes were rearranged; null if they were not, or if not every entry was compared.</summary>
    public static GradientPattern? Of(IReadOnlyList<GradientEntry> entries, ParameterLayout layout)
    {
        if (entries.Count != layout.Count || entries.Any(entry => !double.IsFinite(entry.Margin))) return null;
        var blocks = layout.Blocks
            .Select((block, b) => (Block: block, Entries: entries.Skip(layout.Start(b)).Take(block.Size).ToArray())).ToArray();
        var transposed = blocks.Where(block => IsTransposed(block.Block, block.Entries)).Select(block => block.Block.Name).ToArray();
        if (transposed.Length > 0 && blocks.All(block => IsRight(block.Entries) || transposed.Contains(block.Block.Name)))
        {
            var how = "column by column instead of row by row, or the other way round";
            return new(PatternKind.Transposed, null, $"the claimed entries of {string.Join(" and ", transposed)} are the slopes {how}");
        }

        if (blocks.All(block => IsPermuted(block.Entries)))
            return new(PatternKind.Permuted, null, "the claimed entries are the slopes in another order within their blocks");
        return IsPermuted([.. entries]) ? new(PatternKind.Permuted, null, "the claimed entries are the slopes in another order") : null;
    }

    private static bool IsRight(GradientEntry[] entries) => entries.All(entry => entry.Verdict == EntryVerdict.Agrees);

    // Entry k of the block, counted by columns, is stored where entry k, counted by rows, belongs; or the reverse.
    private static bool IsTransposed(GradientBlock block, GradientEntry[] own)
    {
        if (block.Rows == 1 || block.Columns == 1 || IsRight(own)) return false;
        var byColumns = Enumerable.Range(0, own.Length).Select(k => ((k % block.Rows) * block.Columns) + (k / block.Rows)).ToArray();
        return byColumns.Select((from, k) => Fits(own[k].Claim, own[from])).All(fits => fits)
            || byColumns.Select((to, k) => Fits(own[to].Claim, own[k])).All(fits => fits);
    }

    private static bool IsPermuted(GradientEntry[] entries)
    {
        GradientEntry[] slopes = [.. entries.OrderBy(entry => entry.Slope)];
        double[] claims = [.. entries.Select(entry => entry.Claim).Order()];
        return entries.Length > 2 && claims.Zip(slopes).All(pair => Fits(pair.First, pair.Second));
    }

    private static bool Fits(double claim, GradientEntry slope) => Math.Abs(claim - slope.Slope) <= 4 * slope.Margin;
}
