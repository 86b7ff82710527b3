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
}
