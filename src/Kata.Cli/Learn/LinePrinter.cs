using System.Diagnostics;

namespace Kata.Cli.Learn;

/// <summary>Prints line by line for pipes and screen readers: each report once, and progress at most every few seconds.</summary>
internal sealed class LinePrinter
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    private string _printed = "";
    private IReadOnlyList<StyledLine> _printedNotes = [];
    private long _printedLive;

    /// <summary>Prints a report if it is another one than the last, and those notes that are new.</summary>
    public void Print(IReadOnlyList<StyledLine> lines, IReadOnlyList<StyledLine> notes)
    {
        var text = string.Join('\n', lines);
        if (text != _printed)
            foreach (var line in lines) Screen.Print(line);

        foreach (var line in notes.Where(line => !_printedNotes.Contains(line)))
        {
            if (line.Tone == LineStyle.Live && Stopwatch.GetElapsedTime(_printedLive) < Often) continue;
            if (line.Tone == LineStyle.Live) _printedLive = Stopwatch.GetTimestamp();
            Screen.Print(line);
        }

        (_printed, _printedNotes) = (text, notes);
    }
}
