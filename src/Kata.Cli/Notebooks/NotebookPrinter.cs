using Kata.Cli.Learn;
using Kata.Experiments;
using Kata.Experiments.Published;

namespace Kata.Cli.Notebooks;

/// <summary>A notebook as it is printed: its lines, its numbers beside the published ones, its pictures kept.</summary>
/// <param name="folder">Where pictures and models go.</param>
/// <param name="live">Where it stands.</param>
/// <param name="quiet">Whether to print nothing.</param>
internal sealed class NotebookPrinter(PictureFolder folder, LiveLine live, bool quiet)
{
    private readonly List<PublishedValue> _figures = [];

    /// <summary>Every number so far.</summary>
    public IReadOnlyList<PublishedValue> Figures => _figures;

    /// <summary>Prints or keeps what is shown.</summary>
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
        if (shown.Value is not { } figure) return;
        _figures.Add(figure);
        var beside = figure.Published.Length > 0 ? $"; published: {figure.Published}" : "";
        Print($"{figure.Status,-3} {figure.What}: {NotebookCommand.Text(figure.Computed)}{beside}");
    }

    /// <summary>Says where the pictures are.</summary>
    public void End() => Print($"pictures: {folder.Index}");

    private void Print(string line)
    {
        if (!quiet) Terminal.Say(line);
    }
}
