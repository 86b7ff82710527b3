using System.Reflection;
using System.Reflection.Emit;

namespace Kata.Runner.Suites;

/// <summary>
/// An assembly called Kata without any mathematics of its own: each public function of each step calls the delegate in its field.
/// Suites that are bound to it once can run against one submission after the other, and none of their code is compiled again.
/// </summary>
internal static class DispatchAssembly
{
    /// <summary>The assembly's bytes.</summary>
    public static byte[] Image()
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Kata") { Version = new(1, 0, 0, 0) }, typeof(object).Assembly);
        var module = assembly.DefineDynamicModule("Kata");
        foreach (var step in Steps.Functions.GroupBy(function => function.Step))
        {
            var type = module.DefineType($"Kata.{step.Key}", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
            foreach (var (_, name, property) in step) Define(type, name, property);
            type.CreateType();
        }

        using var image = new MemoryStream();
        assembly.Save(image);
        return image.ToArray();
    }

    /// <summary>Sets the functions that the assembly calls.</summary>
    /// <param name="kata">The assembly, loaded.</param>
    /// <param name="functions">Called from now on.</param>
    public static void Bind(Assembly kata, Steps functions)
    {
        foreach (var (step, _, property) in Steps.Functions)
        {
            var field = kata.GetType($"Kata.{step}")!.GetField(Field(property), BindingFlags.Static | BindingFlags.NonPublic)!;
            field.SetValue(null, property.GetValue(functions));
        }
    }

    private static string Field(PropertyInfo property) => $"Implementation{property.Name}";

    private static void Define(TypeBuilder type, string name, PropertyInfo property)
    {
        var invoke = property.PropertyType.GetMethod("Invoke")!;
        Type[] parameters = [.. invoke.GetParameters().Select(parameter => parameter.ParameterType)];
        var field = type.DefineField(Field(property), property.PropertyType, FieldAttributes.Assembly | FieldAttributes.Static);
        var code = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Static, invoke.ReturnType, parameters)
            .GetILGenerator();
        code.Emit(OpCodes.Ldsfld, field);
        for (short i = 0; i < parameters.Length; i++) code.Emit(OpCodes.Ldarg, i);
        code.Emit(OpCodes.Callvirt, invoke);
        code.Emit(OpCodes.Ret);
    }
}
