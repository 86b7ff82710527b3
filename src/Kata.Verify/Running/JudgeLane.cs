using System.Diagnostics;
using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;
using Kata.Verify.Judging;
using Kata.Verify.Results;

namespace Kata.Verify.Running;

/// <summary>
/// Judges one submission after the other, by one process after the other where one does not survive. What ends a judge while it compiles
/// is a compiler bomb; what ends it elsewhere is tried again once, and is then our failure.
/// </summary>
/// <param name="settings">Of its judges.</param>
internal sealed class JudgeLane(JudgeSettings settings) : IDisposable
{
    private const int MostAttempts = 2;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private JudgeProcess? _judge;

    /// <summary>The number of the judge's process; null if none runs.</summary>
    public int? ProcessId => _judge?.Id;

    // The compiler is asked to stop first.
    private TimeSpan MostCompiling => settings.Submissions.Compiling + TimeSpan.FromSeconds(2);

    // A step's checks may be run twice and be explained; all that is limited inside the judge as well.
    private TimeSpan MostRunning => (settings.Times.Step + settings.Times.Check) * settings.Times.ClockFactor * 3;

    /// <summary>Judges a submission.</summary>
    /// <param name="submission">Its files.</param>
    /// <param name="progress">Receives each step as it begins.</param>
    /// <param name="cancellation">Ends the judge.</param>
    /// <returns>Every step, in order, and what it printed.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<JudgedStep> Judge(Submission submission, Action<Step> progress, CancellationToken cancellation)
    {
        using var cancelled = cancellation.Register(() => _judge?.Kill());
        List<CompilerBomb> bombs = [];
        var attempt = new Attempt(progress);
        for (var failures = 0; ;)
        {
            attempt.Compiling = null;
            var why = Run(new(submission.Files, submission.Problems, new([.. attempt.Steps], bombs)), attempt, cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (why is null) return attempt.Steps;
            End();
            // Time that was used up, or memory, is evidence; any other end may be an accident.
            var isEvidence = attempt.Compiling is not null && why.Verdict is (Verdict.TimedOut or Verdict.OutOfMemory);
            if (!isEvidence && ++failures < MostAttempts) continue;
            if (attempt.Compiling is { } compiling)
            {
                bombs.Add(new(compiling.Step, compiling.Parts, Sentence(why)));
                failures = 0;
            }
            else
            {
                return [.. attempt.Steps, .. Enum.GetValues<Step>().Skip(attempt.Steps.Count).Select(step => Ours(step, why.Message))];
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => End();

    private string Sentence(JobFailure why) => why.Verdict switch
    {
        Verdict.TimedOut => settings.Submissions.CompilingTooLong,
        Verdict.OutOfMemory => "the compiler ran out of memory.",
        _ => "the compiler does not survive it.",
    };

    private static JudgedStep Ours(Step step, string why) => new(
        new(step, Verdict.Infrastructure, Verdict.Infrastructure, FailureClass.Infrastructure, []) { Errors = [why] }, "", false);

    private void End()
    {
        _judge?.Dispose();
        _judge = null;
    }

    private JobFailure? Run(JudgeJob job, Attempt attempt, CancellationToken cancellation)
    {
        try
        {
            _judge ??= JudgeProcess.Start(settings);
            _judge.Send(job);
            return Follow(_judge, attempt, cancellation);
        }
        catch (IOException failure)
        {
            return new(Verdict.Infrastructure, $"the judge cannot be reached: {failure.Message}");
        }
    }

    private JobFailure? Follow(JudgeProcess judge, Attempt attempt, CancellationToken cancellation)
    {
        var (time, began) = (judge.Time(), Stopwatch.GetTimestamp());
        while (!cancellation.IsCancellationRequested)
        {
            switch (judge.Next(Interval))
            {
                case SubmissionJudged:
                    return null;
                case JudgeFailed failed:
                    return new(Verdict.Infrastructure, failed.Reason);
                case null when judge.HasEnded:
                    return judge.Failure();
                case null when attempt.Compiling is null:
                    if (Stopwatch.GetElapsedTime(began) < MostRunning) continue;
                    return new(Verdict.Infrastructure, "the judge did not end the step in time.");
                case null:
                    if (time.Exceeds(MostCompiling, SubmissionTimes.ClockFactor, "compiling") is not { } late) continue;
                    return new(Verdict.TimedOut, late);
                case { } message:
                    attempt.Note(message);
                    (time, began) = (judge.Time(), Stopwatch.GetTimestamp());
                    break;
            }
        }

        return null;
    }

    // What is known of a submission so far.
    private sealed class Attempt(Action<Step> progress)
    {
        public List<JudgedStep> Steps { get; } = [];

        public CompilingParts? Compiling { get; set; }

        public void Note(JudgeMessage message)
        {
            Compiling = message as CompilingParts;
            if (message is StepJudged judged) Steps.Add(judged.Step);
            else if (message is CompilingParts compiling) progress(compiling.Step);
            else if (message is RunningStep running) progress(running.Step);
        }
    }
}
