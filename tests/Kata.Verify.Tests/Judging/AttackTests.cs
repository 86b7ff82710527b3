using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;
using Kata.Verify.Isolating;
using Kata.Verify.Judging;

namespace Kata.Verify.Tests.Judging;

/// <summary>Attacks that the policy would stop reach the sandbox here: the judge keeps its verdict, and nothing is left running.</summary>
[NonParallelizable] // What a submission throws is noted for the whole process, and so is a seed.
public sealed class AttackTests
{
    private static readonly Limits Short = Limits.Standard with { Check = TimeSpan.FromSeconds(1), ClockFactor = 3 };

    [TestCase("Environment.Exit(0);", Verdict.Crashed)]
    [TestCase("Environment.FailFast(\"\");", Verdict.Crashed)]
    [TestCase("Recurse();", Verdict.Crashed)]
    [TestCase("while (true) { }", Verdict.TimedOut)]
    [TestCase("System.Threading.Thread.Sleep(-1);", Verdict.TimedOut)]
    [TestCase("var all = new List<byte[]>(); while (true) { var some = new byte[1 << 26]; Array.Fill(some, (byte)1); all.Add(some); }",
        Verdict.OutOfMemory)]
    [TestCase("Console.Write(\"verdict: passed\"); return 2;", Verdict.Failed)]
    [TestCase("return double.NaN;", Verdict.Failed)]
    public void Code_that_ends_hangs_or_lies_gets_its_verdict(string attack, Verdict expected)
    {
        using var judge = new StepJudge(new(IsolationLevel.Limits, Isolation.RunsAsRoot), 1, SandboxLimits.Standard, Short);
        var compiled = Compiler.CompileSteps(StepSources.Hybrid(Step.Predict, [Attacking(attack)]), Step.Predict, CancellationToken.None);
        Assert.That(compiled.Errors, Is.Empty);

        var checks = judge.Run(Step.Predict, compiled, _ => 1);

        Assert.That(checks.Select(check => check.Verdict), Has.Some.EqualTo(expected));
        Assert.That(checks.Select(check => check.Verdict), Has.None.EqualTo(Verdict.Infrastructure));
    }

    private static SourceFile Attacking(string attack)
    {
        var text = Reference.File(Step.Predict).Text;
        const string signature = "public static double Accuracy(IReadOnlyList<int> predicted, IReadOnlyList<int> labels)\n    {\n";
        Assert.That(text, Does.Contain(signature), "the reference no longer reads like this");
        var attacked = $"private static int Recurse() => Recurse() + 1;\n    {signature}if (labels.Count > 0) {{ {attack} }}\n";
        return new("Predict.cs", text.Replace(signature, attacked, StringComparison.Ordinal));
    }
}
