using System.Collections.Concurrent;
using System.Diagnostics;
using Kata.Runner;

namespace Kata.Cli;

/// <summary>The learner's loop: every save is answered. One thread owns all that is shown; files and verdicts arrive in its inbox.</summary>
internal sealed class Watch : IDisposable
{
    // A file that is empty or gone may be half saved: it is looked at again before it is judged.
    private static readonly TimeSpan Halfway = TimeSpan.FromMilliseconds(200);

    // What takes seconds is given at once; what learns for minutes is offered.
    private static readonly int[] Soon = [5, 6, 8];

    private readonly Workspace _workspace;
    private readonly BlockingCollection<Action> _inbox = [];
    private readonly Judging _judging;
    private readonly FileChanges _files;
    private readonly Board _board;
    private Code _code;
    private int _step;
    private bool _quit;
    private bool _resetAsked;
    private bool _halfway;

    public Watch(Workspace workspace)
    {
        _workspace = workspace;
        _code = workspace.Read();
        _step = Place.Current(_code, Progress.Read(workspace));
        _board = new(workspace);
        _judging = new(verdict => _inbox.Add(verdict), _step);
        _files = new(Path.GetDirectoryName(workspace.PathOf(1))!, () => _inbox.Add(() => Changed()));
    }

    /// <summary>Watches until q is pressed.</summary>
    /// <param name="interrupted">Ends it as q does.</param>
    public int Run(CancellationToken interrupted)
    {
        if (Console.IsInputRedirected) new Thread(Listen) { IsBackground = true }.Start();
        JudgeNow();
        while (!_quit && !interrupted.IsCancellationRequested)
        {
            _board.Show(_step, _code, _files.IsPolling);
            if (_inbox.TryTake(out var arrived, 20, CancellationToken.None)) arrived();
            else if (!Console.IsInputRedirected && Console.KeyAvailable) Press(Console.ReadKey(intercept: true).KeyChar);
        }

        Board.Leave();
        return Exit.Done;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _files.Dispose();
        _judging.Dispose();
    }

    // Keys may come from a program too.
    private void Listen()
    {
        while (Console.In.Read() is >= 0 and var key) _inbox.Add(() => Press((char)key));
    }

    private void Changed(bool again = false)
    {
        var code = _workspace.Read();
        if (code.Sha256 == _code.Sha256 && code.Problems.SequenceEqual(_code.Problems)) return;
        if (!again && !_halfway && IsHalfway(code))
        {
            _halfway = true;
            _ = Task.Delay(Halfway).ContinueWith(_ => _inbox.Add(() => Changed(again: true)));
            return;
        }

        _halfway = false;
        _step = Saved(code);
        _code = code;
        _board.Clear();
        JudgeNow();
    }

    private bool IsHalfway(Code code) =>
        code.Files.Any(file => file.Text.Length == 0) || code.Problems.Any(problem => !_code.Problems.Contains(problem));

    // The step whose file was saved; the one at hand, if it was among them or a helper's file was.
    private int Saved(Code code)
    {
        var before = _code.Files.ToDictionary(file => file.Path, file => file.Text);
        var changed = code.Files.Where(file => !before.TryGetValue(file.Path, out var text) || text != file.Text).Select(file => file.Name).ToHashSet();
        if (changed.Contains(Reference.StepName(_step))) return _step;
        return Enumerable.Range(1, Reference.StepNames.Count).FirstOrDefault(step => changed.Contains(Reference.StepName(step)), _step);
    }

    private void JudgeNow()
    {
        _resetAsked = false;
        var (step, code, since) = (_step, _code, Stopwatch.GetTimestamp());
        _board.Checking(step);
        _judging.Begin(step, code, (verdict, isLast) =>
        {
            _board.Judged(code, verdict, isLast, Stopwatch.GetElapsedTime(since));
            _board.Show(_step, _code, _files.IsPolling);
            if (isLast && Noted(code, verdict) && Soon.Contains(step)) Reward();
        });
    }

