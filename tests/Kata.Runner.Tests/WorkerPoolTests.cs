using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Runner.Tests;

public sealed class WorkerPoolTests
{
    [Test]
    public void A_worker_that_could_not_start_is_not_handed_out_again()
    {
        var starts = 0;
        using var pool = new WorkerPool(
            Limits.Standard,
            [],
            (limits, steps) => ++starts == 1 ? throw new IOException("no more processes") : Worker.Start(limits, steps));
        var compiled = Compiler.CompileSteps(StepSources.Whole(Reference.Files), Step.Serialize, CancellationToken.None);
        var job = new Job(Step.Serialize, compiled.Image, compiled.Symbols);

        Assert.That(() => pool.Run(job, Limits.Standard, _ => { }, CancellationToken.None), Throws.TypeOf<IOException>());

        Assert.That(pool.Run(job, Limits.Standard, _ => { }, CancellationToken.None), Is.Null);
    }

    [Test]
    public void The_worker_that_was_prepared_takes_the_job_after_an_interrupted_one()
    {
        var starts = 0;
        using var pool = new WorkerPool(Limits.Standard, [], (limits, steps) =>
        {
            Interlocked.Increment(ref starts);
            return Worker.Start(limits, steps);
        });
        var compiled = Compiler.CompileSteps(StepSources.Whole(Reference.Files), Step.Serialize, CancellationToken.None);
        var job = new Job(Step.Serialize, compiled.Image, compiled.Symbols);
        using var interruption = new CancellationTokenSource();

        Assert.That(
            () => pool.Run(
                job,
                Limits.Standard,
                _ =>
                {
                    pool.Prepare([Step.Serialize]);
                    interruption.Cancel();
                },
                interruption.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(pool.Run(job, Limits.Standard, _ => { }, CancellationToken.None), Is.Null);

        Assert.That(starts, Is.EqualTo(2));
    }
}
