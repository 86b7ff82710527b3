using Kata.Cli.Output;
using Kata.Experiments;
using Kata.Learning;

namespace Kata.Cli.Learn;

/// <summary>What a reward has shown so far, as lines below a verdict.</summary>
internal sealed class RewardNotes(Workspace workspace, string offer)
{
    private readonly List<StyledLine> _said = [new($"Now {offer}", LineStyle.Strong)];
    private StyledLine[] _now = [new("Starting…", LineStyle.Live)];

    /// <summary>Everything, with the line of where it stands last.</summary>
    public IReadOnlyList<StyledLine> Lines => [.. _said, .. _now];

    /// <summary>It has shown something more.</summary>
    /// <exception cref="IOException">A picture cannot be written.</exception>
    public IReadOnlyList<StyledLine> Add(ExperimentEvent shown)
    {
        _now = shown.Progress is { } now ? [new(RewardCommand.Bar(now), LineStyle.Live)] : [];
        if (shown.Line is { } text) _said.AddRange(text.Split('\n').Select(row => new StyledLine(row, row.Length > 79 ? LineStyle.Plain : LineStyle.Code)));
        if (shown.Picture is { } picture) _said.Add(new($"The picture is {RewardCommand.Keep(workspace, picture)}"));
        return Lines;
    }

    /// <summary>It is over.</summary>
    /// <param name="wrong">What came in between, if anything.</param>
    public IReadOnlyList<StyledLine> End(string? wrong)
    {
        _now = [];
        if (wrong is not null) _said.Add(new(wrong, LineStyle.Bad));
        return Lines;
    }
}
