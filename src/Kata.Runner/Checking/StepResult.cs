using Kata.Harness.Diagnosis;
using Kata.Runner.Repairs;
using Kata.Runner.Suites;

namespace Kata.Runner.Checking;

/// <summary>The result of checking a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Verdict">With everything that the learner wrote for the steps before it.</param>
/// <param name="Checks">Each check that was run, in order. A check that was stopped is the last one.</param>
public sealed record StepResult(Step Step, Verdict Verdict, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>
    /// The verdict with the reference's other steps; null if that was not tried, or if the step does not compile without its neighbours.
    /// </summary>
    public Verdict? InIsolation { get; init; }

    /// <summary>The earlier steps that cause this one to fail, each by itself, if it passes in isolation.</summary>
    public IReadOnlyList<Step> CausedBy { get; init; } = [];

    /// <summary>Why nothing could be run.</summary>
    public IReadOnlyList<CompileError> Errors { get; init; } = [];

    /// <summary>What the functions get wrong, if they fail in isolation.</summary>
    public StepDiagnosis? Diagnosis { get; init; }

    /// <summary>The edits that repair it, at most two, the likeliest first; empty if none does, or if none was looked for.</summary>
    public IReadOnlyList<Repair> Repairs { get; init; } = [];

    /// <summary>
    /// How many checks with bad arguments the step does not refuse. They cost nothing; the stub has the argument checks that they want.
    /// </summary>
    public int MissingArgumentChecks => Checks.Count(check => !check.IsRequired && !IsNoFailure(check.Verdict)
        && check.Verdict != Verdict.NotStarted);

    /// <summary>Whether the step passes.</summary>
    public bool Passed => Verdict == Verdict.Passed;

    /// <summary>
    /// The check to look at first: one that has the step's verdict, and of those that are not started preferably one that calls a function
    /// of this step.
    /// </summary>
    public CheckResult? First => Failing
        .OrderBy(check => check.Verdict != Verdict ? 2 : Verdict != Verdict.NotStarted || CallsOwnStub(check) ? 0 : 1).FirstOrDefault();

    /// <summary>Whether a function of this step is not written yet.</summary>
    internal bool IsStub => Verdict == Verdict.NotStarted && Failing.Any(CallsOwnStub);

    /// <summary>How many checks the step needs to pass.</summary>
    public int Needed => Checks.Count(check => check.IsRequired);

    /// <summary>The checks that the step needs to pass and does not.</summary>
    public IEnumerable<CheckResult> Failing =>
        Checks.Where(check => check.IsRequired && !IsNoFailure(check.Verdict));

    private static bool IsNoFailure(Verdict verdict) => verdict is Verdict.Passed or Verdict.Ignored;

    private bool CallsOwnStub(CheckResult check) => check.Unwritten?.StartsWith($"{Step}.", StringComparison.Ordinal) == true;

    /// <summary>
    /// The same with repairs, as far as they and the names agree. A name that explains everything is surer than edits that repair a part.
    /// Where a single edit repairs everything there is a single mistake: what its name leaves unexplained is no second one.
    /// </summary>
    /// <param name="repairs">What was found.</param>
    /// <param name="isComplete">Whether everything is right with it.</param>
    internal StepResult With(IReadOnlyList<Repair> repairs, bool isComplete)
    {
        if (Diagnosis is not { Names.Count: > 0 } diagnosis) return this with { Repairs = repairs };
        if (diagnosis.Unexplained is null && !isComplete) return this;
        return repairs is [{ IsWhole: true }]
            ? this with { Repairs = repairs, Diagnosis = diagnosis with { Unexplained = null, Pattern = null } }
            : this with { Repairs = repairs };
    }

    /// <summary>The verdict on a step from those on its checks.</summary>
    /// <param name="checks">At least one that is not an argument check.</param>
    internal static Verdict Of(IReadOnlyCollection<CheckResult> checks)
    {
        Verdict[] worst =
            [Verdict.Infrastructure, Verdict.Crashed, Verdict.OutOfMemory, Verdict.TimedOut, Verdict.Failed, Verdict.NotStarted,
                Verdict.Passed];
        // If all checks were ignored, nothing was proved.
        return worst.FirstOrDefault(
            verdict => checks.Any(check => check.IsRequired && check.Verdict == verdict), Verdict.Infrastructure);
    }
}
