namespace Kata.Gradients;

/// <summary>The kinds of pattern that wrong entries are matched with.</summary>
public enum PatternKind
{
    /// <summary>Only where the wrong entries are: certain blocks, only biases, only weights.</summary>
    Location,

    /// <summary>Every entry is 0.</summary>
    Zero,

    /// <summary>Every entry is the same multiple of its slope.</summary>
    Ratio,

    /// <summary>Every entry is its slope plus the same constant.</summary>
    Offset,

    /// <summary>Every entry is its slope plus the same multiple of its parameter, e.g. a penalty left out.</summary>
    ParameterMultiple,

    /// <summary>Every entry has been rounded to float.</summary>
    SinglePrecision,

    /// <summary>Blocks are stored column by column instead of row by row, or the other way round.</summary>
    Transposed,

    /// <summary>The entries are the slopes in another order.</summary>
    Permuted,

    /// <summary>The parts of blocks follow different patterns; the sentence names each.</summary>
    PerPart,
}

/// <summary>What the wrong entries have in common.</summary>
/// <param name="Kind">The kind of pattern.</param>
/// <param name="Ratio">
/// Entry / slope if <paramref name="Kind"/> is <see cref="PatternKind.Ratio"/> or <see cref="PatternKind.Zero"/>, else null.
/// </param>
/// <param name="Sentence">The pattern in a sentence, with where it holds and a likely cause.</param>
public sealed record GradientPattern(PatternKind Kind, double? Ratio, string Sentence);
