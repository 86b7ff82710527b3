namespace Kata.Gradients;

/// <summary>A named part of the parameters: a matrix, stored row by row.</summary>
/// <param name="Name">Its name in the report, e.g. "W1".</param>
/// <param name="Rows">Its rows, at least 1.</param>
/// <param name="Columns">Its columns, at least 1; 1 for a vector.</param>
/// <param name="HasBiasColumn">Whether column 0 holds biases, which are then named and counted apart from the weights.</param>
public sealed record GradientBlock(string Name, int Rows, int Columns, bool HasBiasColumn = false)
{
    internal int Size => Rows * Columns;
}

/// <summary>The part of a block that entries are counted by.</summary>
public enum BlockPart
{
    /// <summary>The whole block: it has no bias column.</summary>
    Whole,

    /// <summary>Column 0 of a block with a bias column.</summary>
    Biases,

    /// <summary>The other columns of a block with a bias column.</summary>
    Weights,
}

/// <summary>How many entries of a part of a block are wrong.</summary>
/// <param name="Block">The block's name; "theta" without blocks.</param>
/// <param name="Part">Which part of it.</param>
/// <param name="Wrong">How many of its entries disagree.</param>
/// <param name="Total">How many of its entries were compared one by one: all of them, unless directions were checked.</param>
public sealed record GradientBlockCount(string Block, BlockPart Part, int Wrong, int Total);
