using Kata.Runner;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;

namespace Kata.Verify.Judging;

/// <summary>What a submission is compiled to, and what comes of it.</summary>
/// <param name="submission">Its files.</param>
/// <param name="steps">Runs the checks.</param>
/// <param name="known">Verdicts that were found before.</param>
/// <param name="seeds">The seed of a check's random cases, by what is judged and the check's name.</param>
/// <param name="listener">Follows.</param>
/// <param name="before">What is not to be compiled again.</param>
internal sealed class SubmissionParts(
    Submission submission,
    StepJudge steps,
    VerdictCache known,
    Func<string, string, ulong> seeds,
    JudgeListener listener,
    JudgedBefore before)
{
    private static readonly Step Last = Enum.GetValues<Step>()[^1];

    private readonly Lazy<StepUses> _uses = new(() => new(submission.Files));
    private (Compilation? Compiled, StepOutcome? Failure)? _all;
    private StepOutcome? _helpers = before.Bombs.Where(bomb => bomb.Parts == Parts.Helpers)
        .Select(bomb => StepOutcome.Bomb(bomb.Sentence)).FirstOrDefault();

    /// <summary>The earlier steps that a step uses.</summary>
    public IReadOnlySet<Step> EarlierUsed(Step step) => _uses.Value.Earlier(step);

    /// <summary>A step with the reference's other steps.</summary>
    public StepOutcome Alone(Step step)
    {
        if (_helpers?.IsCompilerBomb == true) return _helpers;
        var sources = StepSources.Hybrid(step, submission.Files).WithoutLater(step);
        var key = VerdictCache.Key(step, sources);
        if (known.Find(key) is { } found) return found;
        var (compiled, failure) = Compile(step, Parts.Alone, sources, step);
        if (compiled is not null) return known.Keep(key, Run(step, key, compiled, isAlone: true));
        if (failure!.IsCompilerBomb) _helpers ??= Helpers(step);
        return failure;
    }

    /// <summary>A step with the submission's earlier steps.</summary>
    public StepOutcome Whole(Step step)
    {
        var sources = StepSources.UpTo(step, submission.Files).WithoutLater(step);
        var key = VerdictCache.Key(step, sources);
        if (known.Find(key) is { } found) return found;
        // All steps in one assembly save a compilation for each. If the earlier ones use no later one, it is the same to them.
        if (!_uses.Value.AnyLater(step))
        {
            var (all, wrong) = _all ??= Compile(step, Parts.All, StepSources.UpTo(Last, submission.Files), Last);
            if (all is not null) return known.Keep(key, Run(step, key, all, isAlone: false));
            if (wrong!.IsCompilerBomb) return wrong;
        }

        var (compiled, failure) = Compile(step, Parts.UpTo, sources, step);
        return compiled is null ? failure! : known.Keep(key, Run(step, key, compiled, isAlone: false));
    }

    // Whether it is the files beside the steps that cannot be compiled, which would be found out with every step again.
    private StepOutcome? Helpers(Step step)
    {
        if (submission.Files.All(file => file.Step is not null)) return null;
        var helpers = StepSources.UpTo(0, submission.Files);
        return Compile(step, Parts.Helpers, helpers, 0).Failure;
    }

    private (Compilation? Compiled, StepOutcome? Failure) Compile(Step step, Parts parts, StepSources sources, Step last)
    {
        if (before.Bombs.FirstOrDefault(bomb => bomb.Parts == parts && (bomb.Step == step || parts > Parts.UpTo)) is { } bomb)
            return (null, StepOutcome.Bomb(bomb.Sentence));
        listener.Compiling(step, parts);
        return StepCompiler.Compile(sources, last);
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
