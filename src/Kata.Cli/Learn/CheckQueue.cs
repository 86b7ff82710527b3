using System.Runtime.ExceptionServices;
using Kata.Experiments;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>Checks in the background, one job at a time: a new job cancels the one before, whose results are then dropped.</summary>
/// <param name="post">Runs something on the thread that owns the screen.</param>
/// <param name="step">The step that will be checked first.</param>
internal sealed class CheckQueue(Action<Action> post, Step step) : IDisposable
{
    private readonly StepChecker _checker = new(null, step);
    private CancellationTokenSource _cancellation = new();
    private Task _work = Task.CompletedTask;

    /// <summary>Checks a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="code">What was written.</param>
    /// <param name="onResult">Receives the result, and whether it is final or its explanation is still to come.</param>
    public void Begin(Step step, Submission code, Action<StepResult, bool> onResult) => Begin(token =>
    {
        var result = _checker.Check(step, code, first: first => Post(() => onResult(first, false), token), cancellation: token);
        // Code that does not compile may be an incomplete save: the rest of it cancels this job.
        if (result.Verdict == Verdict.DoesNotCompile) token.WaitHandle.WaitOne(SaveDelays.CompileError);
        Post(() => onResult(result, true), token);
        // After a pass the learner goes on to the next step, or polishes this one.
        if (result.Passed && Enum.IsDefined(step + 1)) _checker.Renew(step, step + 1);
        else _checker.Renew(step);
    });

    /// <summary>Checks every step, one after the other.</summary>
    public void BeginAll(Submission code, Action<StepResult> onResult) => Begin(token =>
    {
        foreach (var step in Enum.GetValues<Step>())
        {
            var result = _checker.Check(step, code, cancellation: token);
            Post(() => onResult(result), token);
        }

        _checker.Renew(Step.Serialize);
    });

    /// <summary>Runs a milestone.</summary>
    /// <param name="step">A step that has a milestone.</param>
    /// <param name="code">What was written.</param>
    /// <param name="onEvent">Receives each event as it occurs.</param>
    /// <param name="onEnd">Called at the end with the reason it stopped, if it stopped early.</param>
    public void BeginReward(Step step, Submission code, Action<ExperimentEvent> onEvent, Action<string?> onEnd) => Begin(token =>
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
        _cancellation.Cancel();
        _work.Wait();
        _cancellation.Dispose();
        _checker.Dispose();
    }

    private void Begin(Action<CancellationToken> work)
    {
        _cancellation.Cancel();
        _cancellation.Dispose();
        _cancellation = new();
        var token = _cancellation.Token;
        _work = _work.ContinueWith(
            _ =>
            {
                try
                {
                    if (!token.IsCancellationRequested) work(token);
                }
                catch (OperationCanceledException)
                {
                    // Something newer has begun.
                }
                catch (Exception failure)
                {
                    post(() => ExceptionDispatchInfo.Throw(failure));
                }
            },
            TaskScheduler.Default);
    }

    // By the time it is read, something newer may have begun.
    private void Post(Action act, CancellationToken token) => post(() =>
    {
        if (!token.IsCancellationRequested) act();
    });
}
