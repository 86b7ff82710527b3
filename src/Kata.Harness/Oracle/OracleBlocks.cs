namespace Kata.Harness.Oracle;

/// <summary>Cost and gradient, block of examples after block of examples, with hooks that a mistake can replace.</summary>
/// <param name="Backprop">Cost and gradient of the examples of one block.</param>
internal sealed record OracleBlocks(BackpropFunction Backprop)
{
    /// <summary>How many examples a block has; the last one may have fewer.</summary>
    internal int Size { get; init; } = 64;

    /// <summary>The factor on the mean loss of a block.</summary>
    internal Func<Block, double> CostShare { get; init; } = block => block.Share;

    /// <summary>The factor on the mean gradient of a block.</summary>
    internal Func<Block, double> GradientShare { get; init; } = block => block.Share;

    /// <summary>The mean gradient of one theta over a block, from what it is.</summary>
    internal Func<Block, Matrix<double>, Matrix<double>> Part { get; init; } = (_, gradient) => gradient;

    /// <summary>How often the penalty is added, from the number of blocks.</summary>
    internal Func<int, double> Penalties { get; init; } = _ => 1;

    /// <summary>Whether the gradient of the biases has a penalty too.</summary>
    internal bool PenalisesBiases { get; init; }

    /// <summary>The sum over the blocks for theta l, from what it is.</summary>
    internal Func<int, Matrix<double>, Matrix<double>> Sum { get; init; } = (_, sum) => sum;

    internal CostAndGradient Of(Network network, Matrix<double> x, Matrix<double> y, double lambda)
    {
        Guard.Inputs(network, x);
        Guard.Count("y", y.RowCount, x.RowCount, "rows", "one for each row of x");
        var m = x.RowCount;
        var penalties = Penalties((m + Size - 1) / Size);
        var cost = penalties * ScalarOracle.Penalty(network, lambda, m);
        Matrix<double>[] sums = [.. network.Layers.Select(layer => 0 * layer.Theta)];
        foreach (var block in Blocks(m))
        {
            // Every block is computed, even one that does not count: it checks its arguments.
            var part = Backprop(network, Rows(x, block), Rows(y, block), 0);
            cost += CostShare(block) * part.Cost;
            for (var l = 0; l < sums.Length; l++) sums[l] += GradientShare(block) * Part(block, part.Gradient[l]);
        }

        return new(cost, [.. network.Layers.Select((layer, l) => Sum(l, sums[l]) + layer.Theta.MapIndexed(
            (_, j, weight) => j == 0 && !PenalisesBiases ? 0 : penalties * lambda / m * weight, Zeros.Include))]);
    }

    private IEnumerable<Block> Blocks(int m)
    {
        var blocks = (m + Size - 1) / Size;
        for (var b = 0; b < blocks; b++) yield return new(b, blocks, Math.Min(Size, m - (b * Size)), Size, m);
    }

    private static Matrix<double> Rows(Matrix<double> matrix, Block block) =>
        matrix.SubMatrix(block.Index * block.Size, block.Count, 0, matrix.ColumnCount);

    /// <summary>A run of neighbouring examples.</summary>
    /// <param name="Index">Its number, from 0.</param>
    /// <param name="Of">How many blocks there are.</param>
    /// <param name="Count">How many examples it has.</param>
    /// <param name="Size">How many a full block has.</param>
    /// <param name="M">How many there are in all.</param>
    internal readonly record struct Block(int Index, int Of, int Count, int Size, int M)
    {
        /// <summary>The share of the examples that it has.</summary>
        internal double Share => (double)Count / M;

        internal bool IsLast => Index == Of - 1;
    }
}
