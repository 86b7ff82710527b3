using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Runner.Tests;

/// <summary>
/// Steps as other people write them: a right one passes and a wrong one fails, whichever cases are drawn. Only properties draw cases by
/// KATA_SEED, so the other checks run with the first seed alone.
/// </summary>
public sealed class StrangersCodeTests
{
    private const int Seeds = 20;

    private static readonly string[] Right = Files("Right");
    private static readonly string[] Wrong = Files("Wrong");

    [TestCaseSource(nameof(Right))]
    public void Right_code_passes_with_every_seed(string file)
    {
        foreach (var (seed, failing) in FailingBySeed($"Right/{file}"))
            Assert.That(failing.Select(check => $"{check.Name}: {check.Message}"), Is.Empty, $"with KATA_SEED={seed}");
    }

    // A check that draws nothing gives the same verdict for every seed.
    [TestCaseSource(nameof(Wrong))]
    public void Wrong_code_fails_with_every_seed(string file)
    {
        foreach (var (seed, failing) in FailingBySeed($"Wrong/{file}"))
        {
            Assert.That(failing, Is.Not.Empty, $"with KATA_SEED={seed}");
            if (failing.Exists(check => check.Suite != "Properties")) return;
        }
    }

    [Test]
    public void There_are_cases_of_both_kinds() => Assert.That((Right.Length >= 41, Wrong.Length >= 190), Is.EqualTo((true, true)));

    private static IEnumerable<(int Seed, List<CheckResult> Failing)> FailingBySeed(string path)
    {
        var step = Enum.Parse<Step>(Path.GetFileName(path).Split('.')[0]);
        var text = File.ReadAllText(Path.Combine(Folder, path));
        var functions = Binding.StepsOf(StepSources.Hybrid(step, [new($"{step}.cs", text)]));
        var checks = Run(1, step, functions);
        yield return (1, Failing(checks));

        List<string> properties = [.. checks.Where(check => check.Suite == "Properties").Select(check => check.Name)];
        for (var seed = 2; seed <= Seeds; seed++) yield return (seed, Failing(Run(seed, step, functions, properties)));
    }

    private static IReadOnlyList<CheckResult> Run(int seed, Step step, Steps functions, IReadOnlyCollection<string>? names = null)
    {
        var before = Environment.GetEnvironmentVariable("KATA_SEED");
        try
        {
            Environment.SetEnvironmentVariable("KATA_SEED", $"{seed}");
            return Checks.Of(step, functions, external: false, names);
        }
        finally
        {
            Environment.SetEnvironmentVariable("KATA_SEED", before);
        }
    }

    private static List<CheckResult> Failing(IReadOnlyList<CheckResult> checks) =>
        [.. new StepResult(default, Verdict.Failed, checks).Failing];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Cases");

    private static string[] Files(string kind) =>
        [.. Directory.GetFiles(Path.Combine(Folder, kind)).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
}
