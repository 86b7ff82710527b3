using System.Globalization;
using Kata.Runner;

namespace Kata.Cli;

/// <summary>The learner's screen: the step, its verdict, what explains it, notes and keys. It is drawn only where something has changed.</summary>
internal sealed class Board(Workspace workspace)
{
    private const string Keys = "n next · h hint · l list · c all · r again · x reset · o open · p use · q quit";

    private IReadOnlyList<Line> _notes = [];
    private Code? _code;
    private TimeSpan _took;
    private bool _isLast;
    private bool _checking;
    private string _shown = "";

    /// <summary>The verdict shown, if it is the last word on the code as it is.</summary>
    public StepVerdict? Verdict { get; private set; }

    /// <summary>A step is being checked; what was shown of it stays until there is something new.</summary>
    public void Checking(int step)
    {
        _checking = true;
        if (Verdict?.Step != step) Verdict = null;
        _notes = [];
    }

    /// <summary>A verdict has come.</summary>
    public void Judged(Code code, StepVerdict verdict, bool isLast, TimeSpan took)
    {
        // What is told is how long the verdict took, not what explains it or what reads real data.
        if (_checking) _took = took;
        (_code, Verdict, _isLast, _checking) = (code, verdict, isLast, false);
    }

    /// <summary>Puts lines below the verdict, in the place of those before.</summary>
    public void Note(IReadOnlyList<Line> lines) => _notes = lines;

    /// <summary>Whatever stands on the screen has to be drawn anew.</summary>
    public void Clear(bool notes = true)
    {
        _shown = "";
        if (notes) _notes = [];
    }

    /// <summary>Draws what has changed.</summary>
    public void Show(int step, Code code, bool isPolling)
    {
        var report = Verdict is null ? null : new Report(workspace, _code!, Verdict);
        Line[] top =
        [
            new($"Step {step} of {Reference.StepNames.Count}: {Reference.StepName(step)}  {Place.Shown(workspace.PathOf(step))}", Tone.Strong),
            _checking || report is null ? new("Checking…") : Timed(report.State),
        ];
        // What was asked for by a key comes first: there may not be room for everything.
        Line[] middle =
        [
            .. _notes.Count > 0 ? [Line.Empty, .. _notes] : _notes,
            .. report is null ? Array.Empty<Line>() : [Line.Empty, .. report.Body(), .. After()],
        ];
        Line[] bottom =
        [
            .. report is null ? Array.Empty<Line>() : [report.Judged],
            .. isPolling ? [new("No file events arrive here, so the files are looked at ten times a second.", Tone.Quiet)] : Array.Empty<Line>(),
            new(Keys, Tone.Quiet),
        ];

        var all = $"{Screen.Size} {string.Join('\n', [.. top, .. middle, .. bottom])}";
        if (all == _shown) return;
        _shown = all;
        if (Screen.CanDraw)
        {
            Screen.Draw(top, middle, bottom);
            return;
        }

        foreach (var line in _checking || report is null ? top : [.. top, .. middle, .. bottom, Line.Empty]) Screen.Print(line);
    }

    /// <summary>Leaves the cursor below the screen.</summary>
    public static void Leave() => Console.Out.WriteLine();

    private Line Timed(Line state) => state with
    {
        Text = string.Create(CultureInfo.InvariantCulture, $"{state.Text} ({_took.TotalMilliseconds:0} ms{(_isLast ? "" : ", looking closer…")})"),
    };

    private IEnumerable<Line> After()
    {
        if (Verdict is not { Passed: true } verdict || !_isLast) yield break;
        yield return Line.Empty;
        if (Rewards.Offer(verdict.Step) is { } offer) yield return new($"Press p, and {offer}");
        yield return verdict.Step < Reference.StepNames.Count
            ? new($"Next is step {verdict.Step + 1}, {Reference.StepName(verdict.Step + 1)}: press n.")
            : new("That was the last step: l shows what is left, c checks all.");
    }
}
