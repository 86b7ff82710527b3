namespace Kata.Gradients;

/// <summary>
/// Entries that belong together: the biases of a block, its weights, a whole block, or the whole vector if there are no blocks.
/// </summary>
internal sealed record ParameterGroup(GradientBlock Block, BlockPart Part, int[] Indices)
{
    public string Name => Block.Name + Suffix(Part);

    public static string Suffix(BlockPart part) => part == BlockPart.Whole ? "" : part == BlockPart.Biases ? " biases" : " weights";
}

/// <summary>The block, row and column of each parameter.</summary>
internal sealed class ParameterLayout
{
    /// <summary>The blocks must cover the parameters exactly.</summary>
    public ParameterLayout(IReadOnlyList<GradientBlock> blocks, int count)
    {
        Count = count;
        HasBlocks = blocks.Count > 0;
        var start = 0;
        foreach (var block in blocks)
        {
            var (name, rows, columns, _) = block;
            if (rows < 1 || columns < 1)
                throw new ArgumentException($"block {name} is {rows}x{columns} but needs a row and a column: it covers parameters.");
            start += block.Size;
        }

        if (HasBlocks && start != count)
            throw new ArgumentException($"the blocks cover {start} parameters but the point has {count}: each parameter is in one block.");
        Blocks = HasBlocks ? blocks : [new("theta", count, 1)];
        Parts = [.. Blocks.SelectMany(Split)];
    }

    /// <summary>How many parameters there are.</summary>
    public int Count { get; }

    /// <summary>Whether the caller named blocks.</summary>
    public bool HasBlocks { get; }

    /// <summary>The blocks in order; a single column if the caller named none.</summary>
    public IReadOnlyList<GradientBlock> Blocks { get; }

    /// <summary>Biases and weights of each block, or the whole block, in order.</summary>
    public IReadOnlyList<ParameterGroup> Parts { get; }

    /// <summary>The index of a block's first parameter.</summary>
    public int Start(int block) => Blocks.Take(block).Sum(each => each.Size);

    /// <summary>An entry with what was found.</summary>
    public GradientEntry Entry(int index, double? analytic, DerivativeEstimate slope, EntryVerdict verdict)
    {
        var (b, at) = (0, index);
        while (at >= Blocks[b].Size) at -= Blocks[b++].Size;
        var block = Blocks[b];
        var (row, column) = Math.DivRem(at, block.Columns);
        var name = HasBlocks ? $"{block.Name}[{row},{column}]{(block.HasBiasColumn && column == 0 ? " (bias)" : "")}" : $"theta[{index}]";
        return new(index, name, block.Name, row, column, analytic, Measured(slope.Value), Measured(slope.Tolerance), verdict);

        static double? Measured(double number) => double.IsNaN(number) ? null : number;
    }

    /// <summary>An entry's name.</summary>
    public string Name(int index) => Entry(index, null, DerivativeEstimate.None, EntryVerdict.Unresolved).Name;

    private IEnumerable<ParameterGroup> Split(GradientBlock block, int b)
    {
        var (start, columns) = (Start(b), block.Columns);
        var indices = Enumerable.Range(start, block.Size).ToArray();
        if (!block.HasBiasColumn)
        {
            yield return new(block, BlockPart.Whole, indices);
            yield break;
        }

        yield return new(block, BlockPart.Biases, [.. indices.Where(i => (i - start) % columns == 0)]);
        if (columns > 1) yield return new(block, BlockPart.Weights, [.. indices.Where(i => (i - start) % columns != 0)]);
    }
}
