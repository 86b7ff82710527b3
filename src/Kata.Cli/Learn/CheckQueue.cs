using System.Runtime.ExceptionServices;
using Kata.Experiments;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>
/// Checks in the background. A new job cancels the one before, whose results are then dropped, unless that step's pass has been shown: its
/// checks on data sets go on until they end or the code they check changes.
/// </summary>
/// <param name="post">Runs something on the thread that owns the screen.</param>
/// <param name="step">The step that will be checked first.</param>
internal sealed class CheckQueue(Action<Action> post, Step step) : IDisposable
{
    private readonly List<CheckLane> _background = [];
    private CheckLane _lane = new(step);

    /// <summary>Checks a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="code">What was written.</param>
    /// <param name="onResult">Receives the result, and whether it is final or its explanation is still to come.</param>
    public void Begin(Step step, Submission code, Action<StepResult, bool> onResult) => Begin(step, code, (lane, token) =>
    {
        var result = lane.Checker.Check(
            step,
            code,
            early: early => Post(() => Show(early, isLast: early.InIsolation is not null), token),
            repairs: true,
            cancellation: token);
        // Code that does not compile may be an incomplete save: the rest of it cancels this job.
        if (result.Verdict == Verdict.DoesNotCompile) token.WaitHandle.WaitOne(SaveDelays.CompileError);
        Post(() => Show(result, isLast: true), token);
        if (lane.IsRetired) return;
        // After a pass the learner goes on to the next step, or polishes this one.
        if (result.Passed && Enum.IsDefined(step + 1)) lane.Checker.Renew(step, step + 1);
        else lane.Checker.Renew(step);

        void Show(StepResult shown, bool isLast)
        {
            lane.Shown = shown.Passed && !isLast ? (step, code.HashOf(step)) : null;
            onResult(shown, isLast);
        }
    });

    /// <summary>Checks every step, one after the other.</summary>
    public void BeginAll(Submission code, Action<StepResult> onResult) => Begin(null, code, (lane, token) =>
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            var result = lane.Checker.Check(step, code, cancellation: token);
            Post(() => onResult(result), token);
        }

        lane.Checker.Renew(Step.Serialize);
    });

    /// <summary>Runs a milestone.</summary>
    /// <param name="step">A step that has a milestone.</param>
    /// <param name="code">What was written.</param>
    /// <param name="onEvent">Receives each event as it occurs.</param>
    /// <param name="onEnd">Called at the end with the reason it stopped, if it stopped early.</param>
    public void BeginReward(
        Step step, Submission code, Action<ExperimentEvent> onEvent, Action<string?> onEnd) => Begin(null, code, (_, token) =>
    {
        try
        {
            var failure = Milestones.Run(step, code, shown => Post(() => onEvent(shown), token), token);
            Post(() => onEnd(failure?.Message), token);
        }
        catch (IOException failure)
        {
            Post(() => onEnd(failure.Message), token);
        }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        CheckLane[] lanes = [.. _background, _lane];
        foreach (var lane in lanes) lane.Cancel();
        foreach (var lane in lanes) lane.Dispose();
    }

    private void Begin(Step? step, Submission code, Action<CheckLane, CancellationToken> job)
    {
        foreach (var other in _background.Where(other => !other.CanGoOn(step, code))) other.Cancel();
        _background.RemoveAll(other => other.IsDone);
        if (_lane.CanGoOn(step, code))
        {
            _lane.Retire();
            _background.Add(_lane);
            _lane = new(step ?? Step.Serialize);
        }

        var lane = _lane;
        lane.Begin(token =>
        {
            try
            {
                if (!token.IsCancellationRequested) job(lane, token);
            }
            catch (OperationCanceledException)
            {
                // Something newer has begun.
            }
            catch (Exception failure)
            {
                post(() => ExceptionDispatchInfo.Throw(failure));
            }
        });
    }

    // By the time it is read, something newer may have begun.
    private void Post(Action act, CancellationToken token) => post(() =>
    {
        if (!token.IsCancellationRequested) act();
    });
}
