using Kata.Harness.Diagnosis;
using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Verify.Policy;
using Kata.Verify.Results;

namespace Kata.Verify.Judging;

/// <summary>Judges all steps of a submission: each alone, with the reference's other steps, and in the whole.</summary>
/// <param name="steps">Runs the checks.</param>
/// <param name="known">Verdicts that were found before.</param>
/// <param name="seeds">The seed of a check's random cases, by what is judged and the check's name.</param>
public sealed class SubmissionJudge(StepJudge steps, VerdictCache known, Func<string, string, ulong> seeds)
{
    // Compiling a step takes some hundredths of a second; what takes longer is written to take longer.
    private static readonly TimeSpan MostCompiling = TimeSpan.FromSeconds(10);

    /// <summary>Judges a submission.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="submission">Its files.</param>
    /// <param name="progress">Receives each step before it is judged.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">No sandbox can be started.</exception>
    public SubmissionVerdict Judge(
        string id, Submission submission, Action<Step>? progress = null, CancellationToken cancellation = default)
    {
        List<StepVerdict> verdicts = [];
        foreach (var step in Enum.GetValues<Step>())
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(step);
            verdicts.Add(Judge(step, submission));
        }

        steps.End();
        return new(id, submission.Sha256, verdicts);
    }

    private StepVerdict Judge(Step step, Submission submission)
    {
        if (!submission.Files.Any(file => file.Step == step))
            return new(step, Verdict.NotStarted, Verdict.NotStarted, FailureClass.MissingFile, []);

        var alone = Outcome(step, StepSources.Hybrid(step, submission.Files).WithoutLater(step), isAlone: true);
        var whole = Outcome(step, StepSources.UpTo(step, submission.Files).WithoutLater(step), isAlone: false);
        return new(step, alone.Verdict, whole.Verdict, alone.Class, alone.Checks)
        {
            Errors = alone.Errors,
            Mistakes = alone.Mistakes,
            FirstWrong = alone.FirstWrong,
        };
    }

    private StepOutcome Outcome(Step step, StepSources sources, bool isAlone)
    {
        var key = VerdictCache.Key(step, sources);
        return known.Find(key) ?? known.Keep(key, Found(key, step, sources, isAlone));
    }

    private StepOutcome Found(string key, Step step, StepSources sources, bool isAlone)
    {
        using var late = new CancellationTokenSource(MostCompiling);
        StrictCompilation strict;
        try
        {
            strict = StrictCompiler.Compile(sources, step, late.Token);
        }
        catch (OperationCanceledException)
        {
            var message = $"compiling took more than {MostCompiling.TotalSeconds} s.";
            return StepOutcome.Of(Verdict.DoesNotCompile, FailureClass.Compile, message);
        }

        var compiled = strict.Compilation;
        if (compiled.Errors.Count > 0)
        {
            // If a function is declared otherwise, the reference's steps stop compiling too; those errors say nothing.
            var own = compiled.Errors.Where(error => !SourceFile.IsReferencePath(error.Path)).DefaultIfEmpty(compiled.Errors[0]);
            return StepOutcome.Of(Verdict.DoesNotCompile, FailureClass.Compile, [.. own.Select(error => error.Sentence)]);
        }

        if (!strict.IsAllowed)
            return StepOutcome.Of(Verdict.Refused, FailureClass.Policy, [.. strict.Violations.Select(violation => $"{violation}")]);

        var checks = steps.Run(step, compiled, name => seeds(key, name));
        var verdict = StepResult.Of(checks);
        var outcome = new StepOutcome(verdict, FailureClasses.Of(checks), [.. checks.Select(FailureClasses.Verdict)]);
        return isAlone && verdict == Verdict.Failed ? Explained(step, outcome) : outcome;
    }

    private StepOutcome Explained(Step step, StepOutcome outcome)
    {
        try
        {
            var diagnosis = StepDiagnosis.Of(step, steps.Steps);
            return outcome with
            {
                Mistakes = [.. diagnosis.Names.SelectMany(names => names).Select(name => name.Id)],
                FirstWrong = diagnosis.ToString().Split('\n')[0],
            };
        }
        catch (SandboxException)
        {
            // The verdict stands without an explanation.
            return outcome;
        }
    }
}
