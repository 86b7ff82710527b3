using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Runner.Workers;
using Microsoft.CodeAnalysis.CSharp;

namespace Kata.Runner.Checking;

/// <summary>One look at one step.</summary>
internal sealed class StepCheck(int step, Submission code, WorkerPool workers, CancellationToken cancellation)
{
    private static readonly TimeSpan CompilerPatience = TimeSpan.FromSeconds(10);

    private readonly string _name = Reference.StepNames[step - 1];

    // Compiled while the checks still run, as soon as one of them fails.
    private Task<(Compilation? Compiled, IReadOnlyList<CompileError> Errors)>? _alone;

    /// <summary>The verdict, with what explains it.</summary>
    public StepResult Give(bool alone, Action<StepResult>? first)
    {
        var verdict = InTheWhole(first);
        if (verdict.Passed && !alone) return verdict;
        if (verdict.IsStub || verdict.Verdict == Verdict.Infrastructure || (verdict.Verdict == Verdict.DoesNotCompile && verdict.CausedBy.Count == 0)) return verdict;
        return Explained(verdict);
    }

    // With all that was written for the steps before.
    private StepResult InTheWhole(Action<StepResult>? first)
    {
        var problems = code.Problems.Where(IsOwn).ToList();
        if (problems.Count > 0) return Not(problems);

        var (compiled, errors) = Compile(StepSources.UpTo(step, code.Files));
        if (compiled is null)
        {
            var own = errors.Where(IsOwn).ToList();
            if (own.Count > 0) return Not(own);
            return Not(errors) with { CausedBy = [.. errors.Select(Step).Where(earlier => earlier > 0).Distinct().Order()] };
        }

        var (checks, _, missing) = Run(compiled, null, false, failed: () => _alone ??= Task.Run(CompileAlone));
        if (missing is { Count: > 0 }) return Undeclared();
        var verdict = new StepResult(step, StepResult.Of(checks), checks);
        first?.Invoke(verdict);
        if (!verdict.Passed) return verdict;
        // Data sets that do not ship come last: reading them takes longer than everything before.
        IReadOnlyList<CheckResult> all = [.. checks, .. Run(compiled, null, false, outside: true).Checks];
        return verdict with { Verdict = StepResult.Of(all), Checks = all };
    }

    private StepResult Explained(StepResult whole)
    {
        // What was stopped before any check had ended may have been stopped before any had begun: there is no name to ask for again.
        string[]? failing = whole.Passed || whole.Checks.All(check => check.Suite.Length == 0) ? null : [.. whole.Failing.Select(check => check.Name)];
        var diagnose = whole.Verdict is Verdict.Failed or Verdict.DoesNotCompile;
        var (compiled, _) = (_alone ?? Task.FromResult(CompileAlone())).GetAwaiter().GetResult();
        if (compiled is null) return whole;

        var (checks, diagnosis, missing) = Run(compiled, failing, diagnose);
        if (missing is { Count: > 0 }) return whole;
        var verdict = StepResult.Of(checks);
        var explained = whole with { InIsolation = verdict, Diagnosis = diagnosis };
        return verdict != Verdict.Passed || whole.Passed || whole.CausedBy.Count > 0 ? explained : explained with { CausedBy = Guilty(failing) };
    }

    private (Compilation? Compiled, IReadOnlyList<CompileError> Errors) CompileAlone() => Compile(StepSources.Hybrid(step, code.Files));

    // Which of the steps before, each with the reference around it, brings the checks to fail?
    private List<int> Guilty(string[]? failing)
    {
        List<int> guilty = [];
        for (var earlier = 1; earlier < step; earlier++)
        {
            var name = Reference.StepNames[earlier - 1];
            if (!code.Files.Any(file => file.Name == name)) continue;
            var (compiled, _) = Compile(StepSources.Hybrid(earlier, code.Files));
            if (compiled is null || StepResult.Of(Run(compiled, failing, false).Checks) != Verdict.Passed) guilty.Add(earlier);
        }

        return guilty;
    }

