using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Verify.Policy;
using Kata.Verify.Results;

namespace Kata.Verify.Judging;

/// <summary>Compiles strangers' steps, for a limited time.</summary>
internal static class StepCompiler
{
    /// <summary>
    /// How long the compiler may compute. A step takes some hundredths of a second; what takes longer is written to take longer. By the
    /// clock it is <see cref="ClockFactor"/> times as long, since other processes may compute as well.
    /// </summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(10);

    /// <summary>How many times as long it may take by the clock.</summary>
    public const int ClockFactor = 8;

    /// <summary>What is said of a compilation that does not end.</summary>
    public static readonly string TooLong = string.Create(CultureInfo.InvariantCulture, $"compiling took more than {Most.TotalSeconds} s.");

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Compiles.</summary>
    /// <param name="sources">A submission's files with the reference's.</param>
    /// <param name="last">The functions of the steps up to this one must be declared as the reference declares them.</param>
    /// <returns>The assembly, or else why there is none.</returns>
    public static (Compilation? Compiled, StepOutcome? Failure) Compile(StepSources sources, Step last)
    {
        using var late = new CancellationTokenSource(Most * ClockFactor);
        var computed = Environment.CpuUsage.TotalTime + Most;
        using var watch = new Timer(_ => Cancel(), null, Interval, Interval);
        try
        {
            return Judged(StrictCompiler.Compile(sources, last, late.Token));
        }
        catch (OperationCanceledException)
        {
            return (null, StepOutcome.Bomb(TooLong));
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
