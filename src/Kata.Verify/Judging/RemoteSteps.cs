using System.Linq.Expressions;
using System.Reflection;
using Kata.Runner.Compiling;
using Kata.Runner.Suites;
using Kata.Sandbox.Protocol;

namespace Kata.Verify.Judging;

/// <summary>
/// The steps as functions that a sandbox answers. The suites are bound to them once; which sandbox answers is exchanged under them.
/// </summary>
public sealed class RemoteSteps
{
    private static readonly MethodInfo CallMethod =
        typeof(RemoteSteps).GetMethod(nameof(Call), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static readonly MethodInfo IsHereMethod =
        typeof(RemoteSteps).GetMethod(nameof(IsHere), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly Steps _reference = Binding.StepsOf(StepSources.Whole(Reference.Files));

    /// <summary>Makes the functions.</summary>
    public RemoteSteps()
    {
        Steps = Activator.CreateInstance<Steps>();
        foreach (var (number, (_, _, property)) in Steps.Functions.Index())
            property.SetValue(Steps, Function(number, property));
    }

    /// <summary>The functions.</summary>
    public Steps Steps { get; }

    /// <summary>
    /// The step that is judged. The checks call other steps too, thousands of times, to prepare what they ask: the reference in this
    /// process answers them. null if the sandbox answers everything.
    /// </summary>
    public Step? Judged { get; set; }

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

    private Delegate Function(int number, PropertyInfo property)
    {
        var type = property.PropertyType;
        var invoke = type.GetMethod("Invoke")!;
        ParameterExpression[] parameters = [.. invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType))];
        var arguments = Expression.NewArrayInit(
            typeof(object), parameters.Select(parameter => Expression.Convert(parameter, typeof(object))));
        var call = Expression.Call(Expression.Constant(this), CallMethod, Expression.Constant(number), arguments);
        var here = Expression.Invoke(Expression.Constant(property.GetValue(_reference), type), parameters);
        var isHere = Expression.Call(Expression.Constant(this), IsHereMethod, Expression.Constant(Steps.Functions[number].Step));
        var choice = Expression.Condition(isHere, here, Expression.Convert(call, invoke.ReturnType));
        return Expression.Lambda(type, choice, parameters).Compile();
    }

    private bool IsHere(Step step) => Judged is { } judged && judged != step;

    private object? Call(int function, object?[] arguments) => Sandbox is { } sandbox
        ? sandbox.Call(function, arguments) : throw new SandboxException("no sandbox runs.");
}
