using Kata.Experiments;

namespace Kata.Cli.Learn;

/// <summary>What a milestone has shown so far, as lines below a result.</summary>
internal sealed class RewardNotes(Workspace workspace, Step step, string description)
{
    private readonly List<StyledLine> _lines = [new($"Now {description}", LineStyle.Strong)];
    private StyledLine[] _progress = [new("Starting…", LineStyle.Live)];

    /// <summary>Everything, the progress last.</summary>
    public IReadOnlyList<StyledLine> Lines => [.. _lines, .. _progress];

    /// <summary>Adds an event.</summary>
    /// <exception cref="IOException">A picture cannot be written.</exception>
    public IReadOnlyList<StyledLine> Add(ExperimentEvent shown)
    {
        _progress = shown.Progress is { } now ? [new(ProgressBar.Of(now), LineStyle.Live)] : [];
        if (shown.Line is { } text)
            _lines.AddRange(text.Split('\n').Select(row => new StyledLine(row, row.Length > 79 ? LineStyle.Plain : LineStyle.Code)));
        if (shown.Attempt is { } attempt)
            _lines.AddRange(Leaderboard.Add(workspace, attempt, DateTimeOffset.UtcNow).Select(row => new StyledLine(row, LineStyle.Code)));
        if (shown.Reached is { } reached) Progress.AddReached(workspace, step, reached);
        if (shown.Picture is { } picture) _lines.Add(new($"The picture is {DisplayPath.Of(workspace.Keep(picture))}"));
        return Lines;
    }

    /// <summary>Ends the notes.</summary>
    /// <param name="wrong">Why it stopped early, if it did.</param>
    public IReadOnlyList<StyledLine> End(string? wrong)
    {
        _progress = [];
        if (wrong is not null) _lines.Add(new(wrong, LineStyle.Bad));
        return Lines;
    }
}
