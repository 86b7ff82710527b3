using Kata.Experiments;

namespace Kata.Learning;

/// <summary>An attempt of step 13 that was noted.</summary>
/// <param name="Attempt">Its times.</param>
/// <param name="When">When, in UTC.</param>
public sealed record PastAttempt(Attempt Attempt, DateTime When);

/// <summary>A learner's own attempts at step 13, the fastest first.</summary>
public static class Leaderboard
{
    private const int Places = 5;

    /// <summary>Notes an attempt and shows where it stands.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="attempt">The times.</param>
    /// <param name="now">When.</param>
    /// <returns>A title, the best attempts, and this one if it is none of them.</returns>
    /// <exception cref="IOException">The progress file cannot be read or written.</exception>
    public static IReadOnlyList<string> Add(Workspace workspace, Attempt attempt, DateTimeOffset now)
    {
        Progress.AddAttempt(workspace, attempt, now);
        return Of(Progress.Read(workspace).Attempts);
    }

    /// <summary>The table.</summary>
    /// <param name="attempts">In the order in which they were made, at least one: the last is marked.</param>
    internal static IReadOnlyList<string> Of(IReadOnlyList<PastAttempt> attempts)
    {
        var ranks = attempts.Index().OrderBy(attempt => attempt.Item.Attempt.Milliseconds).ToList();
        var rows = ranks.Select((attempt, rank) => (IsNew: attempt.Index == attempts.Count - 1, Text: Row(attempt.Item, rank + 1)))
            .Select((row, rank) => (row.IsNew, Text: row.IsNew ? $"{row.Text}  <- {Mark(rank, attempts.Count)}" : row.Text)).ToList();
        return ["Your attempts, the fastest first:", .. rows.Where((row, rank) => rank < Places || row.IsNew).Select(row => row.Text)];
    }

    private static string Mark(int rank, int count) => count == 1 ? "the first" : rank == 0 ? "a new record" : "now";

    private static string Row(PastAttempt past, int rank)
    {
        var (time, ratio) = (Attempt.Text(past.Attempt.Milliseconds), Attempt.Text(past.Attempt.Ratio));
        return string.Create(CultureInfo.InvariantCulture, $"{rank,3}. {time,8} ms {ratio,7} x step 8  {past.When:yyyy-MM-dd HH:mm}");
    }
}
