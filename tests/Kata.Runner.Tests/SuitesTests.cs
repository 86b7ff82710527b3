using System.Reflection;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Runner.Tests;

public sealed class SuitesTests
{
    private static readonly Steps Right = Binding.StepsOf(typeof(Cost).Assembly);

    private static readonly Steps Doubled = Right with
    {
        Cost = (network, x, y, lambda) => 2 * Right.Cost(network, x, y, lambda),
        Epsilon = (inputs, units) => 2 * Right.Epsilon(inputs, units),
    };

    [Test]
    public void The_reference_passes_every_check() => Assert.That(Not(Checks.OfReference, Verdict.Passed, Verdict.Ignored), Is.Empty);

    [Test]
    public void No_check_is_left_out_and_none_is_run_twice()
    {
        // Snapshots that only the reference can match do not check other code.
        var written =
            from suite in new[] { "Unit", "Properties", "Snapshots" }
            from type in Assembly.LoadFrom(Path.Combine(TestContext.CurrentContext.TestDirectory, "suites", $"Kata.Tests.{suite}.dll"))
                .GetTypes()
            from method in type.GetMethods()
            where method.GetCustomAttributes<CategoryAttribute>().All(category => category.Name != "Reference")
            let cases = method.GetCustomAttributes<TestAttribute>().Count() + method.GetCustomAttributes<TestCaseAttribute>().Count()
            where cases > 0
            select (suite, $"{type.Name}.{method.Name}", cases);

        Assert.That(written.Count(), Is.GreaterThan(150));
        Assert.That(
            Checks.OfReference.CountBy(check => (check.Suite, check.Name.Split('(')[0]))
                .Select(count => (count.Key.Suite, count.Key.Item2, count.Value)),
            Is.EquivalentTo(written));
        Assert.That(Checks.OfReference.Select(check => (check.Suite, check.Name)), Is.Unique);
    }

    [Test]
    public void Every_check_belongs_to_the_step_of_its_class() =>
        Assert.That(Checks.OfReference.Where(check => !check.Name.StartsWith($"{check.Step}", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void A_run_of_a_step_runs_its_checks_alone() => Assert.That(
        Checks.Of(Step.Cost, StepSources.Whole(Reference.Files)).Select(check => check.Name),
        Is.EqualTo(Checks.OfReference.Where(check => check.Step == Step.Cost).Select(check => check.Name)));

    [Test]
    public void A_run_of_nothing_proves_nothing()
    {
        Assert.That(
            () => Checks.Of((Step)14, Right),
            Throws.TypeOf<InvalidDataException>().With.Message.EqualTo("The suites hold no check of 14, and a run of nothing proves "
                + "nothing."));
    }

    [Test]
    public void A_missing_suite_is_reported()
    {
        using var folder = new Scratch();
        folder.Write("Kata.Tests.Unit.dll", []);

        Assert.That(
            () => SuiteFiles.In(folder.Folder),
            Throws.TypeOf<FileNotFoundException>().With.Message.EqualTo(
                $"{folder.At("Kata.Tests.Properties.dll")} is missing, so its checks cannot be run: build the program again."));
    }

    [Test]
    public void A_fault_fails_checks_of_its_step_and_of_no_other() => Assert.That(
        Checks.Of(null, Doubled with { Cost = Right.Cost }).Where(check => check.Verdict == Verdict.Failed).Select(check => check.Step)
            .Distinct(),
        Is.EqualTo([Step.Initialize]));

    [Test]
    public void Functions_can_be_exchanged()
    {
        var wrong = Checks.Of(Step.Initialize, Doubled);
        var right = Checks.Of(Step.Initialize, Right);

        Assert.That(Not(wrong, Verdict.Passed), Is.Not.Empty);
        Assert.That(Not(right, Verdict.Passed), Is.Empty);
    }

    [Test]
    public void A_right_step_among_wrong_ones_passes()
    {
        SourceFile[] mine = [new("Forward.cs", "no C#"), new("Cost.cs", Reference.File(Step.Cost).Text), new("Backprop.cs", "")];

        Assert.That(Not(Checks.Of(Step.Cost, StepSources.Hybrid(Step.Cost, mine)), Verdict.Passed, Verdict.Ignored), Is.Empty);
    }

    [Test]
    public void A_step_that_throws_NotImplementedException_is_not_started()
    {
        const string stub = "throw new NotImplementedException(\"Step 5\")";

        var results = Checks.Of(Step.Predict, StepSources.Hybrid(Step.Predict, [Predict($"=> {stub};", $"=> {stub};")]));

        Assert.That(Not(results, Verdict.NotStarted, Verdict.Ignored), Is.Empty);
        Assert.That(results.Select(check => check.Unwritten).Distinct(), Is.EquivalentTo(new[] { "Predict.Classes", "Predict.Accuracy" }));
    }

    [Test]
    public void A_failure_carries_the_message_of_the_check()
    {
        var results = Checks.Of(Step.Predict, StepSources.Hybrid(Step.Predict, [Predict("=> [7];", "=> 7;")]));

        Assert.That(results.Where(check => check.Verdict == Verdict.Failed).Select(check => check.Message),
            Has.Some.Contains("But was:  7"));
    }

    [Test]
    public void What_does_not_compile_is_not_run()
    {
        var refusal = Assert.Throws<CompileException>(() =>
            Checks.Of(Step.Predict, StepSources.Hybrid(Step.Predict, [Predict("=> [];", "=> nought;")])));

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
            results = Checks.Of(Step.Predict,
                StepSources.Hybrid(Step.Predict, [Predict("=> [];", "{ Console.WriteLine(\"here I am\"); return 0; }")]));
            Console.Write("after");
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.That(written.ToString(), Is.EqualTo("after"));
        Assert.That(results.Select(check => check.Output), Has.Some.Contains("here I am"));
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
