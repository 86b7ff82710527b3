using System.Reflection;
using System.Runtime.Loader;
using Kata.Harness.Diagnosis;
using Kata.Harness.Oracle;

namespace Kata.Runner.Suites;

/// <summary>The public functions of the steps in an assembly called Kata, as delegates.</summary>
public static class Binding
{
    /// <summary>Compiles sources, loads them and finds their functions.</summary>
    /// <param name="sources">Files that declare every function as the reference does.</param>
    /// <exception cref="CompileException">They do not compile.</exception>
    /// <exception cref="ArgumentException">A function is missing or declared otherwise.</exception>
    public static Steps StepsOf(StepSources sources) => StepsOf(Load(sources));

    /// <summary>The steps of an assembly as functions.</summary>
    /// <param name="kata">An assembly called Kata that declares every function as the reference does.</param>
    /// <exception cref="ArgumentException">A function is missing or declared otherwise.</exception>
    public static Steps StepsOf(Assembly kata)
    {
        var steps = Activator.CreateInstance<Steps>();
        foreach (var (step, name, property) in Steps.Functions)
        {
            var function = Find(kata, step, name, property.PropertyType)
                ?? throw new ArgumentException($"{step}.{name} is missing or declared otherwise.");
            property.SetValue(steps, function.CreateDelegate(property.PropertyType));
        }

        return steps;
    }

    internal static Assembly Load(StepSources sources)
    {
        var compiled = Compiler.Compile(sources.Files);
        return compiled.Errors.Count == 0 ? Load(compiled.Image, compiled.Symbols) : throw new CompileException(compiled.Errors);
    }

    /// <summary>Loads a compiled assembly called Kata, of which a process may hold several.</summary>
    internal static Assembly Load(byte[] image, byte[] symbols)
    {
        using var code = new MemoryStream(image);
        using var lines = new MemoryStream(symbols);
        return new AssemblyLoadContext("submission").LoadFromStream(code, lines);
    }

    /// <summary>The first function of a step that answers wrongly when everything around it is right; null if none does.</summary>
    internal static string? FirstWrong(Step step, Steps steps)
    {
        foreach (var (_, name, property) in Steps.Functions.Where(function => function.Step == step))
        {
            var around = ScalarOracle.Steps with { };
            property.SetValue(around, property.GetValue(steps));
            if (!StepDiagnosis.IsRightIn(step, around)) return name;
        }

        return null;
    }

    private static MethodInfo? Find(Assembly kata, Step step, string function, Type signature)
    {
        var wanted = signature.GetMethod("Invoke")!;
        var found = kata.GetType($"Kata.{step}")?.GetMethod(
            function, BindingFlags.Public | BindingFlags.Static, [.. wanted.GetParameters().Select(parameter => parameter.ParameterType)]);
        return found?.ReturnType == wanted.ReturnType ? found : null;
    }
}
