using System.Reflection;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;

namespace Kata.Runner.Tests;

public sealed class BindingTests
{
    [Test]
    public void Every_function_of_the_steps_is_bound()
    {
        var steps = Binding.StepsOf(typeof(Cost).Assembly);

        Assert.That(
            Steps.Functions.Select(function => ((Delegate)function.Property.GetValue(steps)!).Method),
            Is.EquivalentTo(typeof(Cost).Assembly.GetExportedTypes()
                .SelectMany(step => step.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))));
        Assert.That(typeof(Steps).GetProperties().Count(property => property.CanWrite), Is.EqualTo(Steps.Functions.Count));
    }

    [Test]
    public void A_function_of_the_same_name_is_that_of_its_step()
    {
        var steps = Binding.StepsOf(typeof(Cost).Assembly);

        Assert.That(
            new Delegate[] { steps.Cost, steps.Backprop, steps.Descend, steps.Optimize, steps.Minimize }.Select(function =>
                function.Method.DeclaringType),
            Is.EqualTo([typeof(Cost), typeof(Backprop), typeof(GradientDescent), typeof(Optimizer), typeof(Optimizer)]));
    }

    [TestCase("public static double Penalty(Network network, double lambda, int examples) => 0;", false)]
    [TestCase("internal static double Penalty(Network network, double lambda, int examples) => 0;", true)]
    [TestCase("public static double Penality(Network network, double lambda, int examples) => 0;", true)]
    [TestCase("public static double Penalty(Network network, float lambda, int examples) => 0;", true)]
    [TestCase("public static float Penalty(Network network, double lambda, int examples) => 0;", true)]
    [TestCase("", true)]
    public void A_function_that_is_missing_or_declared_otherwise_is_reported(string declaration, bool reported)
    {
        var sources = StepSources.UpTo(Step.Cost, [new("Cost.cs", $"namespace Kata; public static class Cost {{ {declaration} }}")]);

        var errors = Compiler.CompileSteps(sources, Step.Cost, CancellationToken.None).Errors;

        Assert.That(
            errors.Select(error => error.Message).Contains(
                "Cost.Penalty is missing or declared otherwise, but the checks need \"public static double Penalty(Network network, double "
                    + "lambda, int examples)\"."),
            Is.EqualTo(reported));
    }

    [Test]
    public void Steps_with_a_missing_function_are_refused() =>
        Refusal.Says(() =>
            Binding.StepsOf(Assembly.Load(Compiler.Compile([new("Cost.cs", "class Nothing;")]).Image)), "Serialize.Flatten is missing");

    [Test]
    public void A_fault_in_one_step_reaches_the_steps_that_call_it([Values] Step step)
    {
        var faulty = FaultInjection.Around(step, ReferenceSteps.All);

        Assert.That(Checks.Of(step, faulty).Where(check => check.Verdict is not (Verdict.Passed or Verdict.Ignored)), Is.Empty);
    }

    [Test]
    public void The_other_steps_call_the_faulty_one()
    {
        var faulty = FaultInjection.Around(Step.Activations, ReferenceSteps.All with { Apply = (_, z) => 0 * z });

        Assert.That(Checks.Of(Step.Forward, faulty).Select(check => check.Verdict), Has.Some.EqualTo(Verdict.Failed));
    }
}
