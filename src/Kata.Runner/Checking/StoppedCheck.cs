using Kata.Runner.Suites;
using Kata.Runner.Workers;

namespace Kata.Runner.Checking;

/// <summary>Finds out where a submission spends its time when a check had to be stopped.</summary>
internal sealed class StoppedCheck(WorkerPool workers, Limits limits, CancellationToken cancellation)
{
    private static readonly TimeSpan TracingTime = TimeSpan.FromSeconds(2);

    // Reading the data set takes some of it.
    private static readonly TimeSpan TracingTimeOnDataSets = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Runs a check that timed out once more, on code that notes the statement it runs, and adds the function and the line that were
    /// running
    /// most often.
    /// </summary>
    /// <param name="result">Any result; one that did not time out, or whose place cannot be found, is returned as it is.</param>
    /// <param name="sources">The files that were checked.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public StepResult Located(StepResult result, StepSources sources)
    {
        if (result.Verdict != Verdict.TimedOut || result.Checks[^1] is not { Verdict: Verdict.TimedOut } late) return result;
        var traced = LineTracing.Compile(sources.Files, cancellation);
        if (traced.Errors.Count > 0 || LineTracing.Find(sources.Files, Place(result.Step, traced, late)) is not { } line) return result;

        var where = line.Step is { } earlier && earlier != result.Step ? $"{line.Function} (step {(int)earlier})" : line.Function;
        var located = late with { Message = $"{late.Message} {where} was running: it is slow, or it never ends.", Trace = line.Trace };
        return result with { Checks = [.. result.Checks.SkipLast(1), located] };
    }

    private int Place(Step step, Compilation traced, CheckResult late)
    {
        Dictionary<int, int> places = [];
        var time = late.NeedsExternalData ? TracingTimeOnDataSets : TracingTime;
        try
        {
            Job job = new(step, traced.Image, traced.Symbols) { Names = [late.Name], ReportsPlace = true };
            workers.Run(job, limits with { Check = time, Step = time, ClockFactor = 3 }, Receive, cancellation);
        }
        catch (IOException)
        {
            // The verdict stands without a place.
        }

        return places.OrderByDescending(place => place.Value).Select(place => place.Key).FirstOrDefault();

        void Receive(WorkerMessage message)
        {
            if (message is RunningAt { Place: > 0 and var place }) places[place] = places.GetValueOrDefault(place) + 1;
        }
    }
}
