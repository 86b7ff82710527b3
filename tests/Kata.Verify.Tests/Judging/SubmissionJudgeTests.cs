using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;
using Kata.Verify.Isolating;
using Kata.Verify.Judging;
using Kata.Verify.Results;
using Kata.Verify.Tests.Policy;

namespace Kata.Verify.Tests.Judging;

/// <summary>All steps of a submission, alone and in the whole.</summary>
[NonParallelizable] // What a submission throws is noted for the whole process, and so is a seed.
public sealed class SubmissionJudgeTests
{
    private static readonly Lazy<StepJudge> Steps = new(() => new(
        new(IsolationLevel.Limits, Isolation.RunsAsRoot), 2, SandboxLimits.Standard, Limits.Standard));

    private readonly VerdictCache _known = new();
    private readonly List<Step> _run = [];
    private readonly List<(string Judged, string Check)> _seeds = [];

    [OneTimeTearDown]
    public void EndSandbox()
    {
        if (Steps.IsValueCreated) Steps.Value.Dispose();
    }

    [SetUp]
    public void Forget()
    {
        _run.Clear();
        _seeds.Clear();
    }

    [Test]
    public void A_wrong_early_step_costs_no_marks_of_a_later_one()
    {
        var judged = Judged(Reference.File(Step.Predict), Wrong(Step.Forward, "Dense(a.RowCount, 1.0)", "Dense(a.RowCount, 2.0)"));

        var (forward, predict) = (judged[Step.Forward], judged[Step.Predict]);
        Assert.That((forward.Alone, forward.Class), Is.EqualTo((Verdict.Failed, FailureClass.Fail)));
        Assert.That((predict.Alone, predict.Whole), Is.EqualTo((Verdict.Passed, Verdict.Failed)));
        Assert.That(predict.CausedBy, Is.EqualTo(new[] { Step.Forward }));
    }

    [Test]
    public void A_step_does_not_suffer_from_one_that_it_does_not_use()
    {
        var judged = Judged(Reference.File(Step.Initialize), Wrong(Step.OneHot, "rows[i, k] > rows[i, labels[i]]", "rows[i, k] < 0"));

        Assert.That(judged[Step.OneHot].Alone, Is.EqualTo(Verdict.Failed));
        Assert.That((judged[Step.Initialize].Alone, judged[Step.Initialize].Whole), Is.EqualTo((Verdict.Passed, Verdict.Passed)));
    }

    [Test]
    public void A_known_mistake_is_named()
    {
        var judged = Judged(Wrong(Step.OneHot, "rows[i, k] > rows[i, labels[i]]", "rows[i, k] >= rows[i, labels[i]]"));

        Assert.That(judged[Step.OneHot].Mistakes, Is.EqualTo(new[] { "onehot/last-wins" }));
    }

    [Test]
    public void A_missing_file_is_told_from_a_refused_one()
    {
        var judged = Judged([], [new("Cost.cs", 0, 0, "", "Cost.cs is larger than 256 KiB.", "")]);

        Assert.That(judged[Step.Forward].Class, Is.EqualTo(FailureClass.MissingFile));
        Assert.That((judged[Step.Cost].Alone, judged[Step.Cost].Class), Is.EqualTo((Verdict.Refused, FailureClass.Policy)));
        Assert.That(judged[Step.Cost].Errors, Is.EqualTo(new[] { "Cost.cs is larger than 256 KiB." }));
    }

    [Test]
    public void A_step_that_does_not_compile_or_is_refused_says_where_and_leaves_the_others_alone()
    {
        var judged = Judged(
            new("OneHot.cs", "namespace Kata;\n\npublic static class OneHot { int"),
            Wrong(
                Step.Predict,
                "{\n    /// <summary>",
                "{\n    private static readonly string Key = File.ReadAllText(\"/x\");\n\n    /// <summary>"),
            Reference.File(Step.Initialize));

        Assert.That((judged[Step.OneHot].Alone, judged[Step.OneHot].Class), Is.EqualTo((Verdict.DoesNotCompile, FailureClass.Compile)));
        Assert.That(judged[Step.OneHot].Errors[0], Does.StartWith("OneHot.cs:3:"));
        Assert.That((judged[Step.Predict].Alone, judged[Step.Predict].Class), Is.EqualTo((Verdict.Refused, FailureClass.Policy)));
        Assert.That(judged[Step.Predict].Errors[0], Does.StartWith("Predict.cs:").And.Contain("File.ReadAllText"));
        Assert.That(judged[Step.Initialize].Alone, Is.EqualTo(Verdict.Passed));
    }

