using System.Text;
using System.Text.Json;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

public sealed class ClassroomResultTests
{
    // Points a step, and points it can have.
    private static readonly (double Points, double Most)[][] Marks =
    [
        [(3, 3), (1, 3), (0, 3)],
        [(10 / 3.0, 10), (10, 10), (0, 5), (2.5, 5)],
        [(0.1, 0.1), (0.2, 0.3), (0.7, 0.7)],
        [(0.37, 0.91), (1.13, 1.13), (0, 17.31)],
        [(1, 3), (0, 0), (7, 7)],
        [(0, 5), (0, 5)],
        [(5, 5), (5, 5)],
        [.. Enumerable.Range(1, 13).Select(n => (n / 7.0, n))],
    ];

    private static readonly Step[] Steps = Enum.GetValues<Step>();

    [TestCaseSource(nameof(Marks))]
    public void The_consoles_total_is_the_notices((double Points, double Most)[] marks)
    {
        var result = Read(Marked(marks));

        Assert.That(Notice(result), Is.EqualTo(Console(result)), "to the last bit");
        Assert.That(result.GetProperty("max_score").GetDouble(), Is.EqualTo(marks.Sum(mark => mark.Most)));
    }

    [TestCaseSource(nameof(Marks))]
    public void The_total_is_never_above_the_points_and_near_them((double Points, double Most)[] marks)
    {
        var off = marks.Sum(mark => mark.Points) - Notice(Read(Marked(marks)));

        // A test of each step may be rounded away, and a weight that no number of tests can say is rounded.
        Assert.That(off / marks.Sum(mark => mark.Most), Is.GreaterThan(-0.01).And.LessThan(marks.Length / 200.0 + 0.01));
    }

    [Test]
    public void Whole_points_are_said_exactly()
    {
        var result = Read(Marked([(3, 3), (1, 3), (0, 3)]));

        Assert.That(Notice(result), Is.EqualTo(4));
        Assert.That(result.GetProperty("tests").GetArrayLength(), Is.EqualTo(9));
        Assert.That(result.GetProperty("tests")[4].GetProperty("name").GetString(), Is.EqualTo("Step 2, OneHot, part 2 of 3"));
    }

    [Test]
    public void The_first_part_that_fails_says_why()
    {
        var tests = Read(Samples.Mixed()).GetProperty("tests").EnumerateArray()
            .Where(test => test.GetProperty("name").GetString()!.StartsWith("Step 8", StringComparison.Ordinal)).ToList();

        Assert.That(tests.Select(test => test.GetProperty("status").GetString()), Is.EqualTo(["pass", "fail", "fail"]));
        var message = tests[1].GetProperty("message").GetString();
        Assert.That(message, Does.Contain("backprop/no-slope").And.Contain("BackpropTests.Two: failed"));
        Assert.That(tests[2].GetProperty("message").GetString(), Is.Empty);
    }

    [TestCase(FailureClass.Pass, "pass")]
    [TestCase(FailureClass.Compile, "error")]
    public void The_status_is_the_submissions(FailureClass failure, string status)
    {
        var step = failure == FailureClass.Pass
            ? Samples.Step(Step.Cost, Samples.Passing("One"))
            : Samples.Unrun(Step.Cost, failure, "why");

        Assert.That(Read(Samples.Mixed() with { Steps = [step] }).GetProperty("status").GetString(), Is.EqualTo(status));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_hostile_name_keeps_to_the_format(string name)
    {
        var result = Read(Samples.Hostile(name));

        var messages = result.GetProperty("tests").EnumerateArray().Select(test => test.GetProperty("message").GetString()!);
        var lines = messages.SelectMany(message => message.Split('\n')).Select(line => line.TrimStart());
        Assert.That(lines, Has.None.StartsWith("::"), "the reporter prints them into the log");
        Assert.That(result.GetProperty("version").GetInt32(), Is.EqualTo(1));
    }

    private static SubmissionVerdict Marked((double Points, double Most)[] marks) => Samples.Mixed() with
    {
        Steps = [.. marks.Index().Select(mark => Samples.Step(Steps[mark.Index], Samples.Failing("One")) with
        {
            Points = mark.Item.Points,
            MaxPoints = mark.Item.Most,
        })],
    };

    // As the reporter's console-results.js and aggregate-results.js compute it.
    private static double Console(JsonElement result)
    {
        var tests = result.GetProperty("tests").EnumerateArray().ToList();
        double passed = tests.Count(test => test.GetProperty("status").GetString() == "pass");
        return passed / tests.Count * result.GetProperty("max_score").GetDouble();
    }

    // As its notify-classroom.js does.
    private static double Notice(JsonElement result) =>
        result.GetProperty("tests").EnumerateArray().Aggregate(0.0, (sum, test) => sum + test.GetProperty("score").GetDouble());

    private static JsonElement Read(SubmissionVerdict submission) => JsonDocument
        .Parse(Encoding.UTF8.GetString(Convert.FromBase64String(ClassroomResult.Of(submission, VisibilityRules.All)))).RootElement;
}
