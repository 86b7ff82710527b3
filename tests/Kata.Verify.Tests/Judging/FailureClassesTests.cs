using Kata.Runner;
using Kata.Runner.Suites;
using Kata.Verify.Judging;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Judging;

public sealed class FailureClassesTests
{
    [TestCase(true, FailureClass.StackOverflow)]
    [TestCase(false, FailureClass.Crash)]
    public void A_stack_overflow_is_told_from_a_crash_by_what_the_process_was_not_by_words(bool isOverflow, FailureClass expected)
    {
        var check = new CheckResult("Unit", "CostTests.One", Step.Cost, Verdict.Crashed, "stack overflow", "", 1)
        {
            IsStackOverflow = isOverflow,
        };

        Assert.That(FailureClasses.Of([check]), Is.EqualTo(expected));
    }
}
