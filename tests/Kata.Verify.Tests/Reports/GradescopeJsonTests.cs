using System.Text.Json;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

public sealed class GradescopeJsonTests
{
    // What the autograder's documentation knows of a test and of the whole.
    private static readonly string[] TestFields =
        ["score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags", "visibility", "extra_data"];

    private static readonly string[] Fields =
    [
        "score", "execution_time", "output", "output_format", "test_output_format", "test_name_format", "visibility", "stdout_visibility",
        "extra_data", "tests", "leaderboard",
    ];

    [Test]
    public void The_score_is_the_sum_of_the_steps()
    {
        var report = Read(Samples.Mixed(), VisibilityRules.All);

        var scored = report.GetProperty("tests").EnumerateArray().Where(test => test.TryGetProperty("score", out _)).ToList();
        Assert.That(report.GetProperty("score").GetDouble(), Is.EqualTo(4));
        Assert.That(scored.Sum(test => test.GetProperty("score").GetDouble()), Is.EqualTo(4));
        Assert.That(scored.Sum(test => test.GetProperty("max_score").GetDouble()), Is.EqualTo(9));
    }

    [Test]
    public void A_step_says_why_it_does_not_pass()
    {
        var step = Test(Read(Samples.Mixed(), VisibilityRules.All), "8");

        Assert.That(step.GetProperty("status").GetString(), Is.EqualTo("failed"));
        Assert.That(step.GetProperty("output").GetString(), Does.Contain("Checks: passed 1 of 3.")
            .And.Contain("The first wrong quantity is delta of layer 1.").And.Contain("(backprop/no-slope)")
            .And.Contain("Line 12 of Backprop.cs has a missing factor."));
        Assert.That(step.GetProperty("output").GetString(), Does.Not.Contain("delta * slope"), "the edit is left to the student");
    }

    [Test]
    public void A_check_is_held_back_as_the_rules_say([Values(Visibility.AfterDueDate, Visibility.AfterPublished)] Visibility later)
    {
        var report = Read(Samples.Mixed(), Samples.Hiding("Two", later));

        var level = later == Visibility.AfterDueDate ? "after_due_date" : "after_published";
        Assert.That(Test(report, "8.2").GetProperty("visibility").GetString(), Is.EqualTo(level));
        Assert.That(Test(report, "8.3").GetProperty("visibility").GetString(), Is.EqualTo("visible"));
        Assert.That(Test(report, "8").GetProperty("output").GetString(), Does.Contain("Checks: passed 1 of 2."));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_hostile_name_keeps_to_the_fields(string name)
    {
        var report = Read(Samples.Hostile(name), VisibilityRules.All);

        Assert.That(report.EnumerateObject().Select(field => field.Name), Is.SubsetOf(Fields));
        foreach (var test in report.GetProperty("tests").EnumerateArray())
        {
            Assert.That(test.EnumerateObject().Select(field => field.Name), Is.SubsetOf(TestFields));
            Assert.That(test.GetProperty("status").GetString(), Is.AnyOf("passed", "failed"));
            Assert.That(test.GetProperty("output").GetString()!.Any(c => char.IsControl(c) && c is not ('\n' or '\t')), Is.False);
        }
    }

    private static JsonElement Test(JsonElement report, string number) =>
        report.GetProperty("tests").EnumerateArray().Single(test => test.GetProperty("number").GetString() == number);

    private static JsonElement Read(SubmissionVerdict submission, VisibilityRules rules) =>
        JsonDocument.Parse(GradescopeJson.Of(submission, Samples.Facts, rules)).RootElement;
}
