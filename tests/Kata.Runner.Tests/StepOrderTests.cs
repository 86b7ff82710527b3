using Kata.Runner.Compiling;

namespace Kata.Runner.Tests;

public sealed class StepOrderTests
{
    [Test]
    public void The_checks_of_a_step_call_no_later_step([Values] Step step)
    {
        var checks = Checks.Of(step, WrittenUpTo(step));

        Assert.That(checks.Count(check => check.Verdict == Verdict.Passed), Is.GreaterThan(5));
        Assert.That(checks.Where(check => check.Verdict is not (Verdict.Passed or Verdict.Ignored)), Is.Empty);
    }

    [Test]
    public void A_check_that_called_a_later_step_would_be_seen() =>
        Assert.That(Checks.Of(Step.Backprop, WrittenUpTo(Step.NumericalGradient)).Select(check => check.Verdict),
            Has.Some.EqualTo(Verdict.NotStarted));

    private static StepSources WrittenUpTo(Step step) =>
        StepSources.Whole([.. Enum.GetValues<Step>().Select(other => other <= step ? Reference.File(other) : Stubs.Of(other))]);
}
