using System.Text;
using Kata.Runner;
using Kata.Runner.Suites;
using Kata.Verify.Marking;
using Kata.Verify.Results;
using Kata.Verify.Tests.Reports;

namespace Kata.Verify.Tests.Marking;

/// <summary>Points by an instructor's file.</summary>
public sealed class WeightsTests
{
    [Test]
    public void Without_a_file_each_step_that_passes_alone_is_worth_a_point()
    {
        var marked = Weights.Standard.Mark(Samples.Mixed());

        Assert.That(marked.Steps.Select(step => step.Points), Is.EqualTo(new[] { 1.0, 0, 0 }));
        Assert.That(marked.MaxPoints, Is.EqualTo(3));
    }

    [Test]
    public void A_step_is_worth_what_the_file_says_by_name_or_by_number()
    {
        var marked = Read("""{ "steps": { "Forward": 2.5, "8": 3, }, /* the rest is 1 */ }""").Mark(Samples.Mixed());

        Assert.That(marked.Steps.Select(step => (step.Points, step.MaxPoints)), Is.EqualTo(new[] { (2.5, 2.5), (0, 3), (0, 1) }));
    }

    // Backprop passes One and fails Two and Three.
    [TestCase("""{ "partialCredit": "checks" }""", 0.33)]
    [TestCase("""{ "partialCredit": "checks", "checks": { "*.One": 4, "*": 1 } }""", 0.66)]
    [TestCase("""{ "partialCredit": "checks", "checks": { "*.T*": 0 } }""", 1)]
    [TestCase("""{ "partialCredit": "checks", "steps": { "Backprop": 30 } }""", 10)]
    [TestCase("""{ "partialCredit": "none", "steps": { "Backprop": 30 } }""", 0)]
    public void Partial_credit_is_the_weighed_share_of_the_checks_rounded_down(string json, double points) =>
        Assert.That(Read(json).Mark(Samples.Mixed()).Steps[1].Points, Is.EqualTo(points));

    [TestCase("""{ "partialCredit": "checks" }""", 1)]
    [TestCase("""{ "partialCredit": "checks", "groups": { "arguments": 1 } }""", 0.5)]
    public void Argument_checks_cost_what_the_file_says(string json, double points)
    {
        var step = Samples.Step(Step.Cost, Samples.Passing("CostTests.One"), Samples.Failing("CostTests.Two", group: CheckGroup.Arguments));

        Assert.That(Read(json).Mark(new("ann", "", [step])).Points, Is.EqualTo(points));
    }

    [Test]
    public void A_check_without_data_counts_for_nothing()
    {
        var ignored = new CheckVerdict("CostTests.Two", CheckGroup.Mathematics, Verdict.Ignored, FailureClass.Pass, "", 0);

        var step = Samples.Step(Step.Cost, Samples.Passing("A.B"), ignored);
        var marked = Read("""{ "partialCredit": "checks" }""").Mark(new("ann", "", [step]));

        Assert.That(marked.Points, Is.EqualTo(1));
    }

    [Test]
    public void A_pattern_that_fits_no_check_is_told()
    {
        var weights = Read("""{ "partialCredit": "checks", "checks": { "BackpropTests.*": 2, "BackpropTest.*": 2 } }""");

        Assert.That(weights.Idle([Samples.Mixed()]), Is.EqualTo(new[] { "BackpropTest.*" }));
    }

    [TestCase("", "weights.json is no JSON: line 1 cannot be read.")]
    [TestCase("{\n\"steps\": }", "weights.json is no JSON: line 2 cannot be read.")]
    [TestCase("[]", "weights.json needs to hold one object in braces.")]
    [TestCase("""{ "step": {} }""", "weights.json has \"step\" in it but knows \"steps\", \"checks\", \"groups\", \"partialCredit\" only.")]
    [TestCase("""{ "steps": 3 }""", "weights.json has 3 as steps but needs an object in braces.")]
    [TestCase("""{ "steps": { "Nonsense": 3 } }""",
        "weights.json has \"Nonsense\" in steps but needs a step's name or number, e.g. \"Backprop\" or \"8\".")]
    [TestCase("""{ "steps": { "14": 3 } }""",
        "weights.json has \"14\" in steps but needs a step's name or number, e.g. \"Backprop\" or \"8\".")]
    [TestCase("""{ "steps": { "Cost": -1 } }""", "weights.json has -1 as the points of \"Cost\" but needs a number from 0 to 1000000.")]
    [TestCase("""{ "steps": { "Cost": 1, "6": 1 } }""", "weights.json has \"6\" in steps by name and by number.")]
    [TestCase("""{ "steps": {}, "steps": {} }""", "weights.json has \"steps\" twice in it.")]
    [TestCase("""{ "partialCredit": true }""", "weights.json has true as partialCredit but needs one of \"none\", \"checks\".")]
    [TestCase("""{ "checks": { "A.B": 1 } }""", "weights.json weighs checks, which has no effect without \"partialCredit\": \"checks\".")]
    [TestCase("""{ "partialCredit": "checks", "checks": { "Cost": 1 } }""",
        "weights.json has \"Cost\" in checks but needs a check's name, e.g. \"BackpropTests.*\".")]
    public void Whatever_is_wrong_is_said_in_a_sentence(string json, string sentence) =>
        Assert.That(() => Read(json), Throws.ArgumentException.With.Message.EqualTo(sentence));

    private static Weights Read(string json)
    {
        using var scratch = new Scratch();
        return Weights.Read(scratch.Write("weights.json", Encoding.UTF8.GetBytes(json)));
    }
}
