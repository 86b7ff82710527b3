using System.Reflection;
using System.Runtime.CompilerServices;
using Kata.Harness;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Tests;

namespace Kata.Runner.Tests;

public sealed class SuitesTests
{
    private static readonly SuiteFiles Beside = SuiteFiles.Beside();

    private static readonly Steps Right = Binding.StepsOf(typeof(Cost).Assembly);

    private static readonly Steps Doubled = Right with
    {
        Cost = (network, x, y, lambda) => 2 * Right.Cost(network, x, y, lambda),
        Epsilon = (inputs, units) => 2 * Right.Epsilon(inputs, units),
    };

    private static readonly Lazy<IReadOnlyList<CheckResult>> OfReference = new(() =>
    {
        using var bound = Beside.Load(StepSources.Whole(Reference.Files));
        return bound.Run();
    });

    [Test]
    public void The_reference_passes_every_check() => Assert.That(Not(OfReference.Value, Verdict.Passed, Verdict.Ignored), Is.Empty);

    [Test]
    public void No_check_is_left_out_and_none_is_run_twice()
    {
        // Snapshots that only the reference can match are no checks of anybody else's code.
        var written =
            from suite in new[] { "Unit", "Properties", "Snapshots" }
            from type in Assembly.LoadFrom(Path.Combine(TestContext.CurrentContext.TestDirectory, "suites", $"Kata.Tests.{suite}.dll")).GetTypes()
            from method in type.GetMethods()
            where method.GetCustomAttributes<CategoryAttribute>().All(category => category.Name != "Reference")
            let cases = method.GetCustomAttributes<TestAttribute>().Count() + method.GetCustomAttributes<TestCaseAttribute>().Count()
            where cases > 0
            select (suite, $"{type.Name}.{method.Name}", cases);

        Assert.That(written.Count(), Is.GreaterThan(150));
        Assert.That(
            OfReference.Value.CountBy(check => (check.Suite, check.Name.Split('(')[0])).Select(count => (count.Key.Suite, count.Key.Item2, count.Value)),
            Is.EquivalentTo(written));
        Assert.That(OfReference.Value.Select(check => (check.Suite, check.Name)), Is.Unique);
    }

