using System.Collections;
using System.Reflection;
using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace Kata.Runner.Suites;

/// <summary>What NUnit remembers of types and methods for as long as the process lives, which would keep every suite ever loaded.</summary>
internal static class NUnitMemory
{
    private static readonly IReadOnlyList<IDictionary> ByTypeOrMethod =
    [
        .. from type in typeof(TestContext).Assembly.GetTypes()
           where !type.ContainsGenericParameters
           from field in type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
           where field.FieldType.IsAssignableTo(typeof(IDictionary)) && field.FieldType.GenericTypeArguments is [var key, _] && Names(key)
           select (IDictionary)field.GetValue(null)!,
    ];

    /// <summary>Forgets the types and methods of assemblies that can be unloaded.</summary>
    public static void Forget()
    {
        foreach (var memory in ByTypeOrMethod)
        {
            foreach (var key in memory.Keys.Cast<object>().Where(IsCollectible).ToArray()) memory.Remove(key);
        }
    }

    private static bool Names(Type key) => key.IsAssignableTo(typeof(MemberInfo)) || key == typeof(IMethodInfo) || key == typeof((Type, Type));

    private static bool IsCollectible(object key) => key switch
    {
        MemberInfo member => member.IsCollectible,
        IMethodInfo method => method.MethodInfo.IsCollectible,
        (Type one, Type other) => one.IsCollectible || other.IsCollectible,
        _ => false,
    };
}
