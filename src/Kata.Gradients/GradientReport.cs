using System.Globalization;

namespace Kata.Gradients;

/// <summary>What a gradient check found.</summary>
public sealed record GradientReport
{
    /// <summary>The result of the whole check.</summary>
    public GradientVerdict Verdict { get; init; }

    /// <summary>Whether the gradient is that of the cost.</summary>
    public bool Agrees => Verdict == GradientVerdict.Agrees;

    /// <summary>
    /// The wrong entry with the largest difference; if none is wrong, the unresolved entry with the largest tolerance; otherwise the entry
    /// closest to its tolerance. If an entry is not finite or was edited, the first such entry. Null if no entry was looked at.
    /// </summary>
    public GradientEntry? Worst { get; init; }

    /// <summary>
    /// The entries compared one by one, in order: all, or a sample and those narrowed down to if directions were checked.
    /// </summary>
    public IReadOnlyList<GradientEntry> Entries { get; init; } = [];

    /// <summary>
    /// How many of the entries compared are too small to be seen beside the cost's noise; they neither agree nor disagree.
    /// </summary>
    public int NotSeen => Entries.Count(entry => entry.Verdict == EntryVerdict.NotSeen);

    /// <summary>How many entries of each part of each block are wrong.</summary>
    public IReadOnlyList<GradientBlockCount> Blocks { get; init; } = [];

    /// <summary>What the wrong entries have in common; null if nothing was recognised.</summary>
    public GradientPattern? Pattern { get; init; }

    /// <summary>
    /// The smallest relative error that this check would have seen: the median over the entries, each relative to itself; if directions
    /// were checked, the error of a single entry, relative to the largest entry, that all its directions miss with one seed in a thousand.
    /// Null if no slope was measured.
    /// </summary>
    public double? Resolution { get; init; }

    /// <summary>The rounding noise of the cost, in the cost's units; null if it was not measured.</summary>
    public double? Noise { get; init; }

    /// <summary>How often the cost was called.</summary>
    public int Evaluations { get; init; }

    /// <summary>The seed that repeats this check.</summary>
    public int Seed { get; init; }

    /// <summary>The result in a sentence.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>Whether directions were checked instead of every entry.</summary>
    public bool IsByDirections { get; init; }

    /// <summary>
    /// The whole report, in lines: the sentence, counts of wrong entries, pattern, and resolution with noise, evaluations and seed.
    /// </summary>
    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        yield return Sentence;
        var among = IsByDirections ? " among those compared one by one" : "";
        if (Blocks.Any(part => part.Wrong > 0)) yield return $"wrong{among}: {Counts()}";
        if (Pattern is not null) yield return $"pattern: {Pattern.Sentence}";
        var basis = IsByDirections ? "of a single entry, relative to the largest" : "in half of the entries";
        var seen = Resolution is null ? "" : $"this check would have seen a relative error of {Resolution:0e+0} {basis}; ";
        var noise = Noise is null ? "" : $"noise {Noise:0.0e+0}, ";
        yield return string.Create(CultureInfo.InvariantCulture, $"{seen}{noise}{Evaluations} evaluations, seed {Seed}");
    }

    // "Theta1 6/6 biases, 24/24 weights; Theta2 0/3 biases, 0/18 weights"
    private string Counts() => string.Join("; ", Blocks.GroupBy(part => part.Block).Select(block =>
        $"{block.Key} {string.Join(", ", block.Select(part => $"{part.Wrong}/{part.Total}{ParameterGroup.Suffix(part.Part)}"))}"));
}
