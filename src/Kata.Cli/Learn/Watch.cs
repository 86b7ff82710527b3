using System.Collections.Concurrent;
using System.Diagnostics;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>The learner's loop: every save is answered. One thread owns the screen; file changes and results arrive in its inbox.</summary>
internal sealed class Watch : IDisposable
{
    private readonly BlockingCollection<Action> _inbox = [];
    private readonly FileChanges _files;
    private readonly FileChanges _warmup;
    private readonly WatchActions _actions;
    private bool _quit;
    private bool _incomplete;
    private bool _rewardDue;

    public Watch(Workspace workspace)
    {
        (Workspace, Code, View) = (workspace, workspace.Read(), new(workspace));
        Step = Progress.Read(workspace).Current(Code);
        Checks = new(Post, Step);
        _actions = new(this);
        _files = new(Path.GetDirectoryName(workspace.PathOf(Step.Serialize))!, () => Post(() => Changed()));
        _warmup = WarmupCommand.Watch(workspace, Post, View);
    }

    /// <summary>What is watched.</summary>
    public Workspace Workspace { get; }

    /// <summary>The screen.</summary>
    public LearnerView View { get; }

    /// <summary>What runs in the background.</summary>
    public CheckQueue Checks { get; }

    /// <summary>What is written now.</summary>
    public Submission Code { get; private set; }

    /// <summary>The current step.</summary>
    public Step Step { get; private set; }

    /// <summary>Watches until q is pressed.</summary>
    /// <param name="interrupted">Ends it as q does.</param>
    public int Run(CancellationToken interrupted)
    {
        if (Console.IsInputRedirected) WatchKeys.Listen(key => Post(() => _actions.Press(key)));
        View.Count(Progress.Read(Workspace).Passed(Code));
        CheckNow();
        while (!_quit && !interrupted.IsCancellationRequested)
        {
            View.Show(Step, _files.IsPolling);
            try
            {
                if (_inbox.TryTake(out var arrived, 20, CancellationToken.None)) arrived();
                else if (WatchKeys.Read() is { } key) _actions.Press(key);
            }
            catch (Exception failure) when (failure is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // A full disk costs a note, not the loop.
                View.Close();
                View.Note([new(failure.Message, LineStyle.Bad)]);
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
        Checks.Dispose();
    }

    /// <summary>Ends the loop.</summary>
    public void Quit() => _quit = true;

    /// <summary>Runs something on the thread that owns the screen.</summary>
    public void Post(Action act) => _inbox.Add(act);

    /// <summary>Makes another step the current one and checks it.</summary>
    public void GoTo(Step step)
    {
        Step = step;
        CheckNow();
    }

    /// <summary>Something may have been saved: checks it if it has.</summary>
    /// <param name="again">Whether it is checked even if it looks like half of a save.</param>
    public void Changed(bool again = false)
    {
        var code = Workspace.Read();
        if (code.Sha256 == Code.Sha256 && code.Problems.SequenceEqual(Code.Problems)) return;
        if (!again && !_incomplete && SaveClassifier.IsIncomplete(Code, code))
        {
            _incomplete = true;
            _ = Task.Delay(SaveDelays.MissingText).ContinueWith(_ => Post(() => Changed(again: true)));
            return;
        }

        (_incomplete, Step, Code) = (false, SaveClassifier.StepSaved(Code, code, Step), code);
        CheckNow();
    }

    /// <summary>Checks the current step.</summary>
    public void CheckNow()
    {
        _rewardDue = false;
        var (step, code, since) = (Step, Code, Stopwatch.GetTimestamp());
        Verdict? noted = null;
        View.Checking(step);
        Checks.Begin(step, code, (verdict, isLast) =>
        {
            if (step == Step) View.ShowResult(code, verdict, isLast, Stopwatch.GetElapsedTime(since));
            else View.ShowLate(verdict);
            // The verdict before the note: a disk may be slow. Where lines are printed, each report is printed once, with the note.
            if (Screen.CanDraw) View.Show(Step, _files.IsPolling);
            var isFirstPass = noted != verdict.Verdict && Note(code, verdict);
            noted = verdict.Verdict;
            if (step != Step) return;
            // A milestone that takes only seconds runs at once; a long one is offered. The race is run again for every version.
            _rewardDue |= (isFirstPass && Milestones.Immediate.Contains(step)) || step == Step.FastBackprop;
            if (isLast && verdict.Passed && _rewardDue) Reward();
        });
    }

    /// <summary>Notes a result in the progress and shows how many steps pass.</summary>
    /// <returns>Whether it is the step's first pass.</returns>
    public bool Note(Submission code, StepResult verdict)
    {
        var isFirstPass = Progress.Note(Workspace, code, verdict);
        View.Count(Progress.Read(Workspace).Passed(Code));
        return isFirstPass;
    }

    /// <summary>Runs the milestone of the current step, or says why not.</summary>
    public void Reward()
    {
        if (Milestones.Description(Step) is not { } description || View.Verdict is not { Passed: true })
        {
            View.Note([new($"After steps {Milestones.Numbers}, once they pass, press p to see your own code at work.")]);
            return;
        }

        _rewardDue = false;
        var notes = new RewardNotes(Workspace, Step, description);
        View.Note(notes.Lines);
        Checks.BeginReward(Step, Code, shown => View.Note(notes.Add(shown)), wrong => View.Note(notes.End(wrong)));
    }
}
