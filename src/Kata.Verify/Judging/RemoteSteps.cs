using System.Linq.Expressions;
using System.Reflection;
using Kata.Sandbox.Protocol;

namespace Kata.Verify.Judging;

/// <summary>
/// The steps as functions that a sandbox answers. The suites are bound to them once; which sandbox answers is exchanged under them.
/// </summary>
public sealed class RemoteSteps
{
    private static readonly MethodInfo CallMethod =
        typeof(RemoteSteps).GetMethod(nameof(Call), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Makes the functions.</summary>
    public RemoteSteps()
    {
        Steps = Activator.CreateInstance<Steps>();
        foreach (var (number, (_, _, property)) in Steps.Functions.Index())
            property.SetValue(Steps, Function(number, property.PropertyType));
    }

    /// <summary>The functions.</summary>
    public Steps Steps { get; }

    /// <summary>Who answers. Without it every function throws a <see cref="SandboxException"/>.</summary>
    public SandboxConnection? Sandbox { get; set; }

    /// <summary>What the sandbox is told about the functions, in the order of <see cref="Steps.Functions"/>.</summary>
    public static IReadOnlyList<Signature> Signatures { get; } =
    [
        .. from function in Steps.Functions
           let invoke = function.Property.PropertyType.GetMethod("Invoke")!
           select new Signature(
               $"Kata.{function.Step}",
               function.Name,
               [.. invoke.GetParameters().Select(parameter => ValueKinds.Of(parameter.ParameterType))],
               ValueKinds.Of(invoke.ReturnType)),
    ];

    private Delegate Function(int number, Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        ParameterExpression[] parameters = [.. invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType))];
        var arguments = Expression.NewArrayInit(
            typeof(object), parameters.Select(parameter => Expression.Convert(parameter, typeof(object))));
        var call = Expression.Call(Expression.Constant(this), CallMethod, Expression.Constant(number), arguments);
        return Expression.Lambda(type, Expression.Convert(call, invoke.ReturnType), parameters).Compile();
    }

    private object? Call(int function, object?[] arguments) => Sandbox is { } sandbox
        ? sandbox.Call(function, arguments) : throw new SandboxException("no sandbox runs.");
}
