namespace Kata.Runner.Workers;

/// <summary>A worker for now, and one started ahead, so that nobody waits for a process to come up.</summary>
internal sealed class WorkerPool(Limits limits, IReadOnlyList<int> rehearse) : IDisposable
{
    private Worker? _now;
    private Task<Worker>? _next = Start(limits, rehearse);

    /// <summary>Lets the worker do a job; one that ends in the middle is replaced.</summary>
    /// <inheritdoc cref="Worker.Run"/>
    public JobFailure? Run(Job job, Action<WorkerMessage> heard, CancellationToken cancellation)
    {
        var done = false;
        try
        {
            _now ??= (_next ?? Start(limits, [job.Step])).GetAwaiter().GetResult();
            _next = null;
            // Data are read within the check that asks for them first, which is not the subject's time.
            var ending = _now.Run(job, job.Outside == true ? limits with { Check = limits.Step } : limits, heard, cancellation);
            done = ending is null;
            return ending;
        }
        finally
        {
            if (!done) End();
        }
    }

    /// <summary>Nothing of what has run is to be left: the worker is ended, and the next one started.</summary>
    /// <param name="steps">What it rehearses.</param>
    public void Renew(IReadOnlyList<int> steps)
    {
        End();
        _next ??= Start(limits, steps);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        End();
        // One that cannot be started leaves nothing to dispose of.
        if (_next is not null && Task.WhenAny(_next).Result.IsCompletedSuccessfully) _next.Result.Dispose();
    }

    private void End()
    {
        _now?.Dispose();
        _now = null;
    }

    private static Task<Worker> Start(Limits limits, IReadOnlyList<int> steps) => Task.Run(() => Worker.Start(limits, steps));
}
