using Kata.Runner;

namespace Kata.Cli;

/// <summary>A count of those that are as they should be.</summary>
internal sealed record PassedCount(int Total, int Passed);

/// <summary>Mistakes: how many there are, how many a check kills, how many the diagnosis names.</summary>
internal sealed record MistakeCount(int Total, int Killed, int Named);

/// <summary>Pairs of mistakes: how many were tried, named, and named wrongly.</summary>
internal sealed record PairCount(int Total, int Named, int Misnamed);

/// <summary>What `kata selfcheck --json` prints.</summary>
internal sealed record SelfcheckSummary(
    PassedCount Reference, MistakeCount Mistakes, PairCount Pairs, PassedCount Variants, IReadOnlyList<string> IdleChecks, IReadOnlyList<string> IgnoredChecks)
{
    public static SelfcheckSummary Of(SelfCheckReport report) => new(
        new(report.Reference.Count, report.Reference.Count(check => check.Verdict == CheckVerdict.Passed)),
        new(report.Mistakes.Count, report.Mistakes.Count(mistake => mistake.KilledBy.Count > 0), report.Mistakes.Count(mistake => mistake.Trial is { Named: true, Misnamed: false })),
        new(report.Pairs.Count, report.Pairs.Count(pair => pair.Named), report.Pairs.Count(pair => pair.Misnamed)),
        new(report.Variants.Count, report.Variants.Count(variant => variant.Passed)),
        [.. report.IdleChecks.Select(check => check.Name)],
        [.. report.Ignored.Select(check => check.Name)]);

    /// <summary>The summary for a reader.</summary>
    public static IEnumerable<string> Lines(SelfCheckReport report)
    {
        var summary = Of(report);
        yield return $"reference: {summary.Reference.Passed} of {summary.Reference.Total} checks pass, {summary.IgnoredChecks.Count} ignored for want of data";
        yield return $"mistakes: {summary.Mistakes.Total}, killed {summary.Mistakes.Killed}, named {summary.Mistakes.Named}";
        yield return $"pairs: {summary.Pairs.Total}, named {summary.Pairs.Named}, named wrongly {summary.Pairs.Misnamed}";
        yield return $"right code written differently: {summary.Variants.Total} steps, {summary.Variants.Passed} pass";
        yield return $"checks that fail for no mistake: {summary.IdleChecks.Count}";
    }

    /// <summary>A line for everything that is not as it should be.</summary>
    public static IEnumerable<string> Complaints(SelfCheckReport report) =>
    [
        .. report.Reference.Where(check => check.Verdict is CheckVerdict.Failed or CheckVerdict.NotStarted).Select(check => $"the reference fails {check.Name}: {check.Message}"),
        .. report.Mistakes.Where(mistake => mistake.KilledBy.Count == 0).Select(mistake => $"no check fails for {mistake.Mistake.Id}"),
        .. report.Mistakes.Where(mistake => !mistake.Trial.Named || mistake.Trial.Misnamed).Select(mistake => $"{mistake.Mistake.Id} is not named: {mistake.Trial.Diagnosis}"),
        .. report.Pairs.Where(pair => !pair.Named || pair.Misnamed).Select(pair => $"{string.Join(" with ", pair.Planted.Select(mistake => mistake.Id))} is not named: {pair.Diagnosis}"),
        .. report.Variants.SelectMany(variant => variant.Failed.Select(check => $"right code ({variant.Variant.Id}) fails {check.Name}: {check.Message}")),
        .. report.Variants.Where(variant => !variant.Diagnosis.IsRight).Select(variant => $"right code ({variant.Variant.Id}) is faulted in step {variant.Step}: {variant.Diagnosis}"),
        .. report.IdleChecks.Select(check => $"no mistake fails {check.Name}"),
    ];
}
