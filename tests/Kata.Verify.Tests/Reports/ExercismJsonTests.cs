using System.Text;
using System.Text.Json;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

public sealed class ExercismJsonTests
{
    [Test]
    public void A_check_is_a_test_of_its_step()
    {
        var report = Read(Samples.Mixed());

        Assert.That(report.GetProperty("version").GetInt32(), Is.EqualTo(3));
        Assert.That(report.GetProperty("status").GetString(), Is.EqualTo("fail"));
        Assert.That(report.TryGetProperty("message", out _), Is.False);
        Assert.That(Texts(report, "status"), Is.EqualTo(["pass", "pass", "pass", "fail", "fail", "error"]));
        Assert.That(report.GetProperty("tests")[3].GetProperty("task_id").GetInt32(), Is.EqualTo(8));
        Assert.That(report.GetProperty("tests")[3].GetProperty("message").GetString(), Does.Contain("Expected 0.5, got 0.25."));
    }

    [TestCase("/srv/course/eve/Cost.cs:12:3: ; expected", "Cost.cs:12:3: ; expected")]
    [TestCase("could not find 'C:\\Users\\eve\\Cost.cs'.", "could not find 'Cost.cs'.")]
    [TestCase("z / y is 1/2, see https://example.org/a/b", "z / y is 1/2, see https://example.org/a/b")]
    public void Folders_are_left_out_of_messages(string message, string shown)
    {
        var report = Read(Samples.Mixed() with { Steps = [Samples.Unrun(Step.Cost, FailureClass.Compile, message)] });

        Assert.That(report.GetProperty("message").GetString(), Does.EndWith(shown));
    }

    [Test]
    public void All_right_is_a_pass()
    {
        var right = Samples.Mixed() with { Steps = [Samples.Mixed().Steps[0]] };

        Assert.That(Read(right).GetProperty("status").GetString(), Is.EqualTo("pass"));
    }

    [Test]
    public void An_error_is_what_kept_every_test_from_being_run()
    {
        var report = Read(Samples.Mixed() with { Steps = [Samples.Unrun(Step.Cost, FailureClass.Compile, "Cost.cs:1:1: ; expected")] });

        Assert.That(report.GetProperty("status").GetString(), Is.EqualTo("error"));
        Assert.That(report.GetProperty("message").GetString(), Does.Contain("Cost.cs:1:1: ; expected"));
        Assert.That(report.GetProperty("tests").GetArrayLength(), Is.Zero);
    }

    [Test]
    public void A_message_has_at_most_65535_bytes()
    {
        var errors = Enumerable.Range(0, 13).Select(n => $"{n} {new string('漢', 5000)}");
        var steps = errors.Select(error => Samples.Unrun(Step.Cost, FailureClass.Compile, error));

        var report = Read(Samples.Mixed() with { Steps = [.. steps] });

        Assert.That(Encoding.UTF8.GetByteCount(report.GetProperty("message").GetString()!), Is.AtMost(65535).And.GreaterThan(60000));
    }

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_hostile_name_keeps_to_the_format(string name)
    {
        var tests = Read(Samples.Hostile(name)).GetProperty("tests").EnumerateArray().ToList();

        foreach (var test in tests)
        {
            Assert.That(test.EnumerateObject().Select(field => field.Name), Is.SubsetOf(new[] { "name", "status", "message", "task_id" }));
            Assert.That(test.GetProperty("status").GetString(), Is.AnyOf("pass", "fail", "error"));
            Assert.That(test.GetProperty("name").GetString()!.Any(char.IsControl), Is.False);
        }

        Assert.That(tests, Has.Count.EqualTo(3));
    }

    private static IEnumerable<string?> Texts(JsonElement report, string field) =>
        report.GetProperty("tests").EnumerateArray().Select(test => test.GetProperty(field).GetString());

    private static JsonElement Read(SubmissionVerdict submission) =>
        JsonDocument.Parse(ExercismJson.Of(submission, VisibilityRules.All)).RootElement;
}
