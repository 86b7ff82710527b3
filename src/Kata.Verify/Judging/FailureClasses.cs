using Kata.Runner.Suites;
using Kata.Verify.Results;

namespace Kata.Verify.Judging;

/// <summary>From verdicts to classes of failure.</summary>
internal static class FailureClasses
{
    // As the suites print it with the case that breaks a law.
    private const string Seed = "KATA_SEED=";

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

    /// <summary>A check as the reports show it. A law that is broken tells the case that breaks it, and the seed that draws it.</summary>
    public static CheckVerdict Verdict(CheckResult check)
    {
        var isLaw = check.Output.Contains(Seed, StringComparison.Ordinal);
        var message = isLaw ? $"{check.Message.TrimEnd()}\n{check.Output.Trim()}" : check.Message;
        return new(check.Name, check.Group, check.Verdict, Of(check), message, check.Milliseconds);
    }

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
