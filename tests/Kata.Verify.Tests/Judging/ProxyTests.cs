using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Runner.Workers;
using Kata.Verify.Isolating;
using Kata.Verify.Judging;

namespace Kata.Verify.Tests.Judging;

/// <summary>A submission in a sandbox gets the verdicts that it gets beside the suites.</summary>
[NonParallelizable] // What a submission throws is noted for the whole process, and so is a seed.
public sealed class ProxyTests
{
    private static readonly Lazy<StepJudge> Judge = new(() => new(
        new(IsolationLevel.Limits, Isolation.RunsAsRoot), 0, SandboxLimits.Standard, Limits.Standard));

    [OneTimeTearDown]
    public void EndSandbox()
    {
        if (Judge.IsValueCreated) Judge.Value.Dispose();
    }

    [Test]
    public void The_reference_passes_every_check_in_a_sandbox([Values] Step step) =>
        Assert.That(Remote(step, StepSources.Whole(Reference.Files)), Is.EqualTo(Direct(step, StepSources.Whole(Reference.Files))));

    // Values, arguments that are changed, results that share memory, and exceptions.
    [TestCase("Serialize", "flat.AddRange(theta.ToRowMajorArray())", "flat.AddRange(theta.ToColumnMajorArray())")]
    [TestCase("OneHot", "rows[i, k] > rows[i, labels[i]]", "rows[i, k] >= rows[i, labels[i]]")]
    [TestCase("Activations", "z.Clone()", "z")]
    [TestCase("Forward", "Dense(a.RowCount, 1.0)", "Dense(a.RowCount + 1, 1.0)")]
    [TestCase("GradientDescent", "return theta - (rate * gradient);", "theta.Subtract(gradient.Multiply(rate), theta); return theta;")]
    public void A_wrong_step_fails_the_same_checks_in_a_sandbox(string name, string right, string wrong)
    {
        var step = Enum.Parse<Step>(name);
        var text = Reference.File(step).Text;
        Assert.That(text, Does.Contain(right), "the reference no longer reads like this");
        var sources = StepSources.Hybrid(step, [new($"{name}.cs", text.Replace(right, wrong, StringComparison.Ordinal))]);

        var remote = Remote(step, sources);

        Assert.That(remote, Is.EqualTo(Direct(step, sources)));
        Assert.That(remote, Has.Some.EndsWith($"{Verdict.Failed}"));
    }

    [Test]
    public void A_stub_is_not_started_in_a_sandbox() =>
        Assert.That(Remote(Step.Cost, StepSources.Hybrid(Step.Cost, [Stubs.Of(Step.Cost)])), Has.Some.EndsWith($"{Verdict.NotStarted}"));

    private static List<string> Remote(Step step, StepSources sources) =>
        Verdicts(Judge.Value.Run(step, Compiler.CompileSteps(sources, step, CancellationToken.None), _ => 1));

    private static List<string> Direct(Step step, StepSources sources) =>
        Verdicts(SuiteFiles.Beside().Load(Binding.StepsOf(sources)).Run(step, external: false));

    private static List<string> Verdicts(IEnumerable<CheckResult> checks) =>
        [.. checks.Select(check => $"{check.Name}: {check.Verdict}").Order(StringComparer.Ordinal)];
}
