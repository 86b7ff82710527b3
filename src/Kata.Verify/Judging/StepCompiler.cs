using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Verify.Policy;
using Kata.Verify.Results;

namespace Kata.Verify.Judging;

/// <summary>Compiles strangers' steps, for a limited time.</summary>
internal static class StepCompiler
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Compiles.</summary>
    /// <param name="sources">A submission's files with the reference's.</param>
    /// <param name="steps">The functions of these steps must be declared as the reference declares them.</param>
    /// <param name="times">How long it may take.</param>
    /// <returns>The assembly, or else why there is none.</returns>
    public static (Compilation? Compiled, StepOutcome? Failure) Compile(
        StepSources sources, IReadOnlyList<Step> steps, SubmissionTimes times)
    {
        using var late = new CancellationTokenSource(times.Compiling * SubmissionTimes.ClockFactor);
        var computed = Environment.CpuUsage.TotalTime + times.Compiling;
        using var watch = new Timer(_ => Cancel(), null, Interval, Interval);
        try
        {
            return Judged(StrictCompiler.Compile(sources, steps, late.Token));
        }
        catch (OperationCanceledException)
        {
            return (null, StepOutcome.Bomb(times.CompilingTooLong));
        }

        void Cancel()
        {
            if (Environment.CpuUsage.TotalTime > computed) late.Cancel();
        }
    }

    private static (Compilation?, StepOutcome?) Judged(StrictCompilation strict)
    {
        var compiled = strict.Compilation;
        if (compiled.Errors.Count > 0)
        {
            // If a function is declared otherwise, the reference's steps stop compiling too; those errors say nothing.
            var own = compiled.Errors.Where(error => !SourceFile.IsReferencePath(error.Path)).DefaultIfEmpty(compiled.Errors[0]);
            return (null, StepOutcome.Of(Verdict.DoesNotCompile, FailureClass.Compile, [.. own.Select(error => error.Sentence)]));
        }

        return strict.IsAllowed ? (compiled, null)
            : (null, StepOutcome.Of(Verdict.Refused, FailureClass.Policy, [.. strict.Violations.Select(violation => $"{violation}")]));
    }
}
