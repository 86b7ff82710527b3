using System.Text;
using Kata.Verify.Marking;
using Kata.Verify.Results;
using Kata.Verify.Tests.Reports;

namespace Kata.Verify.Tests.Marking;

/// <summary>What students see by an instructor's file.</summary>
public sealed class VisibilityFileTests
{
    private const string All = """
        {
          "default": "after_published",
          "steps": { "Backprop": "after_due_date" },
          "checks": { "BackpropProperties.*": "hidden", "*.One": "visible" }
        }
        """;

    [TestCase(Step.Cost, "CostTests.Two", Visibility.AfterPublished)]
    [TestCase(Step.Backprop, "BackpropTests.Two", Visibility.AfterDueDate)]
    [TestCase(Step.Backprop, "BackpropTests.One", Visibility.Visible)]
    [TestCase(Step.Backprop, "BackpropProperties.One", Visibility.Hidden)]
    public void The_first_pattern_decides_or_else_the_step_or_else_the_default(Step step, string check, Visibility visibility) =>
        Assert.That(Read(All).Rules.Of(step, check), Is.EqualTo(visibility));

    [Test]
    public void Nothing_said_is_visible() => Assert.That(Read("{}").Rules.Of(Step.Cost, "A.B"), Is.EqualTo(Visibility.Visible));

    [Test]
    public void A_pattern_that_fits_no_check_is_told() =>
        Assert.That(Read(All).Idle([Samples.Mixed()]), Is.EqualTo(new[] { "BackpropProperties.*" }));

    [TestCase("""{ "default": "secret" }""",
        "visibility.json has \"secret\" as default but needs one of \"visible\", \"after_due_date\", \"after_published\", \"hidden\".")]
    [TestCase("""{ "checks": { "A.B": 1 } }""",
        "visibility.json has 1 as the visibility of \"A.B\" but needs one of "
            + "\"visible\", \"after_due_date\", \"after_published\", \"hidden\".")]
    [TestCase("""{ "checks": [] }""", "visibility.json has [] as checks but needs an object in braces.")]
    public void Whatever_is_wrong_is_said_in_a_sentence(string json, string sentence) =>
        Assert.That(() => Read(json), Throws.ArgumentException.With.Message.EqualTo(sentence));

    [TestCase("*", "anything", true)]
    [TestCase("A.*", "A.B", true)]
    [TestCase("A.*", "B.A.B", false)]
    [TestCase("*.B", "A.B", true)]
    [TestCase("A*B*C", "AxBxC", true)]
    [TestCase("A*B*C", "AxCxB", false)]
    [TestCase("AB*BC", "ABC", false)]
    [TestCase("A.B", "A.B", true)]
    [TestCase("A.B", "A.BB", false)]
    public void A_star_stands_for_anything(string pattern, string name, bool fits) =>
        Assert.That(new CheckPattern(pattern).Fits(name), Is.EqualTo(fits));

    private static VisibilityFile Read(string json)
    {
        using var scratch = new Scratch();
        return VisibilityFile.Read(scratch.Write("visibility.json", Encoding.UTF8.GetBytes(json)));
    }
}
