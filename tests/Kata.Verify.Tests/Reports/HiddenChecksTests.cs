using System.Text;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

/// <summary>Whatever the formats for students are made from, no word of a hidden check is in them.</summary>
public sealed class HiddenChecksTests
{
    private const string Secret = "SECRET";

    // Both fail for hidden checks; the second for a visible one too.
    private static readonly SubmissionVerdict Submission = new("ann", "0",
    [
        Samples.Step(Step.Forward, Samples.Passing("Seen"), Samples.Passing($"{Secret}One"), Failing($"{Secret}Two")) with
        {
            FirstWrong = $"{Secret} quantity",
            Mistakes = [$"{Secret}/mistake"],
            Repairs = [new("Forward.cs", 777, 1, $"{Secret} kind", $"{Secret} before", $"{Secret} after")],
        },
        Samples.Step(Step.Cost, Samples.Failing("Seen"), Failing($"{Secret}Three")) with { FirstWrong = "the cost" },
        Samples.Step(Step.Predict, Failing($"{Secret}Four")),
    ])
    {
        Printed = $"{Secret} x = 0.125",
    };

    private static IEnumerable<TestCaseData> Formats()
    {
        TestCaseData Format(string name, Func<VisibilityRules, string> format) => new TestCaseData(format).SetArgDisplayNames(name);
        yield return Format("Gradescope", rules => GradescopeJson.Of(Submission, Samples.Facts, rules));
        yield return Format("Exercism", rules => ExercismJson.Of(Submission, rules));
        yield return Format("Classroom", rules => Encoding.UTF8.GetString(Convert.FromBase64String(ClassroomResult.Of(Submission, rules))));
        yield return Format("Markdown", rules => MarkdownFeedback.Of(Submission, Samples.Facts, rules));
        yield return Format("Annotations", rules => GitHubAnnotations.Of(Submission, rules));
        yield return Format("Summary", rules => JobSummary.Of([Submission], Samples.Facts, rules));
        yield return Format("Summaries", rules => JobSummary.Of([Submission, Submission], Samples.Facts, rules));
        yield return Format("Moodle", rules => MoodleCsv.Of([Submission], rules));
    }

    [TestCaseSource(nameof(Formats))]
    public void Nothing_hidden_is_told(Func<VisibilityRules, string> format)
    {
        var report = format(Samples.Hiding(Secret));

        Assert.That(report, Does.Not.Contain(Secret).IgnoreCase.And.Not.Contain("0.125").And.Not.Contain("777"));
    }

    [TestCaseSource(nameof(Formats))]
    public void What_a_hidden_check_says_changes_nothing(Func<VisibilityRules, string> format)
    {
        var (one, other) = (Samples.Hiding(Secret), VisibilityRules.All);

        Assert.That(format(one), Is.Not.EqualTo(format(other)).Or.Not.Contain(Secret), "the formats do read the rules");
    }

    [TestCase(Visibility.AfterDueDate)]
    [TestCase(Visibility.AfterPublished)]
    public void A_format_without_a_later_hides_what_is_visible_later(Visibility later)
    {
        foreach (var format in Formats().Skip(1))
            Assert.That(((Func<VisibilityRules, string>)format.Arguments[0]!)(Samples.Hiding(Secret, later)), Does.Not.Contain(Secret));
    }

    [Test]
    public void Only_their_number_is_told()
    {
        var rules = Samples.Hiding(Secret);

        Assert.That(MarkdownFeedback.Of(Submission, Samples.Facts, rules), Does.Contain("There are hidden checks: passed 1 of 2."));
        Assert.That(GradescopeJson.Of(Submission, Samples.Facts, rules), Does.Contain("Hidden checks: passed 1 of 2."));
        Assert.That(ExercismJson.Of(Submission, rules), Does.Contain("Step 4, Forward: hidden checks: passed 1 of 2"));
    }

    [Test]
    public void A_diagnosis_is_told_if_a_visible_check_fails_too() => Assert.That(
        MarkdownFeedback.Of(Submission, Samples.Facts, Samples.Hiding(Secret)), Does.Contain("The first wrong quantity is the cost."));

    [Test]
    public void Instructors_see_everything()
    {
        string[] reports =
        [
            ResultsJsonl.Of(Submission), JUnitXml.Of([Submission], Samples.Facts), IndexPage.Of([Submission], Samples.Facts),
        ];

        Assert.That(reports, Is.All.Contains($"{Secret}Two"));
    }

    private static CheckVerdict Failing(string name) => Samples.Failing(name, $"{Secret} at x = 0.125") with { Class = FailureClass.Fail };
}