    [Test]
    public void Every_check_belongs_to_the_step_of_its_class() =>
        Assert.That(OfReference.Value.Where(check => !check.Name.StartsWith(Reference.StepNames[check.Step - 1], StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void A_run_of_a_step_runs_its_checks_alone() => Assert.That(
        Beside.Run(6, StepSources.Whole(Reference.Files)).Select(check => check.Name),
        Is.EqualTo(OfReference.Value.Where(check => check.Step == 6).Select(check => check.Name)));

    [Test]
    public void A_run_of_nothing_proves_nothing()
    {
        using var bound = Beside.Load(StepSources.Whole(Reference.Files));

        Assert.That(
            () => bound.Run(13),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("The suites hold no check of step 13, and a run of nothing proves nothing."));
    }

    [Test]
    public void A_missing_suite_is_said()
    {
        using var folder = new Scratch();
        folder.Write("Kata.Tests.Unit.dll", []);

        Assert.That(
            () => SuiteFiles.In(folder.Folder),
            Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo(
                $"{folder.At("Kata.Tests.Properties.dll")} is missing, so its checks cannot be run: build the program again."));
    }

    [Test]
    public void A_planted_mistake_fails_checks_of_its_step_and_of_no_other()
    {
        using var bound = Beside.Load(StepSources.WithFaults(9, Doubled));

        Assert.That(bound.Run().Where(check => check.Verdict == Verdict.Failed).Select(check => check.Step).Distinct(), Is.EqualTo([9]));
    }

    [Test]
    public void Planted_functions_that_are_right_pass([Range(1, 12)] int step) =>
        Assert.That(Not(Beside.Run(step, StepSources.WithFaults(step, Right)), Verdict.Passed, Verdict.Ignored), Is.Empty);

    [Test]
    public void Planted_functions_can_be_exchanged()
    {
        using var bound = Beside.Load(StepSources.WithFaults(9, Doubled));
        var wrong = bound.Run(9);

        bound.Bind(Right);

        Assert.That(Not(wrong, Verdict.Passed), Is.Not.Empty);
        Assert.That(Not(bound.Run(9), Verdict.Passed), Is.Empty);
    }

    [Test]
    public void Only_a_planted_step_takes_functions()
    {
        using var bound = Beside.Load(StepSources.Whole(Reference.Files));

        TestMatrices.Refused(() => bound.Bind(Right), "the subject has no planted step but needs one");
    }

    [Test]
    public void A_right_step_among_wrong_ones_passes()
    {
        SourceFile[] mine = [new("Forward.cs", "no C#"), new("Cost.cs", Reference.Files[5].Text), new("Backprop.cs", "")];

        Assert.That(Not(Beside.Run(6, StepSources.Hybrid(6, mine)), Verdict.Passed, Verdict.Ignored), Is.Empty);
    }

    [Test]
    public void A_step_that_throws_NotImplementedException_is_not_started()
    {
        const string stub = "throw new NotImplementedException(\"Step 5\")";

        var results = Beside.Run(5, StepSources.Hybrid(5, [Predict($"=> {stub};", $"=> {stub};")]));

        Assert.That(Not(results, Verdict.NotStarted, Verdict.Ignored), Is.Empty);
        Assert.That(results[0].Message, Does.Contain("Step 5"));
    }

    [Test]
    public void A_failure_says_what_the_check_says()
    {
        var results = Beside.Run(5, StepSources.Hybrid(5, [Predict("=> [7];", "=> 7;")]));

        Assert.That(results.Where(check => check.Verdict == Verdict.Failed).Select(check => check.Message), Has.Some.Contains("But was:  7"));
    }

    [Test]
    public void A_missing_function_is_said_by_the_checks_that_call_it()
    {
        SourceFile[] mine = [Predict("=> [];", "=> 0;", "Accurate"), .. Reference.Files.Where(file => file.Name is not ("Predict" or "MiniBatch"))];

        var results = Beside.Run(5, StepSources.Whole(mine));

        Assert.That(
            results.Where(check => check.Verdict == Verdict.Failed).Select(check => check.Message),
            Has.Some.EqualTo("Predict.Accuracy is missing or declared otherwise, but the checks need " +
                "\"public static double Accuracy(IReadOnlyList<int> predicted, IReadOnlyList<int> labels)\"."));
    }

    [Test]
    public void What_does_not_compile_is_not_run()
    {
        var refusal = Assert.Throws<CompileException>(() => Beside.Run(5, StepSources.Hybrid(5, [Predict("=> [];", "=> nought;")])));

        Assert.That(refusal!.Errors.Select(error => (error.Path, error.Line)), Is.EqualTo([("mine/Predict.cs", 6)]));
        Assert.That(refusal.Message, Does.StartWith("mine/Predict.cs:6:").And.EndWith("^"));
    }

    [Test]
    public void What_a_subject_prints_stays_out_of_the_console()
    {
        var (console, written) = (Console.Out, new StringWriter());
        Console.SetOut(written);
        IReadOnlyList<CheckResult> results;
        try
        {
            results = Beside.Run(5, StepSources.Hybrid(5, [Predict("=> [];", "{ Console.WriteLine(\"here I am\"); return 0; }")]));
            Console.Write("after");
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.That(written.ToString(), Is.EqualTo("after"));
        Assert.That(results.Select(check => check.Output), Has.Some.Contains("here I am"));
    }

    [Test]
    public void A_broken_law_prints_the_case_that_breaks_it() =>
        Assert.That(Beside.Run(6, StepSources.WithFaults(6, Doubled)).Select(check => check.Output), Has.Some.Contains("Broken by case"));

    [Test]
    public void Nothing_is_left_behind()
    {
        var subject = Disposed();

        // The runtime lets go of a context in its finalizers, a few rounds after it was unloaded.
        for (var round = 0; round < 10 && subject.IsAlive; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.That(subject.IsAlive, Is.False);
    }

    // A method of its own, so that no local variable keeps what it is about.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Disposed()
    {
        using var bound = Beside.Load(StepSources.WithFaults(9, Doubled));
        bound.Run(9);
        return new(bound.Kata);
    }

    private static SourceFile Predict(string classes, string accuracy, string name = "Accuracy") => new("mine/Predict.cs", $$"""
        using MathNet.Numerics.LinearAlgebra;
        namespace Kata;
        public static class Predict
        {
            public static int[] Classes(Network network, Matrix<double> x) {{classes}}
            public static double {{name}}(IReadOnlyList<int> predicted, IReadOnlyList<int> labels) {{accuracy}}
        }
        """);

    private static IEnumerable<CheckResult> Not(IEnumerable<CheckResult> results, params Verdict[] verdicts) =>
        results.Where(check => !verdicts.Contains(check.Verdict));
}
