using Kata.Verify.Isolating;

namespace Kata.Verify.Tests.Isolating;

/// <summary>The probe starts real sandboxes.</summary>
[Platform("Linux")]
[NonParallelizable]
public sealed class IsolationProbeTests
{
    [Test]
    public void Limits_work_on_every_Linux() => Assert.That(IsolationProbe.Works(IsolationLevel.Limits, out var why), Is.True, why);

    [Test]
    public void The_best_level_works_and_no_better_one_does()
    {
        var best = IsolationProbe.Best();

        foreach (var level in Enum.GetValues<IsolationLevel>().Where(level => level >= best.Level))
        {
            Assert.That(IsolationProbe.Works(level, out var why), Is.EqualTo(level == best.Level), $"{level}: {why}");
            Assert.That(why, level == best.Level ? Is.Empty : Does.StartWith(new Isolation(level, best.IsRoot).ToString()));
        }
    }

    [Test]
    public void A_level_whose_program_is_missing_does_not_work()
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        try
        {
            Environment.SetEnvironmentVariable("PATH", "/nowhere");

            Assert.That(IsolationProbe.Works(IsolationLevel.Bubblewrap, out var why), Is.False);
            Assert.That(why, Does.StartWith("L3 (bubblewrap) does not work here: "));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