    private (Compilation? Compiled, IReadOnlyList<CompileError> Errors) Compile(StepSources subject)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(CompilerPatience);
        try
        {
            var compilation = Compiler.Together(subject.Files);
            var compiled = Compiler.Emit(compilation, subject.Files, patience.Token);
            if (compiled.Errors.Count == 0) return (compiled, []);
            // Where a function is declared otherwise, the reference's own steps do not compile either, which is nobody's business.
            List<CompileError> errors = [.. Missing(compilation), .. compiled.Errors.Where(error => !IsReference(error))];
            return (null, errors.Count > 0 ? errors : compiled.Errors);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var path = subject.Files.FirstOrDefault(file => file.Name == _name)?.Path ?? "";
            return (null, [new(path, 0, 0, "", $"the compiler did not come to an end within {CompilerPatience.TotalSeconds} s: write it more simply.", "")]);
        }
    }

    // It compiles, but a function that nothing else calls is not there for the checks.
    private StepResult Undeclared()
    {
        var errors = Missing(Compiler.Together(StepSources.UpTo(step, code.Files).Files)).ToList();
        var own = errors.Where(IsOwn).ToList();
        return own.Count > 0 ? Not(own) : Not(errors) with { CausedBy = [.. errors.Select(Step).Distinct().Order()] };
    }

    private IEnumerable<CompileError> Missing(CSharpCompilation compilation) =>
        Enumerable.Range(1, step).SelectMany(earlier => Signatures.Missing(compilation, earlier));

    // What goes wrong with the process itself is no fault of the subject's: it gets a second one.
    private Heard Run(Compilation compiled, string[]? names, bool diagnose, bool? outside = false, Action? failed = null)
    {
        var job = new Job(step, compiled.Image, compiled.Symbols, names, names is null ? outside : null, diagnose);
        try
        {
            return Once(job, failed);
        }
        catch (IOException)
        {
            return Once(job, failed);
        }
    }

    private Heard Once(Job job, Action? failed)
    {
        var checks = new List<CheckResult>();
        var heard = new Heard([], null, null);
        var (running, over) = ($"{_name} (while it is loaded)", false);
        var ending = workers.Run(
            job,
            word =>
            {
                running = word.Started ?? running;
                over |= word.Checked;
                if (word.Finished is { } check)
                {
                    checks.Add(check);
                    if (check.Verdict == Verdict.Failed) failed?.Invoke();
                }

                heard = heard with { Diagnosis = word.Diagnosis ?? heard.Diagnosis, Missing = word.Missing ?? heard.Missing };
            },
            cancellation);
        // Once all checks have ended only the questions of the diagnosis are left, which may go unanswered.
        if (ending is not null && !over)
        {
            var after = checks.Any(check => check.Name == running) ? "after this check had ended, " : "";
            checks.Add(new("", running, step, ending.Verdict, $"{after}{ending.Message}", "", 0));
        }

        string[] suites = ["Unit", "Properties", "Snapshots", ""];
        return heard with { Checks = [.. checks.OrderBy(check => Array.IndexOf(suites, check.Suite)).ThenBy(check => check.Place)] };
    }

    private StepResult Not(IReadOnlyList<CompileError> errors) => new(step, Verdict.DoesNotCompile, []) { Errors = errors };

    private bool IsOwn(CompileError error) => Step(error) == step || (Step(error) == 0 && !IsReference(error));

    private static bool IsReference(CompileError error) => error.Path.StartsWith("reference/", StringComparison.Ordinal);

    private static int Step(CompileError error) => Reference.StepNames.ToList().IndexOf(Path.GetFileNameWithoutExtension(error.Path)) + 1;

    private sealed record Heard(IReadOnlyList<CheckResult> Checks, StepDiagnosis? Diagnosis, IReadOnlyList<string>? Missing);
}
