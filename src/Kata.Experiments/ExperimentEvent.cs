using Kata.Experiments.Models;
using Kata.Experiments.Published;
using Kata.Pictures.Svg;

namespace Kata.Experiments;

/// <summary>Something that an experiment shows while it runs; exactly one property is set.</summary>
public sealed record ExperimentEvent
{
    /// <summary>A line to print.</summary>
    public string? Line { get; init; }

    /// <summary>How far it is; replaces the one before.</summary>
    public ProgressUpdate? Progress { get; init; }

    /// <summary>A picture to keep.</summary>
    public NamedPicture? Picture { get; init; }

    /// <summary>A computed number and the published one.</summary>
    public Comparison? Value { get; init; }

    /// <summary>A trained network to keep.</summary>
    public NamedModel? Model { get; init; }

    /// <summary>A step of a training.</summary>
    public HistoryEntry? Entry { get; init; }

    /// <summary>How fast step 13 is.</summary>
    public Attempt? Attempt { get; init; }

    /// <summary>What was reached in the end, in numbers: one line, to be kept.</summary>
    public string? Reached { get; init; }
}

/// <summary>How far an experiment is.</summary>
/// <param name="Text">In words and numbers, less than a line.</param>
/// <param name="Share">How much of it is done, 0 … 1.</param>
public sealed record ProgressUpdate(string Text, double Share);

/// <summary>A picture that was drawn.</summary>
/// <param name="Name">A file's name without folder, ending in .svg.</param>
/// <param name="Svg">The picture.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="About">What it shows, for those who cannot see it.</param>
public sealed record NamedPicture(string Name, string Svg, string Title = "", string About = "")
{
    /// <summary>Draws parts one below the other.</summary>
    /// <param name="name">The file's name without ".svg".</param>
    /// <param name="title">What it is, in a few words.</param>
    /// <param name="about">What it shows, for those who cannot see it.</param>
    /// <param name="parts">At least one.</param>
    internal static NamedPicture Of(string name, string title, string about, IReadOnlyList<Part> parts) =>
        new($"{name}.svg", Picture.Of(title, "", about, parts), title, about);
}

/// <summary>A network that was trained.</summary>
/// <param name="Name">A file's name without folder, ending in .npz.</param>
/// <param name="Npz">The file's content; see <see cref="ModelFile"/>.</param>
public sealed record NamedModel(string Name, byte[] Npz);

/// <summary>The training set at one point of a training.</summary>
/// <param name="Cost">J with the penalty.</param>
/// <param name="Accuracy">0 … 1, or null if it was not measured.</param>
public sealed record HistoryEntry(double Cost, double? Accuracy);

/// <summary>How long step 13 takes, and step 8 for the same.</summary>
/// <param name="Milliseconds">Step 13.</param>
/// <param name="Step8">Step 8, in milliseconds.</param>
public sealed record Attempt(double Milliseconds, double Step8)
{
    /// <summary>How many times as fast as step 8 it is.</summary>
    public double Ratio => Step8 / Milliseconds;

    /// <summary>A time or a ratio in three digits or more, e.g. "2.41" or "1130".</summary>
    /// <param name="number">Above 0.</param>
    public static string Text(double number) => number.ToString(number < 100 ? "G3" : "F0", CultureInfo.InvariantCulture);
}
