using Kata.Harness.Mistakes;
using Kata.Runner;
using Kata.Runner.Suites;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>How a check does over all submissions.</summary>
/// <param name="Step">Its step.</param>
/// <param name="Name">Its name.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Passed">How many submissions pass it.</param>
/// <param name="Judged">How many were judged by it: all but those for which the judge failed or the data was missing.</param>
/// <param name="Discrimination">
/// The point-biserial correlation, −1 … 1, between passing it and the share of the other checks that a submission passes; null if all do
/// the same. Near 0 or below, it does not tell the better submissions from the others.
/// </param>
public sealed record Item(Step Step, string Name, CheckGroup Group, int Passed, int Judged, double? Discrimination);

/// <summary>How many submissions make a mistake of the bank.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Title">What it is in words; empty if the bank does not have it.</param>
/// <param name="Count">The number of submissions.</param>
public sealed record MistakeCount(string Id, string Title, int Count);

/// <summary>What the submissions of a course tell of its checks.</summary>
/// <param name="Items">Every check, in the order of the steps.</param>
/// <param name="Mistakes">Every mistake that was named, the commonest first.</param>
public sealed record ItemAnalysis(IReadOnlyList<Item> Items, IReadOnlyList<MistakeCount> Mistakes)
{
    /// <summary>The analysis. A check of a step that could not be run, because of the submission, is one that did not pass.</summary>
    public static ItemAnalysis Of(IReadOnlyList<SubmissionVerdict> submissions)
    {
        var checks = submissions.SelectMany(submission => submission.Steps)
            .SelectMany(step => step.Checks.Select(check => (step.Step, check.Name, check.Group)))
            .DistinctBy(check => (check.Step, check.Name)).OrderBy(check => check.Step).ToList();
        Row[] rows = [.. submissions.Select(submission => new Row(Outcomes(submission, checks.Select(check => (check.Step, check.Name)))))];
        var items = checks.Select((check, i) => new Item(
            check.Step,
            check.Name,
            check.Group,
            rows.Count(row => row.Outcomes[i] == true),
            rows.Count(row => row.Outcomes[i] is not null),
            Discrimination(rows, i)));
        return new([.. items], [.. Counted(submissions)]);
    }

    private static IEnumerable<MistakeCount> Counted(IReadOnlyList<SubmissionVerdict> submissions) =>
        submissions.SelectMany(submission => submission.Steps.SelectMany(step => step.Mistakes).Distinct())
            .CountBy(id => id).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => new MistakeCount(count.Key, MistakeBank.Find(count.Key)?.Text.Title ?? "", count.Value));

    // Whether each check passes; null if that is not known.
    private static bool?[] Outcomes(SubmissionVerdict submission, IEnumerable<(Step Step, string Name)> checks)
    {
        var verdicts = submission.Steps.SelectMany(step => step.Checks.Select(check => (Key: (step.Step, check.Name), check.Verdict)))
            .ToLookup(check => check.Key, check => check.Verdict);
        var unknown = submission.Steps.Where(step => step.Alone == Verdict.Infrastructure).Select(step => step.Step).ToHashSet();
        return [.. checks.Select(check => Outcome(verdicts[check], unknown.Contains(check.Step)))];
    }

    private static bool? Outcome(IEnumerable<Verdict> verdicts, bool isUnknown)
    {
        Verdict[] all = [.. verdicts];
        if (all.Length == 0) return isUnknown ? null : false;
        if (all.Any(verdict => verdict is Verdict.Infrastructure or Verdict.Ignored)) return null;
        return all.All(verdict => verdict == Verdict.Passed);
    }

    private static double? Discrimination(IReadOnlyList<Row> rows, int item)
    {
        var points = rows.Where(row => row.Outcomes[item] is not null && row.Judged > 1)
            .Select(row => (X: row.Outcomes[item] == true ? 1.0 : 0.0, row.Passed, row.Judged))
            .Select(row => (row.X, Y: (row.Passed - row.X) / (row.Judged - 1))).ToList();
        if (points.Count < 2) return null;

        var (meanX, meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        var covariance = points.Sum(point => (point.X - meanX) * (point.Y - meanY));
        var spread = Math.Sqrt(points.Sum(point => Square(point.X - meanX)) * points.Sum(point => Square(point.Y - meanY)));
        return spread > 1e-12 ? Math.Clamp(covariance / spread, -1, 1) : null;
    }

    private static double Square(double x) => x * x;

    // A submission: the outcome of each check, how many of them it passes, and how many are known.
    private sealed record Row(bool?[] Outcomes)
    {
        public int Passed { get; } = Outcomes.Count(outcome => outcome == true);

        public int Judged { get; } = Outcomes.Count(outcome => outcome is not null);
    }
}
