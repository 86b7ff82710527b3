namespace Kata.Runner.Tests;

/// <summary>
/// Steps as other people write them: a right one passes and a wrong one fails, whichever cases are drawn. Only properties draw cases by
/// KATA_SEED, so the other checks run with the first seed alone.
/// </summary>
public sealed class StrangersCodeTests
{
    private const int Seeds = 20;

    private static readonly string[] Right = CaseFile.Names("Right");
    private static readonly string[] Wrong = CaseFile.Names("Wrong");

    [TestCaseSource(nameof(Right))]
    public void Right_code_passes_with_every_seed(string file)
    {
        foreach (var (seed, failing) in CaseFile.Of($"Right/{file}").FailingBySeed(Seeds))
            Assert.That(failing.Select(check => $"{check.Name}: {check.Message}"), Is.Empty, $"with KATA_SEED={seed}");
    }

    // A check that draws nothing gives the same verdict for every seed.
    [TestCaseSource(nameof(Wrong))]
    public void Wrong_code_fails_with_every_seed(string file)
    {
        foreach (var (seed, failing) in CaseFile.Of($"Wrong/{file}").FailingBySeed(Seeds))
        {
            Assert.That(failing, Is.Not.Empty, $"with KATA_SEED={seed}");
            if (failing.Exists(check => check.Suite != "Properties")) return;
        }
    }

    [Test]
    public void There_are_cases_of_both_kinds() => Assert.That((Right.Length >= 41, Wrong.Length >= 190), Is.EqualTo((true, true)));
}
