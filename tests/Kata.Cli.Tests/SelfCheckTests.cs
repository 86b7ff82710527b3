using System.Text.Json;
using Kata.Cli.SelfCheck;
using Kata.Harness.Mistakes;
using Kata.Runner.SelfCheck;
using Kata.Runner.Suites;
using VerifyNUnit;

namespace Kata.Cli.Tests;

/// <summary>One run of `kata selfcheck`; each test looks at a part of its report.</summary>
public sealed class SelfCheckTests
{
    private static readonly Lazy<SelfCheckReport> Report = new(() => SelfChecker.Run(SuiteFiles.Beside()));

    private static SelfCheckSummary Summary => SelfCheckSummary.Of(Report.Value);

    [Test]
    public void There_are_no_complaints()
    {
        Assert.That(SelfCheckSummary.Complaints(Report.Value).Except(SelfCheckSummary.UnnamedPairs(Report.Value)), Is.Empty);
        Assert.That(Report.Value.Passed);
    }

    [Test]
    public void Every_check_finds_the_stub_of_its_step_not_started()
    {
        Assert.That(Summary.Stubs.Total, Is.GreaterThan(200));
        Assert.That(Summary.Stubs.Failed, Is.EqualTo(Summary.Stubs.Total));
    }

    [Test]
    public void Every_mistake_is_killed_by_a_check_of_its_step_and_named()
    {
        Assert.That(Summary.Mistakes.Total, Is.GreaterThan(150));
        Assert.That(Summary.Mistakes, Is.EqualTo(new MistakeCount(Summary.Mistakes.Total, Summary.Mistakes.Total, Summary.Mistakes.Total)));
    }

    [Test]
    public void Nine_pairs_in_ten_are_named_and_none_wrongly()
    {
        Assert.That(Summary.Pairs.Total, Is.GreaterThanOrEqualTo(200));
        Assert.That(Summary.Pairs.Named, Is.GreaterThanOrEqualTo(0.9 * Summary.Pairs.Total));
        Assert.That(Summary.Pairs.Misnamed, Is.Zero);
    }

    [Test]
    public void Correct_code_passes_however_it_is_written()
    {
        var steps = EquivalentImplementations.All.Sum(variant => variant.Steps.Count);

        Assert.That(Summary.Variants, Is.EqualTo(new PassedCount(steps, steps)));
    }

    [Test]
    public void Every_check_fails_for_a_mistake() => Assert.That(Summary.IdleChecks, Is.Empty);

    [Test]
    public void The_summary_has_the_fields_that_machines_read()
    {
        var json = JsonSerializer.SerializeToElement(Summary, JsonSerializerOptions.Web);

        Assert.That(Fields(json), Is.SupersetOf(new[] { "stubs", "reference", "mistakes", "pairs", "variants", "idleChecks" }));
        Assert.That(Fields(json.GetProperty("stubs")), Is.EqualTo(new[] { "total", "failed" }));
        Assert.That(Fields(json.GetProperty("mistakes")), Is.EqualTo(new[] { "total", "killed", "named" }));
        Assert.That(Fields(json.GetProperty("pairs")), Is.EqualTo(new[] { "total", "named", "misnamed" }));
    }

    // The whole matrix, as `kata selfcheck` prints it, is attached to the test's result.
    [Test]
    public Task The_kill_matrix_by_step()
    {
        if (!File.Exists(Path.Combine(TestContext.CurrentContext.TestDirectory, "suites", "Kata.Tests.Snapshots.dll")))
            Assert.Ignore("Built with Verify.NUnit, the program carries no Snapshots suite.");
        var matrix = Path.Combine(TestContext.CurrentContext.WorkDirectory, "kill-matrix.txt");
        File.WriteAllText(matrix, string.Join('\n', Enum.GetValues<Step>().Select(step => KillMatrix.Of(Report.Value, step))));
        TestContext.AddTestAttachment(matrix);

        var lines = Enum.GetValues<Step>().Select(Kills);
        return Verifier.Verify(string.Join('\n', lines.Prepend("step                  checks  mistakes  kills  fewest per mistake")));
    }

    [Test]
    public void Zero_pairs_are_refused() => Assert.That(
        KataProcess.Run("selfcheck --pairs 0"),
        Is.EqualTo((2, "", "kata: --pairs is 0 but needs to be at least 1: none would prove nothing.\n")));

    private static IEnumerable<string> Fields(JsonElement json) => json.EnumerateObject().Select(field => field.Name);

    private static string Kills(Step step)
    {
        var report = Report.Value;
        var checks = report.Reference.Where(check => check.Step == step && !check.NeedsExternalData).Select(check => check.Name)
            .ToHashSet();
        var kills = report.Mistakes.Where(mistake => (Step)mistake.Mistake.Step == step)
            .Select(mistake => mistake.KilledBy.Count(checks.Contains));
        return $"{(int)step,2} {step,-18} {checks.Count,6} {kills.Count(),9} {kills.Sum(),6} {kills.Min(),19}";
    }
}