    private void Press(char key)
    {
        var reset = key == 'x' && _resetAsked;
        _resetAsked = false;
        switch (char.ToLowerInvariant(key))
        {
            case 'q':
                _quit = true;
                break;
            case 'n':
                Next();
                break;
            case 'r':
                JudgeNow();
                break;
            case 'h' when _board.Verdict is { } verdict:
                _board.Note(Safely(() => verdict.Passed ? [new("It has passed: \"kata hint\" shows every hint there is.")] : HintCommand.Next(_workspace, verdict)));
                break;
            case 'l':
                _board.Note(List());
                break;
            case 'c':
                CheckAll();
                break;
            case 'x':
                if (reset) _board.Note(Safely(() => [new(FileCommands.Reset(_workspace, _step))]));
                else _board.Note([new($"x once more puts the stub in the place of {Reference.StepName(_step)}.cs; what you have is kept.")]);
                _resetAsked = !reset;
                break;
            case 'p':
                Reward();
                break;
            case 'o':
                _board.Note(Safely(() => [new(Editor.Open(_workspace.PathOf(_step)))]));
                _board.Clear(notes: false);
                break;
        }
    }

    // The next that has not passed; after the last, the first one left out.
    private void Next()
    {
        var progress = Progress.Read(_workspace);
        var count = Reference.StepNames.Count;
        var open = Enumerable.Range(1, count - 1).Select(i => ((_step - 1 + i) % count) + 1)
            .FirstOrDefault(step => !progress.HasPassed(step, _code.HashOf(step)));
        if (open == 0 && _board.Verdict?.Passed == true)
        {
            _board.Note([new("All steps have passed. \"kata solution STEP\" shows how the reference writes one.", Tone.Good)]);
            return;
        }

        _step = open == 0 ? _step : open;
        _board.Clear();
        JudgeNow();
    }

    private IReadOnlyList<Line> List()
    {
        var progress = Progress.Read(_workspace);
        return [.. Enumerable.Range(1, Reference.StepNames.Count).Select(step =>
        {
            var state = progress.HasPassed(step, _code.HashOf(step)) ? "passed"
                : _code.Files.FirstOrDefault(file => file.Name == Reference.StepName(step))?.Text == Stubs.Of(step).Text ? "not started"
                : progress.HasEverPassed(step) ? "passed before; not checked since the code beneath it changed"
                : "begun";
            return CheckCommand.Row(step, step == _step ? $"{state}  <- you are here" : state, state == "passed" ? Tone.Good : Tone.Plain);
        })];
    }

    private void Reward()
    {
        if (Rewards.Offer(_step) is not { } offer || _board.Verdict is not { Passed: true })
        {
            _board.Note([new($"Your own code is put to use once step {string.Join(", ", Rewards.Steps)} has passed: p there.")]);
            return;
        }

        List<Line> said = [new($"Now {offer}", Tone.Strong)];
        _board.Note([.. said, new("Starting…")]);
        _judging.BeginReward(
            _step,
            _code,
            shown =>
            {
                if (shown.Said is { } text) said.AddRange(text.Split('\n').Select(row => new Line(row, Tone.Code)));
                if (shown.Picture is { } picture) said.AddRange(Safely(() => [new($"The picture is {RewardCommand.Keep(_workspace, picture)}")]));
                _board.Note(shown.Now is { } now ? [.. said, new(RewardCommand.Bar(now), Tone.Code)] : [.. said]);
            },
            wrong => _board.Note(wrong is null ? [.. said] : [.. said, new(wrong, Tone.Bad)]));
    }

    private void CheckAll()
    {
        var (code, rows) = (_code, new List<Line>());
        _board.Note([new("Checking all steps…")]);
        _judging.BeginAll(code, verdict =>
        {
            rows.Add(CheckCommand.Row(verdict.Step, new Report(_workspace, code, verdict).State.Text, verdict.Passed ? Tone.Good : Tone.Plain));
            _board.Note([.. rows]);
            Noted(code, verdict);
        });
    }

    // A full disk costs the note, not the loop.
    private bool Noted(Code code, StepVerdict verdict)
    {
        try
        {
            return CheckCommand.Noted(_workspace, code, verdict);
        }
        catch (IOException failure)
        {
            _board.Note([new(failure.Message, Tone.Bad)]);
            return false;
        }
    }

    private static IReadOnlyList<Line> Safely(Func<IReadOnlyList<Line>> act)
    {
        try
        {
            return act();
        }
        catch (Exception failure) when (failure is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return [new(failure.Message, Tone.Bad)];
        }
    }
}
