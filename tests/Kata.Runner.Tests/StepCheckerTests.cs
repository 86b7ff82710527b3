using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;

namespace Kata.Runner.Tests;

public sealed class StepCheckerTests
{
    private static readonly Limits Short = Limits.Standard with { Check = TimeSpan.FromSeconds(3), Bytes = 512L << 20 };

    [Test]
    public void The_reference_passes_each_step_in_the_whole_and_in_isolation()
    {
        using var checker = new StepChecker();

        var results = Enum.GetValues<Step>().Select(step => checker.Check(step, Written(), inIsolation: true)).ToList();

        Assert.That(results.Select(result => (result.Step, result.Verdict, result.InIsolation)), Is.All.Matches(
            ((Step Step, Verdict Whole, Verdict? Alone) result) => result is { Whole: Verdict.Passed, Alone: Verdict.Passed }));
        Assert.That(results.Select(result => result.Checks.Count), Is.All.GreaterThan(5));
    }

    [Test]
    public void A_mistake_is_named()
    {
        using var checker = new StepChecker();

        var result = checker.Check(Step.Cost, Written(("Cost", "theta.RemoveColumn(0)", "theta.RemoveRow(0)")));

        Assert.That((result.Verdict, result.InIsolation), Is.EqualTo((Verdict.Failed, Verdict.Failed)));
        Assert.That(result.Diagnosis!.Names.Select(names => names.Select(mistake => mistake.Id)),
            Is.EqualTo(new[] { new[] { "cost/rows-for-columns" } }));
        Assert.That(result.First!.Message, Does.Contain("Expected"));
    }

    [Test]
    public void A_step_that_fails_because_of_an_earlier_one_passes_in_isolation()
    {
        using var checker = new StepChecker();

        var result = checker.Check(Step.Backprop, Written(("Forward", "Dense(a.RowCount, 1.0)", "Dense(a.RowCount, 0.0)")));

        Assert.That((result.Verdict, result.InIsolation), Is.EqualTo((Verdict.Failed, Verdict.Passed)));
        Assert.That(result.CausedBy, Is.EqualTo(new[] { Step.Forward }));
        Assert.That(result.Diagnosis?.FirstWrong, Is.Null);
    }

    [Test]
    public void Missing_argument_checks_are_counted_and_do_not_matter()
    {
        using var checker = new StepChecker();

        var result = checker.Check(
            Step.OneHot, Written(("OneHot", "Guard.Labels(labels, classes);", ""), ("OneHot", "Guard.Finite(\"rows\", rows);", "")));

        Assert.That((result.Verdict, result.MissingArgumentChecks, result.Failing.Count()), Is.EqualTo((Verdict.Passed, 1, 0)));
    }

    [Test]
    public void Slow_code_is_told_by_function_and_line_even_of_an_earlier_step()
    {
        using var checker = new StepChecker(Short);

        var result = checker.Check(Step.Predict, Written(("Forward", "var z = new", "while (x.RowCount > 0) {\n}\nvar z = new")));

        Assert.That((result.Verdict, result.CausedBy), Is.EqualTo((Verdict.TimedOut, new[] { Step.Forward })));
        Assert.That(result.First!.Message, Does.Contain("Forward.Pass (step 4) was running"));
        Assert.That(result.First.Trace, Does.Match("mine/Forward.cs:line [0-9]+"));
    }

    // The second calls another of its functions each time, in which the stack may end; the third prints before.
    [TestCase("Guard.Finite(\"z\", z);", "Derivative(activation, z);")]
    [TestCase("Guard.ElementByElement(\"activation\", activation);", "Apply(activation, z);\nDerivative(activation, z);")]
    [TestCase("Guard.Finite(\"z\", z);", "Console.Error.Write(\"z\");\nDerivative(activation, z);")]
    public void Endless_recursion_names_the_function_that_calls_itself(string after, string added)
    {
        using var checker = new StepChecker(Short);

        var result = checker.Check(Step.Activations, Written(("Activations", after, $"{after}\n{added}")));

        Assert.That(result.First!.Message, Is.EqualTo("stack overflow: Activations.Derivative calls itself without end."));
        Assert.That(result.First.Trace, Does.Match("mine/Activations.cs:line [0-9]+"));
    }

    [Test]
    public void A_process_that_waits_is_stopped_by_the_clock()
    {
        using var checker = new StepChecker(Short with { Check = TimeSpan.FromSeconds(1), ClockFactor = 4 });

        var result = checker.Check(
            Step.OneHot, Written(("OneHot", "Guard.AtLeast(\"classes\"", "Thread.Sleep(-1); Guard.AtLeast(\"classes\"")));

        Assert.That(result.First!.Message, Does.Contain("most of the time it waited").And.Contain("OneHot.Encode was running"));
    }

