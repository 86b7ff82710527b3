using System.Diagnostics;
using Kata.Harness.Diagnosis.Repair;
using Kata.Runner.Repairs;
using Kata.Runner.Workers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Runner.Checking;

/// <summary>Looks for the edits of a step's code that make it right: they say where the mistake is in code that nobody has seen.</summary>
internal sealed class RepairFinder(WorkerPool workers, Limits limits, CancellationToken cancellation)
{
    // The learner waits for it.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(3.6);

    // The search itself gives up earlier; this ends a process that an edit keeps busy.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _since = Stopwatch.StartNew();

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
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            foreach (var schema in Ahead(Schemas(compilation, own, end.Token)))
            {
                // An edit that the process did not survive is among all edits as well.
                var left = Most - _since.Elapsed;
                if (left <= TimeSpan.Zero || Search(step, schema, left) is not { } outcome) break;
                if (RepairRanking.Of(outcome, schema.Edits) is { Count: > 0 } likeliest) found = likeliest;
                if (outcome is { IsComplete: true, Repairs: [_] }) return ([found[0] with { IsWhole = true }], true);
                if (outcome.IsComplete) return (found, found.Count > 0);
            }

            return (found, false);
        }
        finally
        {
            end.Cancel();
        }
    }

    private IEnumerable<MutantSchema> Schemas(CSharpCompilation compilation, IReadOnlyList<SyntaxTree> own, CancellationToken end)
    {
        foreach (var edits in EditFinder.Tiers(compilation, own, end))
        {
            // Compiling them takes up to a second.
            if (_since.Elapsed > Most - Grace) yield break;
            var schema = MutantSchema.Compile(compilation, edits, end);
            if (schema.Edits.Count > 0) yield return schema;
        }
    }

    // The next one is compiled while this one is searched.
    private static IEnumerable<MutantSchema> Ahead(IEnumerable<MutantSchema> schemas)
    {
        // It may still be at work when nobody needs it any more: its cancellation ends it.
        var each = schemas.GetEnumerator();
        var next = Task.Run(Next);
        while (next.GetAwaiter().GetResult() is { } schema)
        {
            next = Task.Run(Next);
            yield return schema;
        }

        MutantSchema? Next() => each.MoveNext() ? each.Current : null;
    }

    // null if the process did not survive it.
    private RepairOutcome? Search(Step step, MutantSchema schema, TimeSpan left)
    {
        RepairOutcome? outcome = null;
        try
        {
            var job = new Job(step, schema.Image, []) { Edits = schema.Codes, SearchTime = left };
            workers.Run(job, limits with { Check = left + Grace, Step = left + Grace }, Receive, cancellation);
        }
        catch (IOException)
        {
            // The verdict stands without a place.
        }

        return outcome;

        void Receive(WorkerMessage message) => outcome = (message as Repaired)?.Outcome ?? outcome;
    }
}
