using System.Runtime.ExceptionServices;
using Kata.Verify.Results;
using Kata.Verify.Submissions;

namespace Kata.Verify.Running;

/// <summary>Judges many submissions at a time, and keeps every verdict as it is won.</summary>
public sealed class VerifyRun
{
    private readonly Func<IEnumerable<ReceivedSubmission>> _find;
    private readonly RunOptions _options;
    private readonly VerdictStore _store;
    private readonly RunListener _listener;
    private readonly RunIdentity _identity;
    private readonly Lock _turn = new();

    private VerifyRun(
        Func<IEnumerable<ReceivedSubmission>> find, RunOptions options, VerdictStore store, RunListener listener) =>
        (_find, _options, _store, _listener, _identity) = (find, options, store, listener, RunIdentity.Of(options));

    /// <summary>Judges what has not been judged before.</summary>
    /// <param name="find">Finds the submissions, as often as it is called: <see cref="SubmissionSource.Find"/>.</param>
    /// <param name="options">How.</param>
    /// <param name="store">Where verdicts are kept.</param>
    /// <param name="listener">Follows.</param>
    /// <param name="cancellation">Stops; what is judged until then is kept.</param>
    /// <returns>What was judged.</returns>
    /// <exception cref="FileNotFoundException">A path is neither a folder nor a zip.</exception>
    /// <exception cref="IOException">A verdict cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static RunManifest Run(
        Func<IEnumerable<ReceivedSubmission>> find,
        RunOptions options,
        VerdictStore store,
        RunListener listener,
        CancellationToken cancellation) =>
        new VerifyRun(find, options, store, listener).Run(cancellation);

    private RunManifest Run(CancellationToken cancellation)
    {
        List<string> ids = [];
        SortedDictionary<string, string> keys = new(StringComparer.Ordinal);
        HashSet<string> open = [];
        List<SubmissionVerdict> known = [];
        // Once to know how many there are and which of them are known, and once more, one at a time, to judge the others.
        foreach (var received in _find())
        {
            cancellation.ThrowIfCancellationRequested();
            ids.Add(received.Id);
            if (!_options.Shard.Holds(received.Id)) continue;
            var key = keys[received.Id] = _identity.KeyOf(received);
            if (_store.Find(received.Id, key) is { } found) known.Add(Kept(key, found, received));
            else open.Add(received.Id);
        }

        _listener.Found(keys.Count, known.Count);
        foreach (var verdict in known) _listener.Judged(verdict);
        known.Clear();
        Judge(_find().Where(received => open.Contains(received.Id)), open.Count, keys, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new(_identity, _options.Shard, ids, [.. keys.Select(entry => new RunEntry(entry.Key, entry.Value))]);
    }

    // A download may tell more of a student than the one before.
    private SubmissionVerdict Kept(string key, SubmissionVerdict found, ReceivedSubmission received)
    {
        var verdict = With(found, received);
        if (!(verdict.Student, verdict.StudentId).Equals((found.Student, found.StudentId)) || !verdict.Notes.SequenceEqual(found.Notes))
            _store.Keep(key, verdict);
        return verdict;
    }

    private static SubmissionVerdict With(SubmissionVerdict verdict, ReceivedSubmission received) => verdict with
    {
        Student = received.Student,
        StudentId = received.StudentId,
        Notes = [.. received.Problems, .. received.Notes],
    };

    private void Judge(
        IEnumerable<ReceivedSubmission> submissions, int count, IDictionary<string, string> keys, CancellationToken cancellation)
    {
        using var queue = submissions.GetEnumerator();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var next = new Lock();
        // A thread each, for it waits most of the time.
        Task[] lanes =
        [
            .. Enumerable.Range(0, Math.Min(_options.Jobs, count))
                .Select(lane => Task.Factory.StartNew(() => Serve(lane), default, TaskCreationOptions.LongRunning, TaskScheduler.Default)),
        ];
        try
        {
            Task.WaitAll(lanes, CancellationToken.None);
        }
        catch (AggregateException failures)
        {
            cancellation.ThrowIfCancellationRequested();
            var first = failures.Flatten().InnerExceptions.FirstOrDefault(failure => failure is not OperationCanceledException);
            ExceptionDispatchInfo.Throw(first ?? failures);
        }

        void Serve(int number)
        {
            try
            {
                using var lane = new JudgeLane(_options.Judge());
                while (Next() is { } received)
                {
                    var verdict = Judged(lane, number, received, stop.Token);
                    var key = _identity.KeyOf(received);
                    lock (_turn)
                    {
                        keys[received.Id] = key;
                        _store.Keep(key, verdict);
                        _listener.Judged(verdict);
                    }
                }
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }

        ReceivedSubmission? Next()
        {
            lock (next) return !stop.IsCancellationRequested && queue.MoveNext() ? queue.Current : null;
        }
    }

    private SubmissionVerdict Judged(JudgeLane lane, int number, ReceivedSubmission received, CancellationToken cancellation)
    {
        var steps = lane.Judge(received.Submission, Progress, cancellation);
        var printed = string.Concat(steps.Select(step => step.Printed));
        return With(new(received.Id, received.Hash, [.. steps.Select(step => step.Verdict)]), received) with
        {
            Printed = printed.Length > SubmissionVerdict.MostPrinted ? printed[..SubmissionVerdict.MostPrinted] : printed,
        };

        void Progress(Step step)
        {
            lock (_turn) _listener.Judging(number, received.Id, step);
        }
    }
}
