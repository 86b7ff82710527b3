using Kata.Runner;
using Kata.Runner.Suites;
using Kata.Verify.Results;

namespace Kata.Verify.Tests.Reports;

/// <summary>Submissions to report on.</summary>
internal static class Samples
{
    /// <summary>Names that each of the formats could take for something else.</summary>
    public static string[] HostileNames { get; } =
    [
        "",
        "\"quoted\", and 'quoted'",
        "=HYPERLINK(\"http://example.org\",\"click\")",
        "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1",
        "two\nlines", "old\rMac", "windows\r\nlines",
        "abc\u202Egpj.exe", "\u2066isolated\u2069", "\u200Fright", "zero\u200Bwidth", "\uFEFFmark", "tag\U000E0041",
        $"<script>alert(1)</script>{new string('x', 400)}",
        "</script><img src=x onerror=alert(1)>", "<!-- ]]> & &amp; \u2028 \u2029",
        "::error::forged", "  ::set-output name=x::y", "a\n::error file=b::forged", "##[error]forged", "::::error::", "100%",
        "nul\0 esc\u001B[31m bell\a c1\u009B31m del\u007F",
        "half\uD800", "\uDC00half", "\uFFFE\uFFFF",
        "`code` ``` **bold** [link](http://example.org) | cell \\| @everyone #1 https://example.org",
        "{verdicts}{script}", "Æther ñandú 漢字 🎓",
    ];

    public static RunFacts Facts { get; } = new("1.2.3", new string('a', 64), "L3 (bubblewrap)", "hidden", "10.0.0");

    public static CheckVerdict Passing(string name) => new(name, CheckGroup.Mathematics, Verdict.Passed, FailureClass.Pass, "", 1.25);

    public static CheckVerdict Failing(
        string name, string message = "Expected 0.5, got 0.25.", CheckGroup group = CheckGroup.Mathematics) =>
        new(name, group, Verdict.Failed, FailureClass.Fail, message, 0.1 + 0.2);

    public static StepVerdict Step(Step step, params CheckVerdict[] checks)
    {
        var fault = checks.FirstOrDefault(check => check.Verdict != Verdict.Passed && check.Group != CheckGroup.Arguments);
        var verdict = fault?.Verdict ?? Verdict.Passed;
        return new(step, verdict, verdict, fault?.Class ?? FailureClass.Pass, checks)
        {
            Points = fault is null ? 3 : 1,
            MaxPoints = 3,
        };
    }

    /// <summary>A step that was not run.</summary>
    public static StepVerdict Unrun(Step step, FailureClass failure, params string[] errors) =>
        new(step, Verdict.DoesNotCompile, Verdict.DoesNotCompile, failure, []) { Errors = errors, MaxPoints = 3 };

    /// <summary>A submission whose Forward is right, whose Backprop is wrong, and whose Optimizer does not compile.</summary>
    public static SubmissionVerdict Mixed(string id = "ann") => new(id, new string('b', 64),
    [
        Step(Harness.Step.Forward, Passing("ForwardTests.One"), Passing("ForwardTests.Two")),
        Step(Harness.Step.Backprop, Passing("BackpropTests.One"), Failing("BackpropTests.Two"), Failing("BackpropTests.Three")) with
        {
            Mistakes = ["backprop/no-slope"],
            FirstWrong = "delta of layer 1",
            Repairs = [new("Backprop.cs", 12, 5, "a missing factor", "delta", "delta * slope") { Belief = "Enough.", Why = "Not enough." }],
        },
        Unrun(Harness.Step.Optimizer, FailureClass.Compile, "Optimizer.cs:7:9: ; expected"),
    ])
    {
        Student = "Ann Example",
        StudentId = "12345",
        Notes = ["notes.txt was left out."],
        Printed = "hello\n",
    };

    /// <summary>A submission in which every text is hostile.</summary>
    public static SubmissionVerdict Hostile(string text) => new(text, "c0ffee",
    [
        Step(Harness.Step.Forward, Passing(text), Failing(text + " ", text)) with
        {
            Mistakes = [text],
            FirstWrong = text,
            Repairs = [new(text, 3, 4, "a slip", text, text)],
        },
        Unrun(Harness.Step.Cost, FailureClass.Policy, text),
    ])
    {
        Student = text,
        StudentId = text,
        Notes = [text],
        Printed = text,
    };

    /// <summary>A submission that the judge could not judge.</summary>
    public static SubmissionVerdict Incomplete { get; } = Mixed("broken") with
    {
        Steps =
        [
            new(Harness.Step.Forward, Verdict.Infrastructure, Verdict.Infrastructure, FailureClass.Infrastructure, []) { MaxPoints = 3 },
        ],
    };

    /// <summary>Hides the checks whose names contain a word.</summary>
    public static VisibilityRules Hiding(string word, Visibility visibility = Visibility.Hidden) =>
        new((_, name) => name.Contains(word, StringComparison.Ordinal) ? visibility : Visibility.Visible);
}
