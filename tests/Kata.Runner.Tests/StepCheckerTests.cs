using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Runner.Tests;

public sealed class StepCheckerTests
{
    private static readonly Limits Short = Limits.Standard with { Check = TimeSpan.FromSeconds(3), Bytes = 512L << 20 };

    [Test]
    public void The_reference_passes_each_step_in_the_whole_and_alone()
    {
        using var judge = new StepChecker();

        var verdicts = Enum.GetValues<Step>().Select(step => judge.Check(step, Written(), inIsolation: true)).ToList();

        Assert.That(verdicts.Select(verdict => (verdict.Step, verdict.Verdict, verdict.InIsolation)), Is.All.Matches(
            ((Step Step, Verdict Whole, Verdict? Alone) verdict) => verdict is { Whole: Verdict.Passed, Alone: Verdict.Passed }));
        Assert.That(verdicts.Select(verdict => verdict.Checks.Count), Is.All.GreaterThan(5));
    }

    [Test]
    public void A_mistake_is_named()
    {
        using var judge = new StepChecker();

        var verdict = judge.Check(Step.Cost, Written(("Cost", "theta.RemoveColumn(0)", "theta.RemoveRow(0)")));

        Assert.That((verdict.Verdict, verdict.InIsolation), Is.EqualTo((Verdict.Failed, Verdict.Failed)));
        Assert.That(verdict.Diagnosis!.Names.Select(names => names.Select(mistake => mistake.Id)), Is.EqualTo(new[] { new[] { "cost/rows-for-columns" } }));
        Assert.That(verdict.First!.Message, Does.Contain("Expected"));
    }

    [Test]
    public void A_step_that_fails_because_of_an_earlier_one_is_said_to_pass_alone()
    {
        using var judge = new StepChecker();

        var verdict = judge.Check(Step.Backprop, Written(("Forward", "Dense(a.RowCount, 1.0)", "Dense(a.RowCount, 0.0)")));

        Assert.That((verdict.Verdict, verdict.InIsolation), Is.EqualTo((Verdict.Failed, Verdict.Passed)));
        Assert.That(verdict.CausedBy, Is.EqualTo(new[] { 4 }));
        Assert.That(verdict.Diagnosis?.FirstWrong, Is.Null);
    }

