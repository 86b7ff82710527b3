using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Runner.Tests;

public sealed class StepOrderTests
{
    [Test]
    public void The_checks_of_a_step_call_no_later_step([Range(1, 12)] int step)
    {
        SourceFile[] files = [.. Reference.Files.Take(step), .. Stubs.All.Skip(step)];

        var checks = SuiteFiles.Beside().Run(step, StepSources.Whole(files));

        Assert.That(checks.Count(check => check.Verdict == Verdict.Passed), Is.GreaterThan(5));
        Assert.That(checks.Where(check => check.Verdict is not (Verdict.Passed or Verdict.Ignored)), Is.Empty);
    }

    [Test]
    public void A_check_that_called_a_later_step_would_be_seen()
    {
        SourceFile[] files = [.. Reference.Files.Take(7), .. Stubs.All.Skip(7)];

        var checks = SuiteFiles.Beside().Run(8, StepSources.Whole(files));

        Assert.That(checks.Select(check => check.Verdict), Has.Some.EqualTo(Verdict.NotStarted));
    }
}
