using Kata.Experiments;
using Kata.Experiments.Published;

namespace Kata.Cli.Notebooks;

/// <summary>Prints a notebook's lines and numbers, and keeps its pictures and models.</summary>
/// <param name="folder">Where pictures and models go.</param>
/// <param name="live">The line that shows progress.</param>
/// <param name="quiet">Whether to print nothing.</param>
internal sealed class NotebookPrinter(PictureFolder folder, LiveLine live, bool quiet)
{
    private readonly List<Comparison> _numbers = [];

    /// <summary>Every number so far.</summary>
    public IReadOnlyList<Comparison> Numbers => _numbers;

    /// <summary>A number as people read it: at most 13 digits, whole numbers with separators.</summary>
    public static string Text(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e9 ? $"{value:N0}" : $"{value:G13}";

    /// <summary>Prints or keeps what the notebook reports.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Show(ExperimentEvent shown)
    {
        if (shown.Progress is { } now)
        {
            live.Show(ProgressBar.Of(now));
            return;
        }

        live.Clear();
        if (shown.Line is { } said) Print(said);
        if (shown.Picture is { } picture) folder.Keep(picture);
        if (shown.Model is { } model) Print($"model: {folder.Keep(model.Name, model.Npz)}");
        if (shown.Value is not { } number) return;
        _numbers.Add(number);
        var published = number.Published is null ? "" : $"; published: {number.Published.Text}";
        Print($"{number.Status,-3} {number.What}: {Text(number.Computed!.Value)}{published}");
    }

    /// <summary>Prints where the pictures are.</summary>
    public void End() => Print($"pictures: {folder.Index}");

    private void Print(string line)
    {
        if (!quiet) Terminal.Say(line);
    }
}
