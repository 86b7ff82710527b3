using Kata.Harness.Diagnosis;
using Kata.Harness.Mistakes;
using Kata.Runner.Suites;

namespace Kata.Runner.SelfCheck;

/// <summary>A known mistake under the checks of its step.</summary>
/// <param name="Mistake">The mistake.</param>
/// <param name="KilledBy">The checks that failed for it.</param>
/// <param name="Trial">What the diagnosis made of it.</param>
public sealed record MistakeReport(Mistake Mistake, IReadOnlySet<string> KilledBy, DiagnosisTrial Trial);

/// <summary>Right code written differently, under the checks of a step.</summary>
/// <param name="Variant">How it is written.</param>
/// <param name="Step">The step.</param>
/// <param name="Failed">The checks that failed for it, which is their fault.</param>
/// <param name="Diagnosis">What the diagnosis made of it: nothing, if all is well.</param>
public sealed record VariantReport(EquivalentImplementation Variant, Step Step, IReadOnlyList<CheckResult> Failed, StepDiagnosis Diagnosis)
{
    /// <summary>Whether neither a check nor the diagnosis faulted it.</summary>
    public bool Passed => Failed.Count == 0 && Diagnosis.IsRight;
}

/// <summary>What the self-check found.</summary>
/// <param name="Stubs">Every check on the stub of its step, with the reference around it.</param>
/// <param name="Reference">Every check on the reference.</param>
/// <param name="Mistakes">Every known mistake.</param>
/// <param name="Pairs">Pairs of mistakes.</param>
/// <param name="Variants">Right code written differently.</param>
/// <param name="Slips">Slips in right code, drawn by a seed.</param>
/// <param name="SlipPairs">Two at once, in different functions.</param>
public sealed record SelfCheckReport(
    IReadOnlyList<CheckResult> Stubs,
    IReadOnlyList<CheckResult> Reference,
    IReadOnlyList<MistakeReport> Mistakes,
    IReadOnlyList<DiagnosisTrial> Pairs,
    IReadOnlyList<VariantReport> Variants,
    IReadOnlyList<LocationTrial> Slips,
    IReadOnlyList<LocationTrial> SlipPairs)
{
    /// <summary>The checks that fail for no mistake at all: they prove nothing that we know of.</summary>
    public IReadOnlyList<CheckResult> ChecksWithoutKills { get; } =
        [.. Reference.Where(check => check.Verdict == Verdict.Passed && !Mistakes.Any(mistake => mistake.KilledBy.Contains(check.Name)))];

    /// <summary>Checks of the reference that could not be run, for want of data.</summary>
    public IReadOnlyList<CheckResult> Ignored { get; } = [.. Reference.Where(check => check.Verdict == Verdict.Ignored)];

    /// <summary>
    /// Whether the harness has proved itself: every check finds a stub not started, the reference passes, every mistake is killed and
    /// named, nine pairs in ten are named right and none wrong, right code passes however it is written, no check is idle, of the slips
    /// nine in ten are located rightly and at most three in a hundred wrongly, and of two in different functions both in 85 of a hundred.
    /// </summary>
    public bool Passed =>
        Stubs.All(check => check.Verdict is Verdict.NotStarted or Verdict.Ignored)
        && Reference.All(check => check.Verdict is Verdict.Passed or Verdict.Ignored)
        && Mistakes.All(mistake => mistake.KilledBy.Count > 0 && mistake.Trial.Named && !mistake.Trial.Misnamed)
        && Pairs.Count > 0 && Pairs.Count(pair => pair.Named) >= 0.9 * Pairs.Count && !Pairs.Any(pair => pair.Misnamed)
        && Variants.All(variant => variant.Passed)
        && ChecksWithoutKills.Count == 0
        && Slips.Count(slip => slip.IsRight) >= 0.9 * Slips.Count
        && Slips.Count(slip => slip.IsWrong) <= 0.03 * Slips.Count
        && SlipPairs.Count(slip => slip.IsRight) >= 0.85 * SlipPairs.Count;
}
