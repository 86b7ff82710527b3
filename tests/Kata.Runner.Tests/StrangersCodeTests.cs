using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Runner.Tests;

/// <summary>Steps as other people write them: a right one passes and a wrong one fails, whichever cases are drawn.</summary>
public sealed class StrangersCodeTests
{
    private const int Seeds = 20;

    private static readonly string[] Right = Files("Right");
    private static readonly string[] Wrong = Files("Wrong");

    [TestCaseSource(nameof(Right))]
    public void Right_code_passes_with_every_seed(string file) => WithEverySeed(seed =>
    {
        var failing = Failing($"Right/{file}").ToList();

        Assert.That(failing.Select(check => $"{check.Name}: {check.Message}"), Is.Empty, $"with KATA_SEED={seed}");
        return true;
    });

    // A check that draws nothing gives the same verdict for every seed.
    [TestCaseSource(nameof(Wrong))]
    public void Wrong_code_fails_with_every_seed(string file) => WithEverySeed(seed =>
    {
        var failing = Failing($"Wrong/{file}").ToList();

        Assert.That(failing, Is.Not.Empty, $"with KATA_SEED={seed}");
        return failing.TrueForAll(check => check.Suite == "Properties");
    });

    [Test]
    public void There_are_cases_of_both_kinds() => Assert.That((Right.Length >= 41, Wrong.Length >= 190), Is.EqualTo((true, true)));

    // Until the verdict no longer depends on the seed.
    private static void WithEverySeed(Func<int, bool> dependsOnSeed)
    {
        var before = Environment.GetEnvironmentVariable("KATA_SEED");
        try
        {
            for (var (seed, goOn) = (1, true); goOn && seed <= Seeds; seed++)
            {
                Environment.SetEnvironmentVariable("KATA_SEED", $"{seed}");
                goOn = dependsOnSeed(seed);
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("KATA_SEED", before);
        }
    }

    private static IEnumerable<CheckResult> Failing(string path)
    {
        var step = Enum.Parse<Step>(Path.GetFileName(path).Split('.')[0]);
        var text = File.ReadAllText(Path.Combine(Folder, path));
        var checks = Checks.Of(step, StepSources.Hybrid(step, [new($"{step}.cs", text)]), external: false);
        return new StepResult(step, Verdict.Failed, checks).Failing;
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases");

    private static string[] Files(string kind) =>
        [.. Directory.GetFiles(Path.Combine(Folder, kind)).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
}