    [Test]
    public void A_later_step_does_not_matter()
    {
        using var judge = new StepChecker();

        var verdict = judge.Check(Step.Forward, Written(("Backprop", "namespace Kata;", "this is no C#")));

        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Passed));
    }

    [Test]
    public void What_does_not_compile_is_shown_with_its_place()
    {
        using var judge = new StepChecker();

        var verdict = judge.Check(Step.Forward, Written(("Forward", "var z = new", "var z = now")));

        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.DoesNotCompile));
        Assert.That(verdict.Errors[0].ToString(), Does.StartWith("mine/Forward.cs:").And.EndWith("^"));
    }

    [Test]
    public void An_earlier_step_that_does_not_compile_is_named_and_the_step_judged_alone()
    {
        using var judge = new StepChecker();

        var verdict = judge.Check(Step.Cost, Written(("Forward", "var z = new", "var z = now")));

        Assert.That((verdict.Verdict, verdict.InIsolation), Is.EqualTo((Verdict.DoesNotCompile, Verdict.Passed)));
        Assert.That(verdict.CausedBy, Is.EqualTo(new[] { 4 }));
    }

    [TestCase("public static double Penalty(Network network, double lambda, int examples)", "public static float Penalty(Network network, double lambda, int examples)")]
    [TestCase("public static double Penalty(Network network, double lambda, int examples)", "static double Penalty(Network network, double lambda, int examples)")]
    public void A_changed_signature_is_said_in_words(string right, string changed)
    {
        using var judge = new StepChecker();

        var verdict = judge.Check(Step.Cost, Written(("Cost", right, changed)));

        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.DoesNotCompile));
        Assert.That(verdict.Errors.Select(error => error.ToString()), Has.Some.Contains(
            "Cost.Penalty is missing or declared otherwise, but the checks need \"public static double Penalty(Network network, double lambda, int examples)\"."));
    }

    [Test]
    public void Parameters_may_be_called_anything()
    {
        using var judge = new StepChecker();

        var verdict = judge.Check(Step.Forward, Written(("Forward", "Network network", "Network of"), ("Forward", "network.", "of."), ("Forward", "(network,", "(of,")));

        Assert.That(verdict.Verdict, Is.EqualTo(Verdict.Passed));
    }

    [TestCase("while (true) { }", Verdict.TimedOut, "did not end within 3 s")]
    [TestCase("while (true) Console.WriteLine(\"a line of output that nobody wants to read\");", Verdict.TimedOut, "did not end within 3 s")]
    [TestCase("Environment.Exit(0);", Verdict.Crashed, "exit code 0")]
    [TestCase("Deeper(); static int Deeper() => Deeper() + 1;", Verdict.Crashed, "calls itself again and again")]
    [TestCase("List<byte[]> all = []; for (var i = 0; i < 50; i++) { all.Add(new byte[1 << 30]); Array.Fill(all[^1], (byte)1); }", Verdict.OutOfMemory, "")]
    [TestCase("for (var i = 0; i < 50; i++) unsafe_(1 << 30); static void unsafe_(int n) { var p = System.Runtime.InteropServices.Marshal.AllocHGlobal(n); for (var j = 0; j < n; j += 4096) System.Runtime.InteropServices.Marshal.WriteByte(p, j, 1); }", Verdict.OutOfMemory, "512 MiB")]
    [TestCase("new Thread(() => throw new InvalidOperationException(\"adrift\")).Start(); Thread.Sleep(500);", Verdict.Crashed, "adrift")]
    [TestCase("new Thread(() => Thread.Sleep(-1)).Start();", Verdict.Passed, "")]
    [TestCase("for (var i = 0; i < 10_000; i++) Console.WriteLine(\"a line of output that nobody wants to read\");", Verdict.Passed, "")]
    public void Whatever_code_does_it_gets_a_verdict_and_the_next_step_is_judged(string does, Verdict expected, string message)
    {
        using var judge = new StepChecker(Short);
        foreach (var (step, name, before) in new[] { (2, "OneHot", "Guard.AtLeast(\"classes\""), (5, "Predict", "Guard.AtLeast(\"predicted.Count\""), (9, "Initialize", "Guard.AtLeast(\"units\"") })
        {
            var verdict = judge.Check((Step)step, Written((name, before, does + before)));

            Assert.That(verdict.Verdict, Is.EqualTo(expected), $"{name}: {verdict.First?.Message}{string.Concat(verdict.Errors)}");
            Assert.That(verdict.First?.Message ?? "", Does.Contain(message));
        }
    }

    [Test]
    public void What_is_stopped_before_any_check_begins_is_no_fault_of_the_runner()
    {
        using var judge = new StepChecker(Short);

        var verdict = judge.Check(Step.OneHot, Written(("OneHot", "public static class OneHot\n{", """
            public static class OneHot
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Leave()
                {
                    if (!AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "Nothing")) Environment.Exit(7);
                }

            """)));

        Assert.That((verdict.Verdict, verdict.InIsolation), Is.EqualTo((Verdict.Crashed, Verdict.Crashed)), string.Concat(verdict.Errors));
        Assert.That(verdict.First!.Message, Does.Contain("exit code 7"));
    }

    private static Submission Written(params (string Step, string Right, string Wrong)[] changes)
    {
        List<SourceFile> files = [.. Reference.Files.Select(file => new SourceFile($"mine/{file.Name}.cs", file.Text))];
        foreach (var (step, right, wrong) in changes)
        {
            var at = files.FindIndex(file => file.Name == step);
            Assert.That(files[at].Text, Does.Contain(right), "the reference no longer reads like this");
            files[at] = files[at] with { Text = files[at].Text.Replace(right, wrong) };
        }

        return new(files, [], "");
    }
}