    [Test]
    public void A_later_step_does_not_matter()
    {
        using var checker = new StepChecker();

        var result = checker.Check(Step.Forward, Written(("Backprop", "namespace Kata;", "this is no C#")));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Passed));
    }

    [Test]
    public void What_does_not_compile_is_shown_with_its_place()
    {
        using var checker = new StepChecker();

        var result = checker.Check(Step.Forward, Written(("Forward", "var z = new", "var z = now")));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.DoesNotCompile));
        Assert.That(result.Errors[0].ToString(), Does.StartWith("mine/Forward.cs:").And.EndWith("^"));
    }

    [Test]
    public void An_earlier_step_that_does_not_compile_is_named_and_the_step_checked_in_isolation()
    {
        using var checker = new StepChecker();

        var result = checker.Check(Step.Cost, Written(("Forward", "var z = new", "var z = now")));

        Assert.That((result.Verdict, result.InIsolation), Is.EqualTo((Verdict.DoesNotCompile, Verdict.Passed)));
        Assert.That(result.CausedBy, Is.EqualTo(new[] { Step.Forward }));
    }

    [TestCase("public static double Penalty(Network network, double lambda, int examples)", "public static float Penalty(Network network, "
        + "double lambda, int examples)")]
    [TestCase("public static double Penalty(Network network, double lambda, int examples)", "static double Penalty(Network network, double "
        + "lambda, int examples)")]
    public void A_changed_signature_is_reported_with_the_one_needed(string right, string changed)
    {
        using var checker = new StepChecker();

        var result = checker.Check(Step.Cost, Written(("Cost", right, changed)));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.DoesNotCompile));
        Assert.That(result.Errors.Select(error => error.ToString()), Has.Some.Contains(
            "Cost.Penalty is missing or declared otherwise, but the checks need \"public static double Penalty(Network network, double "
                + "lambda, int examples)\"."));
    }

    [Test]
    public void Parameters_may_be_called_anything()
    {
        using var checker = new StepChecker();

        var result = checker.Check(Step.Forward,
            Written(("Forward", "Network network", "Network of"), ("Forward", "network.", "of."), ("Forward", "(network,", "(of,")));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Passed));
    }

    [TestCase("while (true) { }", Verdict.TimedOut, "did not end within 1 s")]
    [TestCase("while (true) Console.WriteLine(\"a line of output that nobody wants to read\");",
        Verdict.TimedOut, "did not end within 1 s")]
    [TestCase("Environment.Exit(0);", Verdict.Crashed, "exited with code 0")]
    [TestCase("Deeper(); static int Deeper() => Deeper() + 1;", Verdict.Crashed, "calls itself without end")]
    [TestCase("List<byte[]> all = []; for (var i = 0; i < 50; i++) { all.Add(new byte[1 << 30]); Array.Fill(all[^1], (byte)1); }",
        Verdict.OutOfMemory, "")]
    [TestCase("for (var i = 0; i < 50; i++) unsafe_(1 << 30); static void unsafe_(int n) { var p = "
        + "System.Runtime.InteropServices.Marshal.AllocHGlobal(n); for (var j = 0; j < n; j += 4096) "
            + "System.Runtime.InteropServices.Marshal.WriteByte(p, j, 1); }", Verdict.OutOfMemory, "512 MiB")]
    [TestCase("new Thread(() => throw new InvalidOperationException(\"adrift\")).Start(); Thread.Sleep(500);", Verdict.Crashed, "adrift")]
    [TestCase("new Thread(() => Thread.Sleep(-1)).Start();", Verdict.Passed, "")]
    [TestCase("for (var i = 0; i < 10_000; i++) Console.WriteLine(\"a line of output that nobody wants to read\");", Verdict.Passed, "")]
    public void Hostile_code_gets_a_verdict_and_the_next_step_is_checked(string does, Verdict expected, string message)
    {
        // What never ends is stopped as well after 1 s; what ends needs the time to do so.
        using var checker = new StepChecker(expected == Verdict.TimedOut ? Short with { Check = TimeSpan.FromSeconds(1) } : Short);
        foreach (var (step, name, before) in new[] { (Step.OneHot, "OneHot", "Guard.AtLeast(\"classes\""),
            (Step.Predict, "Predict", "Guard.AtLeast(\"predicted.Count\""), (Step.Initialize, "Initialize", "Guard.AtLeast(\"units\"") })
        {
            var result = checker.Check(step, Written((name, before, does + before)));

            Assert.That(result.Verdict, Is.EqualTo(expected), $"{name}: {result.First?.Message}{string.Concat(result.Errors)}");
            Assert.That(result.First?.Message ?? "", Does.Contain(message));
        }
    }

    [Test]
    public void Code_that_ends_the_process_before_the_first_check_is_not_an_infrastructure_error()
    {
        using var checker = new StepChecker(Short);

        var result = checker.Check(Step.OneHot, Written(("OneHot", "public static class OneHot\n{", """
            public static class OneHot
            {
                [System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Leave()
                {
                    if (!AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "Nothing")) Environment.Exit(7);
                }

            """)));

        Assert.That((result.Verdict, result.InIsolation), Is.EqualTo((Verdict.Crashed, Verdict.Crashed)), string.Concat(result.Errors));
        Assert.That(result.First!.Message, Does.Contain("exited with code 7"));
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
