using Kata.Runner;
using Kata.Runner.SelfCheck;

namespace Kata.Cli.SelfCheck;

/// <summary>A count of those that are as they should be.</summary>
internal sealed record PassedCount(int Total, int Passed);

/// <summary>A count of those that a check fails, as it should.</summary>
internal sealed record FailedCount(int Total, int Failed);

/// <summary>Mistakes: how many there are, how many a check kills, how many the diagnosis names.</summary>
internal sealed record MistakeCount(int Total, int Killed, int Named);

/// <summary>Pairs of mistakes: how many were tried, named, and named wrongly.</summary>
internal sealed record PairCount(int Total, int Named, int Misnamed);

/// <summary>Slips in right code: how many were drawn, located rightly and wrongly, and the median of the search in seconds.</summary>
internal sealed record SlipCount(int Total, int Located, int Mislocated, double MedianSeconds, double SecondsOf95Percent);

/// <summary>What `kata selfcheck --json` prints.</summary>
internal sealed record SelfCheckSummary(
    FailedCount Stubs,
    PassedCount Reference,
    MistakeCount Mistakes,
    PairCount Pairs,
    PassedCount Variants,
    SlipCount Slips,
    SlipCount SlipPairs,
    IReadOnlyList<string> IdleChecks,
    IReadOnlyList<string> IgnoredChecks)
{
    public static SelfCheckSummary Of(SelfCheckReport report) => new(
        new(
            report.Stubs.Count(check => check.Verdict != Verdict.Ignored),
            report.Stubs.Count(check => check.Verdict == Verdict.NotStarted)),
        new(report.Reference.Count, report.Reference.Count(check => check.Verdict == Verdict.Passed)),
        new(
            report.Mistakes.Count,
            report.Mistakes.Count(mistake => mistake.KilledBy.Count > 0),
            report.Mistakes.Count(mistake => mistake.Trial is { Named: true, Misnamed: false })),
        new(report.Pairs.Count, report.Pairs.Count(pair => pair.Named), report.Pairs.Count(pair => pair.Misnamed)),
        new(report.Variants.Count, report.Variants.Count(variant => variant.Passed)),
        Count(report.Slips),
        Count(report.SlipPairs),
        [.. report.ChecksWithoutKills.Select(check => check.Name)],
        [.. report.Ignored.Select(check => check.Name)]);

    /// <summary>The summary for a reader.</summary>
    public static IEnumerable<string> Lines(SelfCheckReport report)
    {
        var summary = Of(report);
        yield return $"stubs: {summary.Stubs.Failed} of {summary.Stubs.Total} checks find them not started";
        yield return $"reference: {summary.Reference.Passed} of {summary.Reference.Total} checks pass, {summary.IgnoredChecks.Count} "
            + "ignored for want of data";
        yield return $"mistakes: {summary.Mistakes.Total}, killed {summary.Mistakes.Killed}, named {summary.Mistakes.Named}";
        yield return $"pairs: {summary.Pairs.Total}, named {summary.Pairs.Named}, named wrongly {summary.Pairs.Misnamed}";
        yield return $"right code written differently: {summary.Variants.Total} steps, {summary.Variants.Passed} pass";
        yield return $"checks that fail for no mistake: {summary.IdleChecks.Count}";
        if (summary.Slips.Total == 0) yield break;
        yield return Line("slips in right code", summary.Slips);
        yield return Line("two slips in different functions", summary.SlipPairs);
    }

    private static string Line(string name, SlipCount slips) =>
        FormattableString.Invariant($"{name}: {slips.Total}, located {slips.Located}, located wrongly {slips.Mislocated}, ")
        + FormattableString.Invariant($"median {slips.MedianSeconds:0.0} s, 95 % within {slips.SecondsOf95Percent:0.0} s");

    private static SlipCount Count(IReadOnlyList<LocationTrial> slips) => new(
        slips.Count,
        slips.Count(slip => slip.IsRight),
        slips.Count(slip => slip.IsWrong),
        Seconds(slips, 0.5),
        Seconds(slips, 0.95));

    private static double Seconds(IReadOnlyList<LocationTrial> slips, double share) => slips.Count == 0 ? 0
        : slips.Select(slip => slip.Time.TotalSeconds).Order().ElementAt((int)(share * (slips.Count - 1)));

    /// <summary>A line for everything that is not as it should be.</summary>
    public static IEnumerable<string> Complaints(SelfCheckReport report) =>
    [
        .. from check in report.Stubs
           where check.Verdict is not (Verdict.NotStarted or Verdict.Ignored)
           select $"the stub of step {(int)check.Step} does not count as not started in {check.Name}: {check.Verdict} {check.Message}",
        .. from check in report.Reference
           where check.Verdict is Verdict.Failed or Verdict.NotStarted
           select $"the reference fails {check.Name}: {check.Message}",
        .. from mistake in report.Mistakes where mistake.KilledBy.Count == 0 select $"no check fails for {mistake.Mistake.Id}",
        .. from mistake in report.Mistakes
           where !mistake.Trial.Named || mistake.Trial.Misnamed
           select $"{mistake.Mistake.Id} is not named: {mistake.Trial.Diagnosis}",
        .. UnnamedPairs(report),
        .. from variant in report.Variants
           from check in variant.Failed
           select $"right code ({variant.Variant.Id}) fails {check.Name}: {check.Message}",
        .. from variant in report.Variants
           where !variant.Diagnosis.IsRight
           select $"right code ({variant.Variant.Id}) is faulted in step {(int)variant.Step}: {variant.Diagnosis}",
        .. from check in report.ChecksWithoutKills select $"no mistake fails {check.Name}",
        .. from slip in report.Slips.Concat(report.SlipPairs)
           where !slip.IsRight
           let found = slip.Result.Repairs.Select(repair => $"line {repair.Line}").FirstOrDefault("no place")
           select $"{slip.Slip.Text}: {found}",
    ];

    /// <summary>A line for every pair without a name, or with a wrong one; one in ten may be without.</summary>
    public static IEnumerable<string> UnnamedPairs(SelfCheckReport report) =>
        from pair in report.Pairs
        where !pair.Named || pair.Misnamed
        select $"{string.Join(" with ", pair.Injected.Select(mistake => mistake.Id))} is not named: {pair.Diagnosis}";
}
