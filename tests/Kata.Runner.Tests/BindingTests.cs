using System.Reflection;
using Kata.Harness;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Tests;

namespace Kata.Runner.Tests;

public sealed class BindingTests
{
    [Test]
    public void Every_function_of_the_steps_is_bound()
    {
        var steps = Binding.StepsOf(typeof(Cost).Assembly);

        Assert.That(typeof(Steps).GetProperties().Where(function => function.GetValue(steps) is null), Is.Empty);
        Assert.That(
            typeof(Steps).GetProperties().Select(function => ((Delegate)function.GetValue(steps)!).Method),
            Is.EquivalentTo(typeof(Cost).Assembly.GetExportedTypes().SelectMany(step => step.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))));
    }

    [Test]
    public void A_function_of_the_same_name_is_that_of_its_step()
    {
        var steps = Binding.StepsOf(typeof(Cost).Assembly);

        Assert.That(
            new Delegate[] { steps.Cost, steps.Backprop, steps.Descend, steps.Optimize }.Select(function => function.Method.DeclaringType),
            Is.EqualTo([typeof(Cost), typeof(Backprop), typeof(GradientDescent), typeof(Optimizer)]));
    }

    [TestCase("public static double Penalty(Network network, double lambda, int examples) => 0;", false)]
    [TestCase("internal static double Penalty(Network network, double lambda, int examples) => 0;", true)]
    [TestCase("public static double Penality(Network network, double lambda, int examples) => 0;", true)]
    [TestCase("public static double Penalty(Network network, float lambda, int examples) => 0;", true)]
    [TestCase("public static float Penalty(Network network, double lambda, int examples) => 0;", true)]
    [TestCase("", true)]
    public void A_function_that_is_missing_or_declared_otherwise_is_said(string declaration, bool said) => Assert.That(
        Binding.Missing(Loaded($"namespace Kata; public static class Cost {{ {declaration} }}"), "Cost").Contains(
            "Cost.Penalty is missing or declared otherwise, but the checks need \"public static double Penalty(Network network, double lambda, int examples)\"."),
        Is.EqualTo(said));

    [Test]
    public void Steps_with_a_missing_function_are_refused() =>
        TestMatrices.Refused(() => Binding.StepsOf(Loaded("class Nothing;")), "Serialize.Flatten is missing", "public static Vector<double> Flatten(IReadOnlyList<Matrix<double>> thetas)");

    private static Assembly Loaded(string code) => Assembly.Load(Compiler.Compile([new("Cost.cs", code)]).Image);
}
