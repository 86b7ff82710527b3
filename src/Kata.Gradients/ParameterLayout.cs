namespace Kata.Gradients;

/// <summary>Entries that belong together: the bias column of a block, its other columns, or a whole vector without blocks.</summary>
internal sealed record ParameterGroup(string Name, int Block, bool IsBias, int[] Indices);

/// <summary>Where each parameter stands: its block, row and column.</summary>
internal sealed class ParameterLayout
{
    private readonly (GradientBlock Block, int Start)[] _blocks;

    /// <summary>The blocks must cover the parameters, no more and no less.</summary>
    public ParameterLayout(IReadOnlyList<GradientBlock> blocks, int count)
    {
        Count = count;
        Named = blocks.Count > 0;
        _blocks = new (GradientBlock, int)[blocks.Count];
        var start = 0;
        for (var b = 0; b < blocks.Count; b++)
        {
            var (rows, columns) = blocks[b].Shape;
            if (rows < 1 || columns < 1)
                throw new ArgumentException($"block {blocks[b].Name} is {rows}x{columns} but needs a row and a column: it covers parameters.");
            _blocks[b] = (blocks[b], start);
            start += rows * columns;
        }

        if (Named && start != count)
            throw new ArgumentException($"the blocks cover {start} parameters but the point has {count}: each parameter is in one block.");
        Parts = Named ? [.. _blocks.SelectMany((_, b) => Split(b))] : [new("theta", 0, false, [.. Enumerable.Range(0, count)])];
    }

    /// <summary>How many parameters there are.</summary>
    public int Count { get; }

    /// <summary>Whether there are blocks.</summary>
    public bool Named { get; }

    /// <summary>Biases and weights of each block, in order.</summary>
    public IReadOnlyList<ParameterGroup> Parts { get; }

    /// <summary>The blocks in order; one that is a single column without blocks.</summary>
    public IReadOnlyList<(GradientBlock Block, int Start)> Blocks =>
        Named ? _blocks : [(new GradientBlock("theta", new(Count, 1)), 0)];

    /// <summary>An entry that has not been compared, or the same with what was found.</summary>
    public GradientEntry Entry(int index, double claimed, double numerical, double tolerance, GradientVerdict verdict)
    {
        if (!Named) return new(index, $"theta[{index}]", "theta", index, 0, claimed, numerical, tolerance, verdict);
        var (block, start) = _blocks[BlockOf(index)];
        var (row, column) = Math.DivRem(index - start, block.Shape.Columns);
        var name = $"{block.Name}[{row},{column}]{(column == 0 ? " (bias)" : "")}";
        return new(index, name, block.Name, row, column, claimed, numerical, tolerance, verdict);
    }

    /// <summary>What to call an entry.</summary>
    public string Name(int index) => Entry(index, 0, 0, 0, GradientVerdict.Agrees).Name;

    private int BlockOf(int index)
    {
        var b = 0;
        while (b + 1 < _blocks.Length && _blocks[b + 1].Start <= index) b++;
        return b;
    }

    private IEnumerable<ParameterGroup> Split(int b)
    {
        var (block, start) = _blocks[b];
        var indices = Enumerable.Range(start, block.Shape.Rows * block.Shape.Columns).ToArray();
        yield return new($"{block.Name} biases", b, true, [.. indices.Where(i => (i - start) % block.Shape.Columns == 0)]);
        if (block.Shape.Columns > 1)
            yield return new($"{block.Name} weights", b, false, [.. indices.Where(i => (i - start) % block.Shape.Columns != 0)]);
    }
}
