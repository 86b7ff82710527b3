using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>
/// The learner's screen: the step, its result, what explains it, notes and keys, or a page that is read in the place of these. It is drawn
/// only if something has changed.
/// </summary>
internal sealed class LearnerView(Workspace workspace)
{
    // What became of steps that the learner had left before all of their checks had ended.
    private readonly SortedDictionary<Step, StyledLine> _late = [];

    private readonly LinePrinter _printer = new();
    private IReadOnlyList<StyledLine> _notes = [];
    private Report? _report;
    private IReadOnlyList<StyledLine> _body = [];
    private TimeSpan _took;
    private bool _isLast;
    private bool _checking;
    private int _hidden;
    private int _hiddenOfPage;
    private int _passed;
    private (int, int, bool)? _drawnFor;

    /// <summary>The verdict shown.</summary>
    public StepResult? Verdict { get; private set; }

    /// <summary>The page that is open; null if none is.</summary>
    public ReadingPage? Page { get; private set; }

    /// <summary>Opens a page, at its beginning unless it is open already.</summary>
    public void Open(ReadingPage page)
    {
        if (Page?.Title != page.Title) _hiddenOfPage = 0;
        (Page, _drawnFor) = (page, null);
    }

    /// <summary>Closes the page.</summary>
    public void Close() => (Page, _drawnFor) = (null, null);

    /// <summary>How many steps pass.</summary>
    public void Count(int passed)
    {
        if (passed != _passed) _drawnFor = null;
        _passed = passed;
    }

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
        _body = [StyledLine.Empty, .. Before(), .. _report.Body(isLast)];
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
    public void Scroll(bool down, bool byPage)
    {
        var rows = (down ? 1 : -1) * (byPage ? Screen.Size.Height / 2 : 1);
        if (Page is null) _hidden += rows;
        else _hiddenOfPage += rows;
        _drawnFor = null;
    }

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
            .. _report is null || Page is not null ? Array.Empty<StyledLine>() : [_report.Checked],
            .. isPolling ? [new("File notifications do not work here, so files are checked ten times a second.", LineStyle.Quiet)]
                : Array.Empty<StyledLine>(),
            Progress(step),
            new(Page?.Keys ?? WatchKeys.Line, LineStyle.Quiet),
        ];
        if (Page is { } page)
        {
            Show(page, top, bottom, width);
            return;
        }

        StyledLine[] body = _report is null ? [] : [.. _body, .. After()];
        StyledLine[] notes = [.. _late.Values, .. _notes];
        if (Screen.CanDraw)
            _hidden = Screen.Draw(top, [.. notes.Length > 0 ? [StyledLine.Empty, .. notes] : notes, .. body], bottom, _hidden);
        else
            _printer.Print(_checking || _report is null ? top : [.. top, .. body, .. bottom, StyledLine.Empty], notes);
    }

    private void Show(ReadingPage page, IReadOnlyList<StyledLine> top, IReadOnlyList<StyledLine> bottom, int width)
    {
        if (Screen.CanDraw)
        {
            _hiddenOfPage = Screen.Draw([.. top, StyledLine.Empty], page.Lines(width), bottom, _hiddenOfPage);
            return;
        }

        // Where lines are printed one after the other there is nothing to go back from.
        foreach (var line in page.Lines(width)) Screen.Print(line);
        Close();
    }

    private StyledLine Progress(Step step)
    {
        var all = Enum.GetValues<Step>().Length;
        var lesson = Page is null ? $"  lesson {(int)step}: d" : "";
        return new($"{_passed} of {all} steps pass {new string('█', _passed)}{new string('░', all - _passed)}{lesson}", LineStyle.Quiet);
    }

    /// <summary>Leaves the cursor below the screen.</summary>
    public static void Leave() => Console.Out.WriteLine();

    private StyledLine Timed(StyledLine state) => state with
    {
        Text = string.Create(
            CultureInfo.InvariantCulture, $"{state.Text} ({_took.TotalMilliseconds:0} ms{(_isLast ? "" : ", looking closer…")})"),
    };

    private IEnumerable<StyledLine> Before()
    {
        if (Verdict is not { Verdict: Runner.Verdict.NotStarted } verdict) yield break;
        yield return new($"The lesson asks: {Lessons.Of(verdict.Step).Question}");
        yield return new("Press d to read it.");
        yield return StyledLine.Empty;
    }

    private IEnumerable<StyledLine> After()
    {
        if (Verdict is not { Passed: true } verdict || !_isLast) yield break;
        yield return StyledLine.Empty;
        if (Milestones.Description(verdict.Step) is { } description) yield return new($"Press p, and {description}");
        var steps = Enum.GetValues<Step>();
        if (_passed == steps.Length) yield return new("All steps pass: press n for the last page.", LineStyle.Strong);
        else if (verdict.Step == steps[^1]) yield return new("That was the last step, and others are left: l lists them, n goes there.");
        else yield return new($"Next is step {(int)verdict.Step + 1}, {verdict.Step + 1}: press n.");
    }
}
