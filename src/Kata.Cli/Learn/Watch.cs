using System.Collections.Concurrent;
using System.Diagnostics;
using Kata.Runner;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>The learner's loop: every save is answered. One thread owns the screen; file changes and results arrive in its inbox.</summary>
internal sealed class Watch : IDisposable
{
    private readonly Workspace _workspace;
    private readonly BlockingCollection<Action> _inbox = [];
    private readonly CheckQueue _checks;
    private readonly FileChanges _files;
    private readonly FileChanges _warmup;
    private readonly LearnerView _view;
    private Submission _code;
    private Step _step;
    private bool _quit;
    private bool _resetAsked;
    private bool _incomplete;
    private bool _rewardDue;

    public Watch(Workspace workspace)
    {
        (_workspace, _code) = (workspace, workspace.Read());
        _step = Progress.Read(workspace).Current(_code);
        _view = new(workspace);
        _checks = new(verdict => _inbox.Add(verdict), _step);
        _files = new(Path.GetDirectoryName(workspace.PathOf(Step.Serialize))!, () => _inbox.Add(() => Changed()));
        _warmup = WarmupCommand.Watch(workspace, _inbox.Add, _view);
    }

    /// <summary>Watches until q is pressed.</summary>
    /// <param name="interrupted">Ends it as q does.</param>
    public int Run(CancellationToken interrupted)
    {
        if (Console.IsInputRedirected) WatchKeys.Listen(key => _inbox.Add(() => Press(key)));
        CheckNow();
        while (!_quit && !interrupted.IsCancellationRequested)
        {
            _view.Show(_step, _files.IsPolling);
            try
            {
                if (_inbox.TryTake(out var arrived, 20, CancellationToken.None)) arrived();
                else if (WatchKeys.Read() is { } key) Press(key);
            }
            catch (Exception failure) when (failure is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // A full disk costs a note, not the loop.
                _view.Note([new(failure.Message, LineStyle.Bad)]);
            }
        }

        LearnerView.Leave();
        return Exit.Success;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _files.Dispose();
        _warmup.Dispose();
        _checks.Dispose();
    }

    private void Changed(bool again = false)
    {
        var code = _workspace.Read();
        if (code.Sha256 == _code.Sha256 && code.Problems.SequenceEqual(_code.Problems)) return;
        if (!again && !_incomplete && SaveClassifier.IsIncomplete(_code, code))
        {
            _incomplete = true;
            _ = Task.Delay(SaveDelays.MissingText).ContinueWith(_ => _inbox.Add(() => Changed(again: true)));
            return;
        }

        (_incomplete, _step, _code) = (false, SaveClassifier.StepSaved(_code, code, _step), code);
        CheckNow();
    }

    private void CheckNow()
    {
        (_resetAsked, _rewardDue) = (false, false);
        var (step, code, since) = (_step, _code, Stopwatch.GetTimestamp());
        Verdict? noted = null;
        _view.Checking(step);
        _checks.Begin(step, code, (verdict, isLast) =>
        {
            if (step == _step) _view.ShowResult(code, verdict, isLast, Stopwatch.GetElapsedTime(since));
            else _view.ShowLate(verdict);
            _view.Show(_step, _files.IsPolling);
            var isFirstPass = noted != verdict.Verdict && Progress.Note(_workspace, code, verdict);
            noted = verdict.Verdict;
            if (step != _step) return;
            // A milestone that takes only seconds runs at once; a long one is offered. The race is run again for every version.
            _rewardDue |= (isFirstPass && Milestones.Immediate.Contains(step)) || step == Step.FastBackprop;
            if (isLast && verdict.Passed && _rewardDue) Reward();
        });
    }

    private void Press(char key)
    {
        (var reset, _resetAsked) = (key == 'x' && _resetAsked, false);
        switch (key = char.ToLowerInvariant(key))
        {
            case 'q':
                _quit = true;
                break;
            case 'n':
                Next();
                break;
            case 'r':
                CheckNow();
                break;
            case 'h':
                _view.Note(_view.Verdict is not { } verdict ? []
                    : verdict.Passed ? [new("It has passed: \"kata hint\" shows every hint.")]
                    : HintCommand.Next(_workspace, verdict));
                break;
            case 't':
                TraceNotes.Begin(_step, () => _code, _inbox.Add, _view);
                break;
            case 'l':
                _view.Note(StepList.Of(Progress.Read(_workspace), _code, _step));
                break;
            case 'c':
                CheckAll();
                break;
            case 'x':
                Reset(reset);
                break;
            case 'p':
                Reward();
                break;
            case 'o':
                _view.Note([new(Editor.Open(_workspace.PathOf(_step)).Sentence)]);
                break;
            case WatchKeys.PageDown or WatchKeys.PageUp or WatchKeys.Down or WatchKeys.Up:
                _view.Scroll(key is WatchKeys.PageDown or WatchKeys.Down, byPage: key is WatchKeys.PageDown or WatchKeys.PageUp);
                break;
            default:
                if (!char.IsControl(key)) _view.Note(WatchKeys.Help);
                break;
        }
    }

    private void Reset(bool sure)
    {
        _resetAsked = !sure;
        if (!sure)
        {
            _view.Note([new($"Press x again to replace {_step}.cs with the stub. Your version is backed up first.")]);
            return;
        }

        var report = FileCommands.Reset(_workspace, _step);
        Changed(again: true);
        _view.Note([new(report)]);
    }

    private void Next()
    {
        var next = Progress.Read(_workspace).Next(_code, _step);
        if (next is null && _view.Verdict?.Passed == true)
        {
            _view.Note([new("All steps have passed. \"kata solution STEP\" shows how the reference writes one.", LineStyle.Good)]);
            return;
        }

        _step = next ?? _step;
        CheckNow();
    }

    private void Reward()
    {
        if (Milestones.Description(_step) is not { } description || _view.Verdict is not { Passed: true })
        {
            _view.Note([new($"After steps {Milestones.Numbers}, once they pass, press p to see your own code at work.")]);
            return;
        }

        _rewardDue = false;
        var notes = new RewardNotes(_workspace, description);
        _view.Note(notes.Lines);
        _checks.BeginReward(_step, _code, shown => _view.Note(notes.Add(shown)), wrong => _view.Note(notes.End(wrong)));
    }

    private void CheckAll()
    {
        var (code, rows) = (_code, new List<StyledLine>());
        _view.Note([new("Checking all steps…")]);
        _checks.BeginAll(code, verdict =>
        {
            rows.Add(StepList.Row(verdict.Step, new Report(_workspace, code, verdict).State.Text, verdict.Passed));
            _view.Note([.. rows]);
            Progress.Note(_workspace, code, verdict);
        });
    }
}
