namespace Kata.Runner.Workers;

/// <summary>The worker in use, and one started ahead of need, so that a job does not wait for a process to start.</summary>
/// <param name="limits">What a job may take.</param>
/// <param name="warmUp">The steps that the first worker runs once before it is asked to.</param>
/// <param name="start">Starts a worker; null for <see cref="Worker.Start"/>.</param>
internal sealed class WorkerPool(Limits limits, IReadOnlyList<Step> warmUp, Func<Limits, IReadOnlyList<Step>, Worker>? start = null)
    : IDisposable
{
    private Worker? _now;
    private Task<Worker>? _next = Start(start, limits, warmUp);

    /// <summary>Runs a job; a worker that does not finish it is replaced.</summary>
    /// <inheritdoc cref="Worker.Run"/>
    public JobFailure? Run(Job job, Limits limits, Action<WorkerMessage> receive, CancellationToken cancellation)
    {
        var done = false;
        try
        {
            var failure = (_now ??= Take(job.Step)).Run(job, limits, receive, cancellation);
            done = failure is null;
            return failure;
        }
        finally
        {
            if (!done) End();
        }
    }

    /// <summary>Asks the current job to stop early.</summary>
    public void Stop() => _now?.Stop();

    /// <summary>Ends the worker, with everything that the submission left running in it, and starts the next.</summary>
    /// <param name="steps">The steps that the next one runs once before it is asked to.</param>
    public void Renew(IReadOnlyList<Step> steps)
    {
        End();
        Prepare(steps);
    }

    /// <summary>Starts the next worker while this one is still busy, for the job that may interrupt it.</summary>
    /// <inheritdoc cref="Renew"/>
    public void Prepare(IReadOnlyList<Step> steps) => _next ??= Start(start, limits, steps);

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        // One that cannot be started leaves nothing to dispose of.
        if (_next is not null && Task.WhenAny(_next).Result.IsCompletedSuccessfully) _next.Result.Dispose();
    }

    // Taken out first: one that could not start must not be handed out again.
    private Worker Take(Step step)
    {
        var next = _next ?? Start(start, limits, [step]);
        _next = null;
        return next.GetAwaiter().GetResult();
    }

    private void End()
    {
        _now?.Dispose();
        _now = null;
    }

    private static Task<Worker> Start(Func<Limits, IReadOnlyList<Step>, Worker>? start, Limits limits, IReadOnlyList<Step> steps) =>
        Task.Run(() => start is null ? Worker.Start(limits, steps) : start(limits, steps));
}
