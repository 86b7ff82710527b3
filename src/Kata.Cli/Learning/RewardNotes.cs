using Kata.Runner;

namespace Kata.Cli;

/// <summary>What a reward has shown so far, as lines below a verdict.</summary>
internal sealed class RewardNotes(Workspace workspace, string offer)
{
    private readonly List<Line> _said = [new($"Now {offer}", Tone.Strong)];
    private Line[] _now = [new("Starting…", Tone.Live)];

    /// <summary>Everything, with the line of where it stands last.</summary>
    public IReadOnlyList<Line> Lines => [.. _said, .. _now];

    /// <summary>It has shown something more.</summary>
    /// <exception cref="IOException">A picture cannot be written.</exception>
    public IReadOnlyList<Line> Add(Shown shown)
    {
        _now = shown.Now is { } now ? [new(RewardCommand.Bar(now), Tone.Live)] : [];
        if (shown.Said is { } text) _said.AddRange(text.Split('\n').Select(row => new Line(row, row.Length > 79 ? Tone.Plain : Tone.Code)));
        if (shown.Picture is { } picture) _said.Add(new($"The picture is {RewardCommand.Keep(workspace, picture)}"));
        return Lines;
    }

    /// <summary>It is over.</summary>
    /// <param name="wrong">What came in between, if anything.</param>
    public IReadOnlyList<Line> End(string? wrong)
    {
        _now = [];
        if (wrong is not null) _said.Add(new(wrong, Tone.Bad));
        return Lines;
    }
}
