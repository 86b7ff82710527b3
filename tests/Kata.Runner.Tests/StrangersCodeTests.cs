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
    public void Right_code_passes(string file)
    {
        var failing = Failing($"Right/{file}").ToList();

        Assert.That(failing.Select(check => $"{check.Name}: {check.Message}"), Is.Empty);
    }

    // A check that draws nothing gives the same verdict for every seed.
    [TestCaseSource(nameof(Wrong))]
    public void Wrong_code_fails_with_every_seed(string file)
    {
        var before = Environment.GetEnvironmentVariable("KATA_SEED");
        try
        {
            for (var seed = 1; seed <= Seeds; seed++)
            {
                Environment.SetEnvironmentVariable("KATA_SEED", $"{seed}");
                var failing = Failing($"Wrong/{file}").ToList();

                Assert.That(failing, Is.Not.Empty, $"with KATA_SEED={seed}");
                if (failing.Exists(check => check.Suite != "Properties")) return;
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("KATA_SEED", before);
        }
    }

    [Test]
    public void There_are_cases_of_both_kinds() => Assert.That((Right.Length >= 6, Wrong.Length >= 90), Is.EqualTo((true, true)));

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
