using System.Diagnostics;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>
/// The learner's screen: the step, its result, what explains it, notes and keys. It is drawn only if something has changed.
/// </summary>
internal sealed class LearnerView(Workspace workspace)
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(5);

    // What became of steps that the learner had left before all of their checks had ended.
    private readonly SortedDictionary<Step, StyledLine> _late = [];

    private IReadOnlyList<StyledLine> _notes = [];
    private Report? _report;
    private IReadOnlyList<StyledLine> _body = [];
    private TimeSpan _took;
    private bool _isLast;
    private bool _checking;
    private int _hidden;
    private (int, int, bool)? _drawnFor;
    private string _printed = "";
    private IReadOnlyList<StyledLine> _printedNotes = [];
    private long _printedLive;

    /// <summary>The verdict shown.</summary>
    public StepResult? Verdict { get; private set; }

    /// <summary>A step is being checked; what was shown of it stays until there is something new.</summary>
    public void Checking(Step step)
    {
        _checking = true;
        _late.Remove(step);
        _hidden = 0;
        if (Verdict?.Step != step) (Verdict, _report) = (null, null);
        Note([]);
    }

    /// <summary>A result has arrived.</summary>
    public void ShowResult(Submission code, StepResult verdict, bool isLast, TimeSpan took)
    {
        // The time shown is that of the verdict, without its explanation and the checks on real data.
        if (_checking) _took = took;
        (Verdict, _isLast, _checking) = (verdict, isLast, false);
        _report = new(workspace, code, verdict);
        _body = [StyledLine.Empty, .. _report.Body(isLast), .. After()];
        _drawnFor = null;
    }

    /// <summary>The result of a step that the learner has left has arrived: a failure is told in a line above the notes.</summary>
    public void ShowLate(StepResult verdict)
    {
        if (verdict.Passed) return;
        var check = verdict.First is { } first ? $": {Report.Sentence(first.Name)}" : "";
        _late[verdict.Step] = new(
            $"Step {(int)verdict.Step}, {verdict.Step}, does not pass on data sets ({verdict.Verdict.InWords()}{check}). "
                + $"\"kata check {verdict.Step}\" says more.",
            LineStyle.Bad);
        _drawnFor = null;
    }

    /// <summary>Replaces the lines above the explanation: there may not be room for everything.</summary>
    public void Note(IReadOnlyList<StyledLine> lines)
    {
        // Others are read from their beginning; the same ones that have grown stay where they are.
        if (!lines.Take(1).SequenceEqual(_notes.Take(1))) _hidden = 0;
        (_notes, _drawnFor) = (lines, null);
    }

    /// <summary>Scrolls what does not fit by a row or by half a screen.</summary>
    public void Scroll(bool down, bool byPage) =>
        (_hidden, _drawnFor) = (_hidden + ((down ? 1 : -1) * (byPage ? Screen.Size.Height / 2 : 1)), null);

    /// <summary>Draws what has changed.</summary>
    public void Show(Step step, bool isPolling)
    {
        var (width, height) = Screen.Size;
        if (_drawnFor == (width, height, isPolling)) return;
        _drawnFor = (width, height, isPolling);
        StyledLine[] top =
        [
            new($"Step {(int)step} of {Enum.GetValues<Step>().Length}: {step}  {DisplayPath.Of(workspace.PathOf(step))}", LineStyle.Strong),
            _checking || _report is null ? new("Checking…") : Timed(_report.State),
        ];
        StyledLine[] bottom =
        [
            .. _report is null ? Array.Empty<StyledLine>() : [_report.Checked],
            .. isPolling ? [new("File notifications do not work here, so files are checked ten times a second.", LineStyle.Quiet)]
                : Array.Empty<StyledLine>(),
            new(WatchKeys.Line, LineStyle.Quiet),
        ];
        var body = _report is null ? [] : _body;
        StyledLine[] notes = [.. _late.Values, .. _notes];
        if (Screen.CanDraw)
            _hidden = Screen.Draw(top, [.. notes.Length > 0 ? [StyledLine.Empty, .. notes] : notes, .. body], bottom, _hidden);
        else
            PrintOnce(_checking || _report is null ? top : [.. top, .. body, .. bottom, StyledLine.Empty], notes);
    }

    // Line by line for pipes and screen readers: each report once, and progress at most every few seconds.
    private void PrintOnce(IReadOnlyList<StyledLine> lines, IReadOnlyList<StyledLine> notes)
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

    /// <summary>Leaves the cursor below the screen.</summary>
    public static void Leave() => Console.Out.WriteLine();

    private StyledLine Timed(StyledLine state) => state with
    {
        Text = string.Create(
            CultureInfo.InvariantCulture, $"{state.Text} ({_took.TotalMilliseconds:0} ms{(_isLast ? "" : ", looking closer…")})"),
    };

    private IEnumerable<StyledLine> After()
    {
        if (Verdict is not { Passed: true } verdict || !_isLast) yield break;
        yield return StyledLine.Empty;
        if (Milestones.Description(verdict.Step) is { } description) yield return new($"Press p, and {description}");
        yield return Enum.IsDefined(verdict.Step + 1)
            ? new($"Next is step {(int)verdict.Step + 1}, {verdict.Step + 1}: press n.")
            : new("That was the last step: l shows what is left, c checks all.");
    }
}
