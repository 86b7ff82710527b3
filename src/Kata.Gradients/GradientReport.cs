using System.Globalization;

namespace Kata.Gradients;

/// <summary>What a gradient check found.</summary>
public sealed record GradientReport
{
    /// <summary>The verdict on the whole.</summary>
    public GradientVerdict Verdict { get; init; }

    /// <summary>Whether the gradient is that of the cost.</summary>
    public bool Agrees => Verdict == GradientVerdict.Agrees;

    /// <summary>
    /// The wrong entry furthest off; without one the unresolved entry of the largest tolerance; without either the one closest to its tolerance.
    /// The first entry that is not finite where there is one; null where no entry was looked at.
    /// </summary>
    public GradientEntry? Worst { get; init; }

    /// <summary>All entries compared one by one, in order; where directions were checked, a sample and those narrowed down to.</summary>
    public IReadOnlyList<GradientEntry> Entries { get; init; } = [];

    /// <summary>How many entries of each part are wrong.</summary>
    public IReadOnlyList<GradientBlockCount> Blocks { get; init; } = [];

    /// <summary>What the wrong entries have in common, as a sentence; null where nothing was recognised.</summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// The smallest relative error that this check would have seen: the median over the entries, each relative to itself; where directions were
    /// checked, the error of a single entry, relative to the largest, that all its directions miss once in a thousand seeds. NaN where nothing was
    /// measured.
    /// </summary>
    public double Resolution { get; init; } = double.NaN;

    /// <summary>The rounding noise of the cost, in its own units; NaN where it was not measured.</summary>
    public double Noise { get; init; } = double.NaN;

    /// <summary>How often the cost was called.</summary>
    public int Evaluations { get; init; }

    /// <summary>The seed that replays this check.</summary>
    public int Seed { get; init; }

    /// <summary>The verdict in a sentence.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>Whether directions were checked instead of every entry.</summary>
    public bool IsByDirections { get; init; }

    /// <summary>The whole report: verdict, worst entry, counts, pattern, resolution and seed, a line each where there is something to say.</summary>
    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        yield return Sentence;
        if (Blocks.Any(part => part.Wrong > 0)) yield return $"wrong{(IsByDirections ? " among those compared one by one" : "")}: {Counts()}";
        if (Pattern is not null) yield return $"pattern: {Pattern}";
        var basis = IsByDirections ? "of a single entry, relative to the largest" : "in half of the entries";
        var seen = double.IsNaN(Resolution) ? "" : $"this check would have seen a relative error of {Resolution:0e+0} {basis}; ";
        var noise = double.IsNaN(Noise) ? "" : $"noise {Noise:0.0e+0}, ";
        yield return string.Create(CultureInfo.InvariantCulture, $"{seen}{noise}{Evaluations} evaluations, seed {Seed}");
    }

    // "Theta1 6/6 biases, 24/24 weights; Theta2 0/3 biases, 0/18 weights"
    private string Counts() => string.Join("; ", Blocks.GroupBy(part => Split(part.Name).Block).Select(block =>
        $"{block.Key} {string.Join(", ", block.Select(part => $"{part.Wrong}/{part.Total}{Split(part.Name).Kind}"))}"));

    private static (string Block, string Kind) Split(string part)
    {
        string[] kinds = [" biases", " weights", ""];
        var kind = kinds.First(ending => part.EndsWith(ending, StringComparison.Ordinal));
        return (part[..^kind.Length], kind);
    }
}
