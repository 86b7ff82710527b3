using Kata.Harness.Diagnosis.Repair;
using Kata.Runner.Repairs;
using Kata.Runner.Workers;

namespace Kata.Runner.Checking;

/// <summary>Looks for the edits of a step's code that make it right: they say where the mistake is in code that nobody has seen.</summary>
internal sealed class RepairFinder(WorkerPool workers, Limits limits, CancellationToken cancellation)
{
    // The search itself gives up earlier; this ends a process that an edit keeps busy.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(6);

    /// <summary>Finds them. The likely edits are tried first, the others only if those do not repair everything.</summary>
    /// <param name="step">A step that is wrong with the reference's other steps.</param>
    /// <param name="submission">The learner's files.</param>
    /// <returns>At most two, the likeliest first, empty if none helps; and whether everything is right with them.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public (IReadOnlyList<Repair> Repairs, bool IsComplete) Find(Step step, Submission submission)
    {
        var sources = StepSources.Hybrid(step, submission.Files);
        var compilation = Compiler.Together(sources.Files);
        var own = submission.Files.Where(file => file.Step is null || file.Step == step).Select(Compiler.Tree).ToList();
        IReadOnlyList<Repair> found = [];
        foreach (var edits in EditFinder.Tiers(compilation, own, cancellation))
        {
            var schema = MutantSchema.Compile(compilation, edits, cancellation);
            if (schema.Edits.Count == 0) continue;
            // An edit that the process did not survive is among all edits as well.
            if (Search(step, schema) is not { } outcome) break;
            if (outcome.Repairs.Count > 0) found = RepairRanking.Of(outcome.Repairs, schema.Edits);
            if (outcome is { IsComplete: true, Repairs: [_] }) return ([found[0] with { IsWhole = true }], true);
            if (outcome.IsComplete) return (found, found.Count > 0);
        }

        return (found, false);
    }

    // null if the process did not survive it.
    private RepairOutcome? Search(Step step, MutantSchema schema)
    {
        RepairOutcome? outcome = null;
        try
        {
            var job = new Job(step, schema.Image, []) { Edits = schema.Codes };
            workers.Run(job, limits with { Check = Most, Step = Most }, Receive, cancellation);
        }
        catch (IOException)
        {
            // The verdict stands without a place.
        }

        return outcome;

        void Receive(WorkerMessage message) => outcome = (message as Repaired)?.Outcome ?? outcome;
    }
}
