using System.Text;
using Kata.Data.Files;
using Kata.Experiments.Notebooks;
using Kata.Experiments.Published;

namespace Kata.Cli.Notebooks;

/// <summary>The table of figures on a Markdown page: a row a figure, between two marks.</summary>
internal sealed class FigureTable
{
    private const string Begin = "<!-- figures: filled by kata picture all --table -->";
    private const string End = "<!-- end of figures -->";
    private const string Head = "| figure | what it is | published | ours | | source |\n|---|---|---|---|---|---|\n";

    private readonly string _path;
    private readonly Dictionary<string, string> _rows = [];

    private FigureTable(string path) => _path = path;

    /// <summary>Reads a page.</summary>
    /// <exception cref="InvalidDataException">The page has no such table.</exception>
    public static FigureTable Read(string path)
    {
        var table = new FigureTable(path);
        foreach (var row in Parts(path).Rows.Split('\n').Where(row => row.StartsWith("| `", StringComparison.Ordinal))) table._rows[row.Split('`')[1]] = row;
        return table;
    }

    /// <summary>A figure as a row.</summary>
    public static string Row(PublishedValue figure) =>
        $"| `{figure.Id}` | {figure.What} | {figure.Published} | {NotebookCommand.Text(figure.Computed)} | {figure.Status} | {figure.Source} |";

    /// <summary>Puts figures into the table, each in its place, and writes the page.</summary>
    /// <exception cref="IOException">The page cannot be written.</exception>
    public void Write(IReadOnlyList<PublishedValue> figures)
    {
        foreach (var figure in figures) _rows[figure.Id] = Row(figure);
        var (before, _, after) = Parts(_path);
        var rows = NotebookCatalogue.All.SelectMany(notebook => _rows.Where(row => Of(row.Key, notebook)).Select(row => row.Value));
        AtomicFile.Write(_path, Encoding.UTF8.GetBytes($"{before}{Begin}\n{Head}{string.Join('\n', rows)}\n{End}{after}"));
    }

    // A figure's name begins with its notebook's; the losses belong to the slopes.
    private static bool Of(string id, Notebook notebook) => id.Split('.')[0] is var name && (name == "losses" ? "slopes" : name) == notebook.Name;

    private static (string Before, string Rows, string After) Parts(string path)
    {
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin) throw new InvalidDataException($"{path} has no table of figures: it needs the lines \"{Begin}\" and \"{End}\".");
        return (text[..begin], text[(begin + Begin.Length)..end], text[(end + End.Length)..]);
    }
}
