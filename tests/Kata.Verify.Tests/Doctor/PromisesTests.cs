using Kata.Verify.Doctor;
using Kata.Verify.Isolating;

namespace Kata.Verify.Tests.Doctor;

public sealed class PromisesTests
{
    [Test]
    public void SECURITY_md_has_the_table() =>
        Assert.That(File.ReadAllText(Path.Combine(RealData.Repository(), "SECURITY.md")), Does.Contain($"\n{Promises.Table()}\n"));

    [Test]
    public void A_better_level_promises_no_less([Values] DoctorAttack attack, [Values] bool isRoot)
    {
        var stopping = Enum.GetValues<IsolationLevel>().Select(level => Promises.Stops(level, attack, isRoot)).ToList();

        Assert.That(stopping, Is.Ordered);
    }

    // What is tried here is what the table says, at every level that this machine offers.
    [Test]
    public void What_is_promised_is_so()
    {
        using var trial = new AttackTrial();

        var results = trial.Run((_, _) => { }).ToList();

        Assert.That(results.Select(result => (result.Level, result.Attack)), Is.Unique);
        Assert.That(results, Has.Count.EqualTo(Promises.Levels.Count * Enum.GetValues<DoctorAttack>().Length));
        foreach (var result in results.Where(result => result.Stopped is not null))
        {
            Assert.That(
                result.Stopped,
                Is.EqualTo(Promises.Stops(result.Level, result.Attack, Isolation.RunsAsRoot)),
                $"L{(int)result.Level}: a submission {result.Attack.InWords()}");
        }

        foreach (var result in results.Where(result => result.Stopped is null)) Assert.That(result.Why, Is.Not.Empty);
    }

    [Test]
    public void Without_isolation_nothing_is_tried()
    {
        using var trial = new AttackTrial();

        Assert.That(trial.Run((_, _) => { }).Where(result => result.Level == IsolationLevel.None).Select(result => result.Stopped),
            Is.All.Null);
    }
}
