using System.Text;
using Kata.Data.Files;
using Kata.Experiments.Published;

namespace Kata.Cli.Notebooks;

/// <summary>The table of numbers on a Markdown page: one row per number, between two marks.</summary>
internal sealed class ComparisonTable
{
    private const string Begin = "<!-- numbers: filled by kata notebook all --table -->";
    private const string End = "<!-- end of numbers -->";
    private const string Head = "| number | what it is | published | computed | | source |\n|---|---|---|---|---|---|\n";

    private readonly string _path;
    private readonly Dictionary<string, string> _rows = [];

    private ComparisonTable(string path) => _path = path;

    /// <summary>Reads a page.</summary>
    /// <exception cref="InvalidDataException">The page has no such table.</exception>
    public static ComparisonTable Read(string path)
    {
        var table = new ComparisonTable(path);
        foreach (var row in Parts(path).Rows.Split('\n').Where(row => row.StartsWith("| `", StringComparison.Ordinal)))
            table._rows[row.Split('`')[1]] = row;
        return table;
    }

    /// <summary>Puts numbers into the table, each into its row or below the last, and writes the page.</summary>
    /// <exception cref="IOException">The page cannot be written.</exception>
    public void Write(IEnumerable<Comparison> comparisons)
    {
        foreach (var line in comparisons)
        {
            var (published, computed) = (line.Published, NotebookPrinter.Text(line.Computed!.Value));
            _rows[line.Id] = $"| `{line.Id}` | {line.What} | {published?.Text} | {computed} | {line.Status} | {published?.Source} |";
        }

        var (before, _, after) = Parts(_path);
        AtomicFile.Write(_path, Encoding.UTF8.GetBytes($"{before}{Begin}\n{Head}{string.Join('\n', _rows.Values)}\n{End}{after}"));
    }

    private static (string Before, string Rows, string After) Parts(string path)
    {
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"{path} has no table of numbers: it needs the lines \"{Begin}\" and \"{End}\".");
        return (text[..begin], text[(begin + Begin.Length)..end], text[(end + End.Length)..]);
    }
}
