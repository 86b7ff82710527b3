using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Verify.Judging;

/// <summary>What a submission is compiled to, and what comes of it.</summary>
/// <param name="submission">Its files.</param>
/// <param name="steps">Runs the checks.</param>
/// <param name="known">Verdicts that were found before.</param>
/// <param name="seeds">The seed of a check's random cases, by what is judged and the check's name.</param>
/// <param name="times">How long it may take.</param>
/// <param name="listener">Follows.</param>
/// <param name="before">What is not to be compiled again.</param>
internal sealed class SubmissionParts(
    Submission submission,
    StepJudge steps,
    VerdictCache known,
    Func<string, string, ulong> seeds,
    SubmissionTimes times,
    JudgeListener listener,
    JudgedBefore before)
{
    private static readonly Step Last = Enum.GetValues<Step>()[^1];

    private readonly StepUses _uses = new(StepSources.UpTo(Last, submission.Files).Files);
    private readonly Dictionary<Step, StepOutcome> _alone = [];
    private (Compilation? Compiled, StepOutcome? Failure)? _all;
    private StepOutcome? _helpers = before.Bombs.Where(bomb => bomb.Parts == Parts.Helpers)
        .Select(bomb => StepOutcome.Bomb(bomb.Sentence)).FirstOrDefault();

    /// <summary>The steps that a step uses, and itself.</summary>
    public IReadOnlySet<Step> Used(Step step) => _uses.Closure(step);

    /// <summary>A step with the reference's other steps.</summary>
    public StepOutcome Alone(Step step) => _alone[step] = JudgedAlone(step);

    /// <summary>A step with the submission's other steps.</summary>
    public StepOutcome Whole(Step step)
    {
        var sources = new StepUses(StepSources.UpTo(Last, submission.Files).WithoutLater(step).Files).Sources(step);
        var key = VerdictCache.Key(step, sources);
        if (known.Find(key) is { } found) return found;
        var (all, wrong) = All(step);
        if (all is not null && IsSame(step, key)) return known.Keep(key, Run(step, key, all, isAlone: false));
        if (wrong?.IsCompilerBomb == true) return wrong;
        // What cannot be compiled by itself cannot be compiled with it either.
        if (Used(step).Select(_alone.GetValueOrDefault).FirstOrDefault(used => used?.Errors.Count > 0) is { } broken) return broken;
        var (compiled, failure) = Compile(step, Parts.Used, sources, [step]);
        return compiled is null ? failure! : known.Keep(key, Run(step, key, compiled, isAlone: false));
    }

    private StepOutcome JudgedAlone(Step step)
    {
        if (_helpers?.IsCompilerBomb == true) return _helpers;
        var sources = new StepUses(StepSources.Hybrid(step, submission.Files).WithoutLater(step).Files).Sources(step);
        var key = VerdictCache.Key(step, sources);
        if (known.Find(key) is { } found) return found;
        // A step that uses no other of the submission's is the same with all of them.
        if (IsSame(step, key) && All(step).Compiled is { } all) return known.Keep(key, Run(step, key, all, isAlone: true));
        var (compiled, failure) = Compile(step, Parts.Alone, sources, [step]);
        if (compiled is not null) return known.Keep(key, Run(step, key, compiled, isAlone: true));
        if (failure!.IsCompilerBomb) _helpers ??= Helpers(step);
        return failure;
    }

    // Whether a step is the same in the assembly of all steps, which is compiled only once.
    private bool IsSame(Step step, string key) => key == VerdictCache.Key(step, _uses.Sources(step));

    private (Compilation? Compiled, StepOutcome? Failure) All(Step step) => _all ??= Compile(
        step, Parts.All, StepSources.UpTo(Last, submission.Files), [.. submission.Files.Select(file => file.Step).OfType<Step>()]);

    // Whether it is the files beside the steps that cannot be compiled, which would be found out with every step again.
    private StepOutcome? Helpers(Step step) => submission.Files.All(file => file.Step is not null) ? null
        : Compile(step, Parts.Helpers, StepSources.UpTo(0, submission.Files), []).Failure;

    private (Compilation? Compiled, StepOutcome? Failure) Compile(
        Step step, Parts parts, StepSources sources, IReadOnlyList<Step> declared)
    {
        if (before.Bombs.FirstOrDefault(bomb => bomb.Parts == parts && (bomb.Step == step || parts >= Parts.All)) is { } bomb)
            return (null, StepOutcome.Bomb(bomb.Sentence));
        listener.Compiling(step, parts);
        return StepCompiler.Compile(sources, declared, times);
    }

    private StepOutcome Run(Step step, string key, Compilation compiled, bool isAlone)
    {
        listener.Running(step);
        var checks = steps.Run(step, compiled, name => seeds(key, name));
        var verdict = StepResult.Of(checks);
        var outcome = new StepOutcome(verdict, FailureClasses.Of(checks), [.. checks.Select(FailureClasses.Verdict)]);
        if (isAlone && verdict == Verdict.Failed && steps.Diagnosis(step) is { } diagnosis)
        {
            outcome = outcome with
            {
                Mistakes = [.. diagnosis.Names.SelectMany(names => names).Select(name => name.Id)],
                FirstWrong = diagnosis.FirstWrong ?? "",
            };
        }

        return outcome with { Printed = steps.Printed() };
    }
}
