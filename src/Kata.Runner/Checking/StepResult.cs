using Kata.Harness.Diagnosis;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Runner.Workers;

namespace Kata.Runner.Checking;

/// <summary>What a step came to.</summary>
/// <param name="Step">1 … 12.</param>
/// <param name="Verdict">With everything that somebody wrote for the steps before it.</param>
/// <param name="Checks">Each check that was run, in order. A check that was stopped is the last one.</param>
public sealed record StepResult(int Step, Verdict Verdict, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>The step's name.</summary>
    public string Name => Reference.StepNames[Step - 1];

    /// <summary>With the reference beneath it: null where that was not looked at, or where the step cannot be compiled without its neighbours.</summary>
    public Verdict? InIsolation { get; init; }

    /// <summary>The earlier steps that bring this one to fail, each by itself, where it passes alone.</summary>
    public IReadOnlyList<int> CausedBy { get; init; } = [];

    /// <summary>Why nothing could be run.</summary>
    public IReadOnlyList<CompileError> Errors { get; init; } = [];

    /// <summary>What the functions get wrong, if they fail in isolation.</summary>
    public StepDiagnosis? Diagnosis { get; init; }

    /// <summary>Whether the step passes.</summary>
    public bool Passed => Verdict == Verdict.Passed;

    /// <summary>The check to look at first: one for which the step has its verdict, and of those that are not started, by preference one of this very step.</summary>
    public CheckResult? First => Failing.OrderBy(check => check.Verdict != Verdict ? 2 : Verdict != Verdict.NotStarted || IsOwnStub(check) ? 0 : 1).FirstOrDefault();

    /// <summary>Whether a function of this very step is not started.</summary>
    internal bool IsStub => Verdict == Verdict.NotStarted && Failing.Any(IsOwnStub);

    /// <summary>The checks that do not pass.</summary>
    public IEnumerable<CheckResult> Failing => Checks.Where(check => check.Verdict is not (Verdict.Passed or Verdict.Ignored));

    // As the stubs say it.
    private bool IsOwnStub(CheckResult check) => check.Verdict == Verdict.NotStarted && check.Message.Contains($"{Name}.", StringComparison.Ordinal);

    /// <summary>The verdict on a step from those on its checks.</summary>
    /// <param name="checks">At least one.</param>
    internal static Verdict Of(IReadOnlyCollection<CheckResult> checks)
    {
        Verdict[] worst = [Verdict.Infrastructure, Verdict.Crashed, Verdict.OutOfMemory, Verdict.TimedOut, Verdict.Failed, Verdict.NotStarted, Verdict.Passed];
        // Checks that were all ignored prove nothing.
        return worst.FirstOrDefault(verdict => checks.Any(check => check.Verdict == verdict), Verdict.Infrastructure);
    }
}
