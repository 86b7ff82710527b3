using Kata.Runner.Suites;
using Kata.Verify.Results;

namespace Kata.Verify.Judging;

/// <summary>From verdicts to classes of failure.</summary>
internal static class FailureClasses
{
    /// <summary>The class of a step: that of its worst check that it needs to pass.</summary>
    public static FailureClass Of(IReadOnlyList<CheckResult> checks)
    {
        FailureClass[] worst =
        [
            FailureClass.Infrastructure, FailureClass.StackOverflow, FailureClass.Crash, FailureClass.Memory, FailureClass.Timeout,
            FailureClass.Fail, FailureClass.NotStarted,
        ];
        var found = checks.Where(check => check.IsRequired).Select(Of).ToHashSet();
        return worst.FirstOrDefault(found.Contains, FailureClass.Pass);
    }

    /// <summary>A check as the reports show it.</summary>
    public static CheckVerdict Verdict(CheckResult check) =>
        new(check.Name, check.Group, check.Verdict, Of(check), check.Message, check.Milliseconds);

    private static FailureClass Of(CheckResult check) => check.Verdict switch
    {
        Runner.Verdict.Passed or Runner.Verdict.Ignored => FailureClass.Pass,
        Runner.Verdict.NotStarted => FailureClass.NotStarted,
        Runner.Verdict.TimedOut => FailureClass.Timeout,
        Runner.Verdict.OutOfMemory => FailureClass.Memory,
        Runner.Verdict.Crashed => check.IsStackOverflow ? FailureClass.StackOverflow : FailureClass.Crash,
        Runner.Verdict.Infrastructure => FailureClass.Infrastructure,
        _ => FailureClass.Fail,
    };
}
