using Kata.Harness;
using System.Text.Json;
using Kata.Cli.SelfCheck;
using Kata.Harness.Mistakes;
using Kata.Runner.SelfCheck;
using Kata.Runner.Suites;
using Kata.Tests;
using static VerifyNUnit.Verifier;

namespace Kata.Cli.Tests;

/// <summary>The harness proves itself; the whole of `kata selfcheck` once, looked at from several sides.</summary>
public sealed class SelfCheckTests
{
    private static readonly Lazy<SelfCheckReport> Report = new(() => SelfChecker.Run(SuiteFiles.Beside()));

    private static SelfCheckSummary Summary => SelfCheckSummary.Of(Report.Value);

    [Test]
    public void Nothing_is_to_be_complained_of()
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
    public void Nine_pairs_in_ten_are_named_and_none_by_a_name_that_does_not_fit()
    {
        Assert.That(Summary.Pairs.Total, Is.GreaterThanOrEqualTo(200));
        Assert.That(Summary.Pairs.Named, Is.GreaterThanOrEqualTo(0.9 * Summary.Pairs.Total));
        Assert.That(Summary.Pairs.Misnamed, Is.Zero);
    }

    [Test]
    public void Right_code_passes_however_it_is_written()
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

        Assert.That(json.EnumerateObject().Select(field => field.Name), Is.SupersetOf(new[] { "stubs", "reference", "mistakes", "pairs", "variants", "idleChecks" }));
        Assert.That(json.GetProperty("stubs").EnumerateObject().Select(field => field.Name), Is.EqualTo(new[] { "total", "failed" }));
        Assert.That(json.GetProperty("mistakes").EnumerateObject().Select(field => field.Name), Is.EqualTo(new[] { "total", "killed", "named" }));
        Assert.That(json.GetProperty("pairs").EnumerateObject().Select(field => field.Name), Is.EqualTo(new[] { "total", "named", "misnamed" }));
    }

    [Test]
    public Task The_kill_matrix() =>
        Verify(string.Join("\n", Enumerable.Range(1, 12).Select(step => KillMatrix.Of(Report.Value, (Step)step))));

    [Test]
    public void No_pair_at_all_is_refused() => Assert.That(
        KataProcess.Run("selfcheck --pairs 0"),
        Is.EqualTo((2, "", "kata: --pairs is 0 but needs to be at least 1: none would prove nothing.\n")));
}
