namespace Kata.Runner;

/// <summary>Something that a reward shows; one of the three is given.</summary>
public sealed record RewardEvent
{
    /// <summary>A line to print.</summary>
    public string? Said { get; init; }

    /// <summary>Where it stands; it takes the place of the one before.</summary>
    public RewardProgress? Now { get; init; }

    /// <summary>A picture to keep.</summary>
    public RewardPicture? Picture { get; init; }
}

/// <summary>Where a reward stands.</summary>
/// <param name="Text">In words and numbers, less than a line.</param>
/// <param name="Share">How much of it is done, 0 … 1.</param>
public sealed record RewardProgress(string Text, double Share);

/// <summary>A picture that a reward has drawn.</summary>
/// <param name="Name">A file's name without folder, ending in .svg.</param>
/// <param name="Svg">The picture.</param>
public sealed record RewardPicture(string Name, string Svg);
