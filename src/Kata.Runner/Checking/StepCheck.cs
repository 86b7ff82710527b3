using Kata.Harness.Diagnosis;
using Kata.Runner.Suites;
using Kata.Runner.Workers;

namespace Kata.Runner.Checking;

/// <summary>One check of one step.</summary>
internal sealed class StepCheck(Step step, Submission submission, WorkerPool workers, Limits limits, CancellationToken cancellation)
{
    // A compiler that is slow because the machine is busy gets a second, longer try.
    private static readonly TimeSpan[] CompilerTimeouts = [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)];

    // Compiled while the checks still run, as soon as one of them fails.
    private Task<Compilation>? _hybrid;

    /// <summary>The verdict, with what explains it.</summary>
    public StepResult Run(bool inIsolation, bool repairs, bool dataSets, Action<StepResult>? early)
    {
        var result = InTheWhole(dataSets, early);
        if (result.Passed && !inIsolation) return result;
        if (result.IsStub || result.Verdict == Verdict.Infrastructure) return result;
        if (result.Verdict == Verdict.DoesNotCompile && result.CausedBy.Count == 0) return result;
        var explained = Explained(result);
        if (!repairs || explained.InIsolation is not (Verdict.Failed or Verdict.TimedOut)) return explained;
        early?.Invoke(explained);
        var (found, isComplete) = new RepairFinder(workers, limits, cancellation).Find(step, submission);
        return explained.With(found, isComplete);
    }

    // With everything that was written for the steps before.
    private StepResult InTheWhole(bool dataSets, Action<StepResult>? early)
    {
        List<CompileError> problems = [.. submission.Problems.Where(IsOwn)];
        if (problems.Count > 0) return DoesNotCompile(problems);

        var sources = StepSources.UpTo(step, submission.Files);
        var compiled = Compile(sources, step);
        if (compiled.Errors.Count > 0)
        {
            List<CompileError> own = [.. compiled.Errors.Where(IsOwn)];
            if (own.Count > 0) return DoesNotCompile(own);
            return DoesNotCompile(compiled.Errors) with
            {
                CausedBy = [.. compiled.Errors.Select(error => SourceFile.StepOf(error.Path)).OfType<Step>().Distinct().Order()],
            };
        }

        var tracer = new StoppedCheck(workers, limits, cancellation);
        var (checks, _) = Checks(compiled, null, false, failed: () => _hybrid ??= Task.Run(CompileHybrid));
        var result = new StepResult(step, StepResult.Of(checks), checks);
        early?.Invoke(result);
        // What follows may be interrupted by the next save, which would then wait for a process to start.
        if (early is not null) workers.Prepare([step]);
        if (!result.Passed || !dataSets) return tracer.Located(result, sources);
        // Data sets that do not ship come last: reading them takes longer than everything before.
        IReadOnlyList<CheckResult> all = [.. checks, .. Checks(compiled, null, false, onDataSets: true).Checks];
        return tracer.Located(result with { Verdict = StepResult.Of(all), Checks = all }, sources);
    }

    private StepResult Explained(StepResult whole)
    {
        // A step stopped before its first check ended has no check whose name could be asked for again.
        string[]? failing = whole.Passed || whole.Checks.All(check => check.Suite.Length == 0) ? null
            : [.. whole.Failing.Select(check => check.Name)];
        var diagnose = whole.Verdict is Verdict.Failed or Verdict.DoesNotCompile;
        var compiled = (_hybrid ?? Task.FromResult(CompileHybrid())).GetAwaiter().GetResult();
        if (compiled.Errors.Count > 0) return whole;

        var onDataSets = whole.Failing.Any(check => check.NeedsExternalData);
        var (checks, diagnosis) = Checks(compiled, failing, diagnose, onDataSets: onDataSets);
        var verdict = StepResult.Of(checks);
        var explained = whole with { InIsolation = verdict, Diagnosis = diagnosis };
        return verdict != Verdict.Passed || whole.Passed || whole.CausedBy.Count > 0 ? explained
            : explained with { CausedBy = Culprits(failing, onDataSets) };
    }

    private Compilation CompileHybrid() => Compile(StepSources.Hybrid(step, submission.Files), step);

    // The earlier steps, each with the reference's others, that make the checks fail.
    private List<Step> Culprits(string[]? failing, bool onDataSets)
    {
        List<Step> culprits = [];
        foreach (var earlier in Enum.GetValues<Step>().TakeWhile(earlier => earlier < step))
        {
            if (!submission.Files.Any(file => file.Step == earlier)) continue;
            var compiled = Compile(StepSources.Hybrid(earlier, submission.Files), step);
            var passes = compiled.Errors.Count == 0
                && StepResult.Of(Checks(compiled, failing, false, onDataSets: onDataSets).Checks) == Verdict.Passed;
            if (!passes) culprits.Add(earlier);
        }

        return culprits;
    }

    private Compilation Compile(StepSources sources, Step last)
    {
        foreach (var timeout in CompilerTimeouts)
            if (Compile(sources, last, timeout) is { } compiled) return compiled;

        var path = sources.Files.FirstOrDefault(file => file.Step == step)?.Path ?? "";
        var message = $"compiling took more than {CompilerTimeouts[^1].TotalSeconds} s. Simplify the code.";
        return new([], [], [new(path, 0, 0, "", message, "")]);
    }

    // null if time ran out.
    private Compilation? Compile(StepSources sources, Step last, TimeSpan most)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(most);
        try
        {
            var compiled = Compiler.CompileSteps(sources, last, timeout.Token);
            // If a function is declared otherwise, the reference's steps stop compiling too; hide those errors.
            IReadOnlyList<CompileError> errors = [.. compiled.Errors.Where(error => !SourceFile.IsReferencePath(error.Path))];
            return errors.Count > 0 ? compiled with { Errors = errors } : compiled;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    // A failure of the process itself is not the submission's fault: the job gets a second process.
    private (IReadOnlyList<CheckResult> Checks, StepDiagnosis? Diagnosis) Checks(
        Compilation compiled, string[]? names, bool diagnose, bool onDataSets = false, Action? failed = null)
    {
        Job job = new(step, compiled.Image, compiled.Symbols)
        {
            Names = names,
            OnDataSets = onDataSets,
            Diagnose = diagnose,
        };
        try
        {
            return Once(job, failed);
        }
        catch (IOException)
        {
            return Once(job, failed);
        }
    }

    private (IReadOnlyList<CheckResult> Checks, StepDiagnosis? Diagnosis) Once(Job job, Action? failed)
    {
        var checks = new List<CheckResult>();
        StepDiagnosis? diagnosis = null;
        var running = $"{step} (while it is loaded)";
        var group = CheckGroup.Mathematics;
        var finished = false;
        var failure = workers.Run(job, job.OnDataSets == true ? limits.OnDataSets : limits, Receive, cancellation);
        // Once all checks have ended only the diagnosis is left, which may remain unanswered.
        if (failure is not null && !finished)
        {
            var after = checks.Any(check => check.Name == running) ? "after this check had ended, " : "";
            checks.Add(new("", running, step, failure.Verdict, $"{after}{failure.Message}", "", 0)
            {
                Group = group,
                IsStackOverflow = failure.IsStackOverflow,
                NeedsExternalData = job.OnDataSets == true,
                Trace = failure.Calls.Count == 0 ? "" : SourceLine.FirstCall(submission.Files, failure.Calls)?.Trace ?? "",
            });
        }

        string[] suites = ["Unit", "Properties", "Snapshots", ""];
        return ([.. checks.OrderBy(check => Array.IndexOf(suites, check.Suite)).ThenBy(check => check.Place)], diagnosis);

        void Receive(WorkerMessage message)
        {
            switch (message)
            {
                case CheckStarted started:
                    running = started.Name;
                    group = started.Group;
                    break;
                case CheckFinished { Check: var check }:
                    checks.Add(check);
                    if (check is { Verdict: Verdict.Failed, IsRequired: true }) failed?.Invoke();
                    break;
                case ChecksFinished:
                    finished = true;
                    break;
                case Diagnosed diagnosed:
                    diagnosis = diagnosed.Diagnosis;
                    break;
            }
        }
    }

    private StepResult DoesNotCompile(IReadOnlyList<CompileError> errors) => new(step, Verdict.DoesNotCompile, []) { Errors = errors };

    private bool IsOwn(CompileError error) =>
        SourceFile.StepOf(error.Path) is { } other ? other == step : !SourceFile.IsReferencePath(error.Path);
}
