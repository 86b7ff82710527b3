using System.Text.RegularExpressions;
using Kata.Runner.Suites;
using Kata.Verify.Reports;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

public sealed partial class GitHubAnnotationsTests
{
    [Test]
    public void An_annotation_stands_at_the_line_that_the_diagnosis_names()
    {
        var lines = Lines(GitHubAnnotations.Of(Samples.Mixed(), VisibilityRules.All, "kata/"));

        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.StartWith(
            "::error file=kata/Backprop.cs,line=12,col=5,title=Step 8%2C Backprop::Step 8, Backprop: failed.%0A"));
        Assert.That(lines[1], Is.EqualTo(
            "::error file=kata/Optimizer.cs,line=7,col=9,title=Step 12%2C Optimizer::Optimizer.cs:7:9: ; expected"));
    }

    [TestCase("Backprop.cs:12: File.ReadAllText is not allowed here", "file=Backprop.cs,line=12,")]
    [TestCase("Backprop.cs(12,5): error CS1002: ; expected", "file=Backprop.cs,line=12,col=5,")]
    [TestCase("Backprop.cs is missing", "file=Backprop.cs,")]
    [TestCase("the submission names no file.cs at all", "")]
    [TestCase("a.cs:99999999999999: x", "file=a.cs,")]
    public void The_place_of_an_error_is_read_from_its_sentence(string error, string place)
    {
        var submission = Samples.Mixed() with { Steps = [Samples.Unrun(Step.Backprop, FailureClass.Policy, error)] };

        Assert.That(GitHubAnnotations.Of(submission, VisibilityRules.All), Does.StartWith($"::error {place}title="));
    }

    [Test]
    public void Missing_argument_checks_are_a_warning()
    {
        var step = Samples.Step(Step.Forward, Samples.Passing("One"), Samples.Failing("Two", group: CheckGroup.Arguments));

        var line = Lines(GitHubAnnotations.Of(Samples.Mixed() with { Steps = [step] }, VisibilityRules.All)).Single();

        Assert.That(line, Is.EqualTo("::warning file=Forward.cs,title=Step 4%2C Forward::Checks that do not pass: Two."));
    }

    [Test]
    public void A_failure_of_the_judge_is_a_warning_without_a_file() =>
        Assert.That(GitHubAnnotations.Of(Samples.Incomplete, VisibilityRules.All),
            Does.StartWith("::warning title=").And.Contain("no fault of your code"));

    [TestCaseSource(typeof(Samples), nameof(Samples.HostileNames))]
    public void A_hostile_name_is_no_command(string name)
    {
        var lines = Lines(GitHubAnnotations.Of(Samples.Hostile(name), VisibilityRules.All, name));

        Assert.That(lines, Has.Length.EqualTo(2));
        foreach (var line in lines)
        {
            var command = Command().Match(line);
            Assert.That(command.Success, Is.True, line);
            Assert.That(command.Groups["properties"].Value.Split(',').Select(property => property.Split('=')[0]),
                Is.SubsetOf(new[] { "file", "line", "col", "title" }));
            Assert.That(line, Does.Not.Contain("##["));
        }
    }

    // As the runner reads it: the properties end at the first "::".
    [GeneratedRegex("^::(error|warning) (?<properties>[^:]*)::(?<message>.*)$")]
    private static partial Regex Command();

    private static string[] Lines(string commands) => commands.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
