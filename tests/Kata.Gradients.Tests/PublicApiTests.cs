using System.Reflection;
using System.Runtime.CompilerServices;
using VerifyNUnit;

namespace Kata.Gradients.Tests;

/// <summary>The public members of both packages: a change here is a change for their users.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Test]
    public Task Kata_Gradients() => Verifier.Verify(Dump(typeof(GradientCheck).Assembly));

    [Test]
    public Task Kata_Gradients_NUnit() => Verifier.Verify(Dump(typeof(GradientConstraint).Assembly));

    private static string Dump(Assembly assembly) => string.Join('\n', assembly.GetExportedTypes()
        .Where(type => type.DeclaringType is null).OrderBy(type => type.Name, StringComparer.Ordinal).SelectMany(Lines));

    private static IEnumerable<string> Lines(Type type)
    {
        if (type.IsEnum) return [$"enum {type.Name} {{ {string.Join(", ", Enum.GetNames(type))} }}"];
        var kind = type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : "class";
        var written = type.GetMembers(Declared).Where(IsWritten).ToList();
        var properties = written.OfType<PropertyInfo>().GroupBy(property => (Type: Name(property.PropertyType), property.CanWrite))
            .Select(alike => $"{alike.Key.Type} {Names(alike)} {{ get;{(alike.Key.CanWrite ? " init;" : "")} }}");
        var others = written.Where(member => member is not PropertyInfo).Select(Text);
        return [$"{kind} {Name(type)}", .. properties.Concat(others).Select(text => $"  {text}").Order(StringComparer.Ordinal)];
    }

    // What the compiler adds to a record, and the accessors of properties, say nothing more.
    private static bool IsWritten(MemberInfo member) => member switch
    {
        MethodBase { IsSpecialName: true } and not ConstructorInfo => false,
        Type => false,
        _ => member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && member.Name is not "Deconstruct",
    };

    private static string Text(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        _ => member.ToString()!,
    };

    private static string Names(IEnumerable<PropertyInfo> properties) =>
        string.Join(", ", properties.Select(property => property.Name).Order(StringComparer.Ordinal));

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters()
        .Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? "?" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } value) return $"{Name(value)}?";
        if (!type.IsGenericType) return type.Name;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
