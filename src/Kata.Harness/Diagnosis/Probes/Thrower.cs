using System.Diagnostics;

namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Which function of the steps an exception came from.</summary>
internal static class Thrower
{
    private static readonly HashSet<string> Known = [.. Steps.Functions.Select(function => $"{function.Step}.{function.Name}")];

    /// <summary>The innermost function of the steps on the way of the exception, e.g. "Cost.DataTerm"; null if there is none.</summary>
    internal static string? Of(Exception thrown) => RemoteCalls.Of(thrown) is { } calls
        ? calls.FirstOrDefault(Known.Contains)
        : new StackTrace(thrown).GetFrames().Select(Function).FirstOrDefault(Known.Contains!);

    // A lambda or a local function of Cost.Of is called <Of>b__0 or <Of>g__Sum, in Kata.Cost or in a class nested in it.
    private static string? Function(StackFrame frame)
    {
        var method = frame.GetMethod();
        var type = method?.DeclaringType;
        while (type?.DeclaringType is { } outer) type = outer;
        if (type?.Namespace != "Kata") return null;
        var name = method!.Name;
        return $"{type.Name}.{(name.StartsWith('<') ? name[1..name.IndexOf('>')] : name)}";
    }
}
