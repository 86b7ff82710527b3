using Kata.Runner;
using Kata.Verify.Results;

namespace Kata.Verify.Reports;

/// <summary>The words and numbers of the reports: the same in all of them.</summary>
internal static class Words
{
    /// <summary>A class of failure in words, e.g. "timed out".</summary>
    public static string InWords(this FailureClass failure) => failure switch
    {
        FailureClass.Pass => "passed",
        FailureClass.Fail => "failed",
        FailureClass.NotStarted => "not started",
        FailureClass.Timeout => "timed out",
        FailureClass.Memory => "out of memory",
        FailureClass.Crash => "crashed",
        FailureClass.StackOverflow => "stack overflow",
        FailureClass.Policy => "refused",
        FailureClass.Compile => "does not compile",
        FailureClass.MissingFile => "file missing",
        FailureClass.Infrastructure => "could not be checked",
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    /// <summary>A sign of its own for each class, so that none is told by colour alone.</summary>
    public static string Symbol(this FailureClass failure) => failure switch
    {
        FailureClass.Pass => "✓",
        FailureClass.Fail => "✗",
        FailureClass.NotStarted => "–",
        FailureClass.Timeout => "◷",
        FailureClass.Memory => "▤",
        FailureClass.Crash => "↯",
        FailureClass.StackOverflow => "∞",
        FailureClass.Policy => "⊘",
        FailureClass.Compile => "≠",
        FailureClass.MissingFile => "∅",
        FailureClass.Infrastructure => "?",
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };

    /// <summary>Number and name, e.g. "Step 8, Backprop".</summary>
    public static string Title(this Step step) => $"Step {(int)step}, {step}";

    /// <summary>A number that reads back exactly.</summary>
    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Points of points, e.g. "31.5 of 44 points".</summary>
    public static string Points(double points, double of) => $"{Number(points)} of {Number(of)} points";

    /// <summary>Whether the submission did not do what the check asks, by its own fault or ours.</summary>
    public static bool IsFault(this CheckVerdict check) => check.Verdict is not (Verdict.Passed or Verdict.Ignored);

    /// <summary>The run's facts on one line.</summary>
    public static string InWords(this RunFacts facts) =>
        $"kata {Escaping.Name(facts.Version)} on .NET {Escaping.Name(facts.Runtime)}, isolation {Escaping.Name(facts.Isolation)}, "
            + $"suites {Escaping.Cut(Escaping.Name(facts.Suites), 17)}, seed {Escaping.Name(facts.Seed)}";
}
