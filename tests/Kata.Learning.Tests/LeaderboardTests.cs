namespace Kata.Learning.Tests;

public sealed class LeaderboardTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 34, 56, 789, TimeSpan.Zero);

    private Scratch _scratch = null!;

    private Workspace _workspace = null!;

    [SetUp]
    public void Prepare()
    {
        _scratch = new();
        _workspace = _scratch.OpenWorkspace();
    }

    [TearDown]
    public void Clean() => _scratch.Dispose();

    [Test]
    public void An_attempt_is_a_line_of_the_progress_file()
    {
        Leaderboard.Add(_workspace, new(2.41234, 28.1), Noon);

        Assert.That(File.ReadAllText(_scratch.At("progress.txt")), Is.EqualTo("raced FastBackprop 2.412 28.1 2026-11-22T12:34:56Z\n"));
        Assert.That(
            Progress.Read(_workspace).Attempts,
            Is.EqualTo(new[] { new PastAttempt(new(2.412, 28.1), new(2026, 11, 22, 12, 34, 56)) }));
    }

    [Test]
    public void The_fastest_comes_first_and_a_record_is_marked()
    {
        Leaderboard.Add(_workspace, new(20, 30), Noon);
        Leaderboard.Add(_workspace, new(25, 30), Noon.AddMinutes(1));

        Assert.That(Leaderboard.Add(_workspace, new(2.5, 30), Noon.AddDays(1)), Is.EqualTo(new[]
        {
            "Your attempts, the fastest first:",
            "  1.      2.5 ms      12 x step 8  2026-11-23 12:34  <- a new record",
            "  2.       20 ms     1.5 x step 8  2026-11-22 12:34",
            "  3.       25 ms     1.2 x step 8  2026-11-22 12:35",
        }));
    }

    [Test]
    public void The_last_attempt_is_shown_even_if_five_were_faster()
    {
        for (var attempt = 1; attempt <= 7; attempt++) Leaderboard.Add(_workspace, new(attempt, 30), Noon);

        var lines = Leaderboard.Add(_workspace, new(6.5, 30), Noon);

        Assert.That(lines, Has.Count.EqualTo(7));
        Assert.That(lines[^1], Is.EqualTo("  7.      6.5 ms    4.62 x step 8  2026-11-22 12:34  <- now"));
    }

    [Test]
    public void The_first_attempt_is_the_first() =>
        Assert.That(Leaderboard.Add(_workspace, new(2, 30), Noon), Has.Count.EqualTo(2).And.Some.EndsWith("<- the first"));

    [TestCase("raced FastBackprop 0 28.1 2026-11-22T12:34:56Z")]
    [TestCase("raced FastBackprop 2.4 NaN 2026-11-22T12:34:56Z")]
    [TestCase("raced FastBackprop 2.4 28.1 2026-11-22")]
    [TestCase("raced Forward 2.4 28.1 2026-11-22T12:34:56Z")]
    [TestCase("raced FastBackprop 2.4")]
    public void A_line_that_is_not_understood_is_passed_over(string line)
    {
        File.WriteAllText(_scratch.At("progress.txt"), $"{line}\n");

        Assert.That(Progress.Read(_workspace).Attempts, Is.Empty);
    }
}
