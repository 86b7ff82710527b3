using System.Runtime.ExceptionServices;
using Kata.Experiments;
using Kata.Learning;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>Judges in the background, one thing at a time: what is begun later stops what was begun before, and its verdicts are never told after.</summary>
/// <param name="post">Runs something on the thread that owns the screen.</param>
/// <param name="step">The step that will be asked for first.</param>
internal sealed class CheckQueue(Action<Action> post, int step) : IDisposable
{
    private static readonly TimeSpan IncompleteSaveDelay = TimeSpan.FromMilliseconds(80);

    private readonly StepChecker _judge = new(null, step);
    private CancellationTokenSource _cancellation = new();
    private Task _work = Task.CompletedTask;

    /// <summary>Judges a step.</summary>
    /// <param name="step">1 … 12.</param>
    /// <param name="code">What was written.</param>
    /// <param name="told">Told the verdict, and whether it is the last word or more will be known soon.</param>
    public void Begin(int step, Submission code, Action<StepResult, bool> told) => Begin(token =>
    {
        var verdict = _judge.Check(step, code, first: first => Tell(() => told(first, false), token), cancellation: token);
        // A text that does not compile may be half saved: the rest of it ends this.
        if (verdict.Verdict == Verdict.DoesNotCompile) token.WaitHandle.WaitOne(IncompleteSaveDelay);
        Tell(() => told(verdict, true), token);
        // Whoever has passed goes on to the next step, or polishes this one.
        if (verdict.Passed && step < Reference.StepNames.Count) _judge.Renew(step, step + 1);
        else _judge.Renew(step);
    });

    /// <summary>Judges every step, one after the other.</summary>
    public void BeginAll(Submission code, Action<StepResult> told) => Begin(token =>
    {
        for (var step = 1; step <= Reference.StepNames.Count; step++)
        {
            var verdict = _judge.Check(step, code, cancellation: token);
            Tell(() => told(verdict), token);
        }

        _judge.Renew(1);
    });

    /// <summary>Puts the code to use.</summary>
    /// <param name="step">A step that has a reward.</param>
    /// <param name="code">What was written.</param>
    /// <param name="told">Told what is to be shown.</param>
    /// <param name="ended">Told that it is over, and what came in between, if anything.</param>
    public void BeginReward(int step, Submission code, Action<ExperimentEvent> told, Action<string?> ended) => Begin(token =>
    {
        try
        {
            var ending = Milestones.Give(step, code, shown => Tell(() => told(shown), token), token);
            Tell(() => ended(ending?.Message), token);
        }
        catch (IOException failure)
        {
            Tell(() => ended(failure.Message), token);
        }
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Cancel();
        _work.Wait();
        _cancellation.Dispose();
        _judge.Dispose();
    }

    private void Begin(Action<CancellationToken> work)
    {
        _cancellation.Cancel();
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
    private void Tell(Action act, CancellationToken token) => post(() =>
    {
        if (!token.IsCancellationRequested) act();
    });
}
