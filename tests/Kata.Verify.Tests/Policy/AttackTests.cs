using System.Text;
using Kata.Verify.Policy;

namespace Kata.Verify.Tests.Policy;

/// <summary>Each attack is stopped where its head says, and by nothing before.</summary>
public sealed class AttackTests
{
    private static readonly string[] Layers = ["ingest", "compile", "policy", "sandbox", "judge", "report"];

    private static readonly string[] Classes =
        ["policy", "compile", "timeout", "memory", "crash", "stack-overflow", "fail", "not-started", "pass"];

    // Folders and zips, not the file of a step: Submissions shows them.
    private static readonly int[] OfFolders = [14, 15, 16, 48, 49, 50];

    // The compiler cannot be stopped while it is busy with these, but its process can be killed.
    private const int BombOfTheCompiler = 17;

    private static IEnumerable<Attack> OfPolicy => Attack.All.Where(attack => attack.StoppedBy == "policy");

    private static IEnumerable<Attack> OfCompiler =>
        Attack.All.Where(attack => attack.StoppedBy == "compile" && attack.Row != BombOfTheCompiler);

    private static IEnumerable<Attack> OfIngestion => Attack.All.Where(attack => attack.StoppedBy == "ingest");

    private static IEnumerable<Attack> OfOthers => Attack.All.Where(attack => attack.StoppedBy is "sandbox" or "judge" or "report");

    [TestCaseSource(nameof(OfPolicy))]
    public void The_policy_stops_it(object attack)
    {
        var one = (Attack)attack;

        var compiled = StrictCompiler.Compile(one.Sources, Step.FastBackprop);

        Assert.That(compiled.Compilation.Errors, Is.Empty);
        Assert.That(PolicyScan.Of(compiled.Compilation.Image).Violations.Count + compiled.Violations.Count, Is.Positive);
        Assert.That(
            compiled.Violations.Select(violation => violation.Path),
            Does.Contain($"{one.Step}.cs"),
            string.Join('\n', compiled.Violations));
    }

    [TestCaseSource(nameof(OfCompiler))]
    public void The_compiler_refuses_it(object attack) =>
        Assert.That(StrictCompiler.Compile(((Attack)attack).Sources, Step.FastBackprop).Compilation.Errors, Is.Not.Empty);

    [TestCaseSource(nameof(OfIngestion))]
    public void It_is_refused_before_it_is_parsed(object attack) =>
        Assert.That(SourceGuard.Check("Cost.cs", Encoding.UTF8.GetBytes(((Attack)attack).Text)).Text, Is.Null);

    [TestCaseSource(nameof(OfOthers))]
    public void It_is_left_to_the_sandbox_and_the_judge(object attack)
    {
        var one = (Attack)attack;

        var compiled = StrictCompiler.Compile(one.Sources, Step.FastBackprop);

        Assert.That(SourceGuard.Check("Cost.cs", Encoding.UTF8.GetBytes(one.Text)).Text, Is.EqualTo(one.Text));
        Assert.That(compiled.Compilation.Errors, Is.Empty);
        Assert.That(compiled.Violations, Is.Empty);
    }

    [Test]
    public void Every_threat_that_a_file_can_be_has_an_attack() =>
        Assert.That(Attack.All.Select(attack => attack.Row).Distinct(), Is.EquivalentTo(Enumerable.Range(1, 56).Except(OfFolders)));

    [Test]
    public void Every_head_names_a_known_layer_and_a_known_class()
    {
        foreach (var attack in Attack.All)
        {
            Assert.That(Layers, Does.Contain(attack.StoppedBy), attack.Name);
            Assert.That(Classes, Does.Contain(Attack.Head(attack.Text, "class")), attack.Name);
        }
    }
}
