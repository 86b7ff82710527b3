using System.Collections.Concurrent;
using System.Diagnostics;
using Kata.Cli.Output;
using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>The learner's loop: every save is answered. One thread owns all that is shown; files and verdicts arrive in its inbox.</summary>
internal sealed class Watch : IDisposable
{
    // A file that is empty or gone may be half saved: it is looked at again before it is judged.
    private static readonly TimeSpan IncompleteSaveDelay = TimeSpan.FromMilliseconds(200);

    // What takes seconds is given at once; what learns for minutes is offered.
    private static readonly int[] ImmediateMilestones = [5, 6, 8];

    private readonly Workspace _workspace;
    private readonly BlockingCollection<Action> _inbox = [];
    private readonly CheckQueue _judging;
    private readonly FileChanges _files;
    private readonly LearnerView _board;
    private Submission _code;
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
            _board.Show(_step, _files.IsPolling);
            try
            {
                if (_inbox.TryTake(out var arrived, 20, CancellationToken.None)) arrived();
                else if (!Console.IsInputRedirected && Console.KeyAvailable) Press(Console.ReadKey(intercept: true).KeyChar);
            }
            catch (Exception failure) when (failure is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // A full disk costs a note, not the loop.
                _board.Note([new(failure.Message, LineStyle.Bad)]);
            }
        }

        LearnerView.Leave();
        return Exit.Success;
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
        if (!again && !_halfway && SaveClassifier.IsIncomplete(_code, code))
        {
            _halfway = true;
            _ = Task.Delay(IncompleteSaveDelay).ContinueWith(_ => _inbox.Add(() => Changed(again: true)));
            return;
        }

        _halfway = false;
        _step = SaveClassifier.Step(_code, code, _step);
        _code = code;
        JudgeNow();
    }

    private void JudgeNow()
    {
        _resetAsked = false;
        var (step, code, since) = (_step, _code, Stopwatch.GetTimestamp());
        _board.Checking(step);
        _judging.Begin(step, code, (verdict, isLast) =>
        {
            _board.Judged(code, verdict, isLast, Stopwatch.GetElapsedTime(since));
            _board.Show(_step, _files.IsPolling);
            if (isLast && CheckCommand.Noted(_workspace, code, verdict) && ImmediateMilestones.Contains(step)) Reward();
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
                _board.Note(verdict.Passed ? [new("It has passed: \"kata hint\" shows every hint there is.")] : HintCommand.Next(_workspace, verdict));
                break;
            case 'l':
                _board.Note(StepList.Of(Progress.Read(_workspace), _code, _step));
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
                _board.Note([new(Editor.Open(_workspace.PathOf(_step)))]);
                _board.Redraw();
                break;
        }
    }

    private void Reset(bool sure)
    {
        _resetAsked = !sure;
        if (!sure)
        {
            _board.Note([new($"x once more puts the stub in the place of {Reference.StepName(_step)}.cs; what you have is kept.")]);
            return;
        }

        var said = FileCommands.Reset(_workspace, _step);
        Changed(again: true);
        _board.Note([new(said)]);
    }

    private void Next()
    {
        if (Place.Next(_code, Progress.Read(_workspace), _step) is { } next)
        {
            _step = next;
        }
        else if (_board.Verdict?.Passed == true)
        {
            _board.Note([new("All steps have passed. \"kata solution STEP\" shows how the reference writes one.", LineStyle.Good)]);
            return;
        }

        JudgeNow();
    }

    private void Reward()
    {
        if (Milestones.Offer(_step) is not { } offer || _board.Verdict is not { Passed: true })
        {
            _board.Note([new($"Your own code is put to use once step {string.Join(", ", Milestones.Steps)} has passed: p there.")]);
            return;
        }

        var notes = new RewardNotes(_workspace, offer);
        _board.Note(notes.Lines);
        _judging.BeginReward(_step, _code, shown => _board.Note(notes.Add(shown)), wrong => _board.Note(notes.End(wrong)));
    }

    private void CheckAll()
    {
        var (code, rows) = (_code, new List<StyledLine>());
        _board.Note([new("Checking all steps…")]);
        _judging.BeginAll(code, verdict =>
        {
            rows.Add(StepList.Row(verdict.Step, new Report(_workspace, code, verdict).State.Text, verdict.Passed));
            _board.Note([.. rows]);
            CheckCommand.Noted(_workspace, code, verdict);
        });
    }
}
