using System.Diagnostics;
using System.Globalization;
using Kata.Cli.Output;
using Kata.Learning;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>The learner's screen: the step, its verdict, what explains it, notes and keys. It is drawn only where something has changed.</summary>
internal sealed class LearnerView(Workspace workspace)
{
    internal const string Keys = "n next · h hint · l list · c all · r again · x reset · o open · p use · q quit";

    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    private IReadOnlyList<StyledLine> _notes = [];
    private Report? _report;
    private IReadOnlyList<StyledLine> _body = [];
    private TimeSpan _took;
    private bool _isLast;
    private bool _checking;
    private (int, int, bool)? _drawnFor;
    private string _told = "";
    private IReadOnlyList<StyledLine> _toldNotes = [];
    private long _toldLive;

    /// <summary>The verdict shown.</summary>
    public StepResult? Verdict { get; private set; }

    /// <summary>A step is being checked; what was shown of it stays until there is something new.</summary>
    public void Checking(int step)
    {
        _checking = true;
        if (Verdict?.Step != step) (Verdict, _report) = (null, null);
        Note([]);
    }

    /// <summary>A verdict has come.</summary>
    public void Judged(Submission code, StepResult verdict, bool isLast, TimeSpan took)
    {
        // What is told is how long the verdict took, not what explains it or what reads real data.
        if (_checking) _took = took;
        (Verdict, _isLast, _checking) = (verdict, isLast, false);
        _report = new(workspace, code, verdict);
        _body = [StyledLine.Empty, .. _report.Body(isLast), .. After()];
        _drawnFor = null;
    }

    /// <summary>Puts lines above what explains the verdict, in the place of those before: there may not be room for everything.</summary>
    public void Note(IReadOnlyList<StyledLine> lines) => (_notes, _drawnFor) = (lines, null);

    /// <summary>Whatever stands on the screen has to be drawn anew.</summary>
    public void Redraw() => _drawnFor = null;

    /// <summary>Draws what has changed.</summary>
    public void Show(int step, bool isPolling)
    {
        var (width, height) = Screen.Size;
        if (_drawnFor == (width, height, isPolling)) return;
        _drawnFor = (width, height, isPolling);
        StyledLine[] top =
        [
            new($"Step {step} of {Reference.StepNames.Count}: {Reference.StepName(step)}  {Place.Shown(workspace.PathOf(step))}", LineStyle.Strong),
            _checking || _report is null ? new("Checking…") : Timed(_report.State),
        ];
        StyledLine[] bottom =
        [
            .. _report is null ? Array.Empty<StyledLine>() : [_report.Judged],
            .. isPolling ? [new("No file events arrive here, so the files are looked at ten times a second.", LineStyle.Quiet)] : Array.Empty<StyledLine>(),
            new(Keys, LineStyle.Quiet),
        ];
        var body = _report is null ? [] : _body;
        if (Screen.CanDraw) Screen.Draw(top, [.. _notes.Count > 0 ? [StyledLine.Empty, .. _notes] : _notes, .. body], bottom);
        else Tell(_checking || _report is null ? top : [.. top, .. body, .. bottom, StyledLine.Empty]);
    }

    // Line by line, as a pipe and a screen reader want it: each thing once, and where something stands not more often than every few seconds.
    private void Tell(IReadOnlyList<StyledLine> lines)
    {
        var text = string.Join('\n', lines);
        if (text != _told)
        {
            foreach (var line in lines) Screen.Print(line);
        }

        foreach (var line in _notes.Where(line => !_toldNotes.Contains(line)))
        {
            if (line.Tone == LineStyle.Live && Stopwatch.GetElapsedTime(_toldLive) < Often) continue;
            if (line.Tone == LineStyle.Live) _toldLive = Stopwatch.GetTimestamp();
            Screen.Print(line);
        }

        (_told, _toldNotes) = (text, _notes);
    }

    /// <summary>Leaves the cursor below the screen.</summary>
    public static void Leave() => Console.Out.WriteLine();

    private StyledLine Timed(StyledLine state) => state with
    {
        Text = string.Create(CultureInfo.InvariantCulture, $"{state.Text} ({_took.TotalMilliseconds:0} ms{(_isLast ? "" : ", looking closer…")})"),
    };

    private IEnumerable<StyledLine> After()
    {
        if (Verdict is not { Passed: true } verdict || !_isLast) yield break;
        yield return StyledLine.Empty;
        if (Milestones.Offer(verdict.Step) is { } offer) yield return new($"Press p, and {offer}");
        yield return verdict.Step < Reference.StepNames.Count
            ? new($"Next is step {verdict.Step + 1}, {Reference.StepName(verdict.Step + 1)}: press n.")
            : new("That was the last step: l shows what is left, c checks all.");
    }
}
