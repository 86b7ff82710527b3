using System.Reflection;
using System.Reflection.Emit;

namespace Kata.Runner.Suites;

/// <summary>
/// An assembly called Kata without any mathematics of its own: each public function of each step calls whatever delegate lies in its field.
/// Suites that are bound to it once can run against one subject after the other, and nothing of theirs is compiled again.
/// </summary>
internal static class DispatchAssembly
{
    /// <summary>The assembly's bytes.</summary>
    public static byte[] Image()
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Kata") { Version = new(1, 0, 0, 0) }, typeof(object).Assembly);
        var module = assembly.DefineDynamicModule("Kata");
        foreach (var step in Binding.Functions.GroupBy(function => function.Step))
        {
            var type = module.DefineType($"Kata.{step.Key}", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
            foreach (var (_, function, called) in step) Define(type, function, called);
            type.CreateType();
        }

        using var image = new MemoryStream();
        assembly.Save(image);
        return image.ToArray();
    }

    /// <summary>The field that holds a function.</summary>
    public static string Field(string function) => $"Planted{function}";

    private static void Define(TypeBuilder type, string name, Type called)
    {
        var invoke = called.GetMethod("Invoke")!;
        Type[] parameters = [.. invoke.GetParameters().Select(parameter => parameter.ParameterType)];
        var field = type.DefineField(Field(name), called, FieldAttributes.Assembly | FieldAttributes.Static);
        var code = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Static, invoke.ReturnType, parameters).GetILGenerator();
        code.Emit(OpCodes.Ldsfld, field);
        for (short i = 0; i < parameters.Length; i++) code.Emit(OpCodes.Ldarg, i);
        code.Emit(OpCodes.Callvirt, invoke);
        code.Emit(OpCodes.Ret);
    }
}
