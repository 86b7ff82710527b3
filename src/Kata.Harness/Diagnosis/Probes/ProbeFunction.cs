using System.Linq.Expressions;

namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Which function of the steps a probe asks: the first that it calls.</summary>
internal static class ProbeFunction
{
    // Each function throws its own name.
    private static readonly Lazy<Steps> Named = new(() =>
    {
        var steps = Activator.CreateInstance<Steps>();
        foreach (var (step, name, property) in Steps.Functions) property.SetValue(steps, Throwing(property.PropertyType, $"{step}.{name}"));
        return steps;
    });

    /// <summary>Step and function, e.g. "Cost.DataTerm"; an empty text if it calls none.</summary>
    internal static string Of(Probe probe)
    {
        try
        {
            probe.Ask(Named.Value);
            return "";
        }
        catch (NotImplementedException called)
        {
            return called.Message;
        }
    }

    private static Delegate Throwing(Type function, string name)
    {
        var signature = function.GetMethod("Invoke")!;
        var body = Expression.Throw(Expression.Constant(new NotImplementedException(name)), signature.ReturnType);
        return Expression.Lambda(function, body, signature.GetParameters().Select(given => Expression.Parameter(given.ParameterType)))
            .Compile(preferInterpretation: true);
    }
}
