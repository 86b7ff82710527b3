using System.Reflection;
using Kata.Harness;
using Kata.Harness.Diagnosis;
using Kata.Harness.Oracle;
using Kata.Runner.Compiling;

namespace Kata.Runner.Suites;

/// <summary>Finds the public functions of the twelve steps in an assembly called Kata.</summary>
public static class Binding
{
    // A field of Steps is named for its function, but five functions share their name with another step's.
    private static readonly (string Step, string Function, string In)[] Named =
    [
        ("Serialize", "Flatten", nameof(Steps.Flatten)),
        ("Serialize", "Unflatten", nameof(Steps.Unflatten)),
        ("OneHot", "Encode", nameof(Steps.Encode)),
        ("OneHot", "Decode", nameof(Steps.Decode)),
        ("Activations", "Apply", nameof(Steps.Apply)),
        ("Activations", "Derivative", nameof(Steps.Derivative)),
        ("Forward", "Pass", nameof(Steps.Pass)),
        ("Predict", "Classes", nameof(Steps.Classes)),
        ("Predict", "Accuracy", nameof(Steps.Accuracy)),
        ("Cost", "DataTerm", nameof(Steps.DataTerm)),
        ("Cost", "Penalty", nameof(Steps.Penalty)),
        ("Cost", "Of", nameof(Steps.Cost)),
        ("NumericalGradient", "Central", nameof(Steps.Central)),
        ("Backprop", "Deltas", nameof(Steps.Deltas)),
        ("Backprop", "Of", nameof(Steps.Backprop)),
        ("Initialize", "Epsilon", nameof(Steps.Epsilon)),
        ("Initialize", "Theta", nameof(Steps.Theta)),
        ("Initialize", "Create", nameof(Steps.Create)),
        ("GradientDescent", "Step", nameof(Steps.Step)),
        ("GradientDescent", "Minimize", nameof(Steps.Descend)),
        ("MiniBatch", "Train", nameof(Steps.Train)),
        ("Optimizer", "Minimize", nameof(Steps.Optimize)),
    ];

    /// <summary>Each public function of each step, and the delegate that it is as one.</summary>
    internal static IEnumerable<(string Step, string Function, Type Called)> Functions =>
        Named.Select(function => (function.Step, function.Function, typeof(Steps).GetProperty(function.In)!.PropertyType));

    /// <summary>The steps of an assembly as functions.</summary>
    /// <exception cref="ArgumentException">A function is missing or declared otherwise; the sentence says how it is needed.</exception>
    public static Steps StepsOf(Assembly kata)
    {
        if (Missing(kata) is [var first, ..]) throw new ArgumentException(first);

        var steps = Activator.CreateInstance<Steps>();
        foreach (var (step, function, name) in Named)
        {
            var field = typeof(Steps).GetProperty(name)!;
            field.SetValue(steps, Find(kata, step, function, field.PropertyType)!.CreateDelegate(field.PropertyType));
        }

        return steps;
    }

    /// <summary>A sentence for each function that an assembly lacks or declares otherwise.</summary>
    /// <param name="kata">An assembly called Kata.</param>
    /// <param name="step">The step's name, or null for all.</param>
    public static IReadOnlyList<string> Missing(Assembly kata, string? step = null) =>
    [
        .. from wanted in Named
           where step is null || wanted.Step == step
           where Find(kata, wanted.Step, wanted.Function, typeof(Steps).GetProperty(wanted.In)!.PropertyType) is null
           let declaration = DispatchSource.Declaration(wanted.Step, wanted.Function)
           select $"{wanted.Step}.{wanted.Function} is missing or declared otherwise, but the checks need \"{declaration}\".",
    ];

    /// <summary>The first function of a step that answers wrongly when everything around it is right; null where none does.</summary>
    internal static string? FirstWrong(int step, Steps steps)
    {
        foreach (var (_, function, name) in Named.Where(function => function.Step == Reference.StepNames[step - 1]))
        {
            var (field, around) = (typeof(Steps).GetProperty(name)!, ScalarOracle.Steps with { });
            field.SetValue(around, field.GetValue(steps));
            if (!StepDiagnosis.IsRightIn(step, around)) return function;
        }

        return null;
    }

    /// <summary>Hands functions to the class that <see cref="DispatchSource"/> wrote for a step, in place of those it had.</summary>
    /// <exception cref="ArgumentException">The assembly holds no such class.</exception>
    internal static void Plant(Assembly kata, Steps functions)
    {
        var planted = 0;
        foreach (var (step, function, name) in Named)
        {
            var field = kata.GetType($"Kata.{step}")?.GetField(DispatchAssembly.Field(function), BindingFlags.Static | BindingFlags.NonPublic);
            if (field is null) continue;
            field.SetValue(null, typeof(Steps).GetProperty(name)!.GetValue(functions));
            planted++;
        }

        if (planted == 0) throw new ArgumentException("the subject has no planted step but needs one: no other takes functions.");
    }

    private static MethodInfo? Find(Assembly kata, string step, string function, Type signature)
    {
        var wanted = signature.GetMethod("Invoke")!;
        var found = kata.GetType($"Kata.{step}")?.GetMethod(
            function, BindingFlags.Public | BindingFlags.Static, [.. wanted.GetParameters().Select(parameter => parameter.ParameterType)]);
        return found?.ReturnType == wanted.ReturnType ? found : null;
    }
}