    [Test]
    public void The_same_sources_are_judged_once_and_meet_the_same_cases()
    {
        var sources = Reference.File(Step.OneHot);
        var first = Judged(sources);
        var seeds = _seeds.ToList();
        _run.Clear();

        var second = Judged(sources with { Path = "OneHot.cs" });
        Assert.That(_run, Is.Empty);
        Assert.That(second[Step.OneHot].Checks, Is.EqualTo(first[Step.OneHot].Checks));

        _seeds.Clear();
        Judged(sources with { Text = $"{sources.Text}// Mine." });
        Assert.That(_seeds.Select(seed => seed.Check), Is.EqualTo(seeds.Select(seed => seed.Check)));
        Assert.That(_seeds.Select(seed => seed.Judged).Intersect(seeds.Select(seed => seed.Judged)), Is.Empty);
    }

    [Test]
    public void A_broken_law_tells_the_seed_that_draws_its_case()
    {
        var judged = Judged(Wrong(Step.OneHot, "rows[i, k] > rows[i, labels[i]]", "rows[i, k] < rows[i, labels[i]]"));

        Assert.That(judged[Step.OneHot].Checks.Select(check => check.Message), Has.Some.Contains("KATA_SEED=7)"));
    }

    [Test]
    public void What_a_step_prints_is_the_same_whether_it_is_judged_or_known()
    {
        var printing = Wrong(Step.OneHot, "Guard.", "Console.WriteLine(\"here\"); Guard.");

        var first = Listened([printing]);
        var second = Listened([printing]);

        Assert.That(first[1].Printed, Does.StartWith("here\nhere\n"));
        Assert.That(second.Select(step => step.Printed), Is.EqualTo(first.Select(step => step.Printed)));
        Assert.That(first[0].Printed + first[2].Printed, Is.Empty);
    }

    [Test]
    public void A_submission_that_has_used_up_its_time_is_not_judged_on()
    {
        var times = SubmissionTimes.Standard with { Submission = TimeSpan.Zero };

        var judged = Listened([Reference.File(Step.OneHot)], times);

        Assert.That(judged.Select(step => step.Verdict.Class), Is.All.EqualTo(FailureClass.Timeout));
        Assert.That(judged[0].Verdict.Errors[0], Does.Contain("took more than 0 s"));
    }

    // Step 13 computes what step 8 is to compute, and the reference's stands beside a submission without one.
    [Test]
    public void A_step_does_not_pass_by_calling_a_later_one_of_the_reference()
    {
        var text = Attack.All.Single(attack => attack.Name == "41-calls-a-later-step.cs.txt").Text;

        var backprop = Judged(new SourceFile("Backprop.cs", text))[Step.Backprop];

        Assert.That((backprop.Alone, backprop.Whole), Is.EqualTo((Verdict.NotStarted, Verdict.NotStarted)));
    }

    private static SourceFile Wrong(Step step, string right, string wrong)
    {
        var text = Reference.File(step).Text;
        Assert.That(text, Does.Contain(right), "the reference no longer reads like this");
        return new($"{step}.cs", text.Replace(right, wrong, StringComparison.Ordinal));
    }

    private Dictionary<Step, StepVerdict> Judged(params SourceFile[] files) => Judged(files, []);

    private Dictionary<Step, StepVerdict> Judged(SourceFile[] files, CompileError[] problems) =>
        Listened(files, problems: problems).ToDictionary(step => step.Verdict.Step, step => step.Verdict);

    private List<JudgedStep> Listened(SourceFile[] files, SubmissionTimes? times = null, CompileError[]? problems = null)
    {
        List<JudgedStep> judged = [];
        var own = files.Select(file => file with { Path = $"{file.Name}.cs" }).ToList();
        new SubmissionJudge(Steps.Value, _known, Seed, times ?? SubmissionTimes.Standard)
            .Judge(new(own, problems ?? [], ""), new((_, _) => { }, _run.Add, judged.Add), JudgedBefore.Nothing);
        return judged;
    }

    private ulong Seed(string judged, string check)
    {
        _seeds.Add((judged, check));
        return 7;
    }
}
