using System.Runtime.ExceptionServices;
using MathNet.Numerics;
using MathNet.Numerics.Optimization;

namespace Kata.Verify.Judging;

/// <summary>Exceptions of a submission, made again in the judge: by name from a fixed list, never by what the sandbox sends.</summary>
internal static class RemoteExceptions
{
#pragma warning disable CA2201 // They are what a submission threw, of the runtime's own types too.
    private static readonly Dictionary<string, Func<string, Exception>> Known = new Func<string, Exception>[]
    {
        message => new ArgumentException(message),
        message => new ArgumentNullException(null, message),
        message => new ArgumentOutOfRangeException(null, message),
        message => new NotImplementedException(message),
        message => new NotSupportedException(message),
        message => new InvalidOperationException(message),
        message => new InvalidCastException(message),
        message => new NullReferenceException(message),
        message => new IndexOutOfRangeException(message),
        message => new KeyNotFoundException(message),
        message => new FormatException(message),
        message => new OverflowException(message),
        message => new DivideByZeroException(message),
        message => new ArithmeticException(message),
        message => new MissingMethodException(message),
        message => new OutOfMemoryException(message),
        message => new InsufficientExecutionStackException(message),
        message => new TimeoutException(message),
        message => new OptimizationException(message),
        message => new NonConvergenceException(message),
        message => new EvaluationException(message, null),
        message => new InnerOptimizationException(message),
    }.ToDictionary(make => make("").GetType().FullName!);
#pragma warning restore CA2201

    /// <summary>The exception.</summary>
    /// <param name="types">The names of its type and the types that it derives from, its own first.</param>
    /// <param name="calls">The submission's functions that were running, the innermost first, e.g. "Cost.Of".</param>
    /// <param name="message">Its message.</param>
    /// <param name="trace">Where it was thrown, as the runtime writes it.</param>
    public static Exception Of(IReadOnlyList<string> types, IReadOnlyList<string> calls, string message, string trace)
    {
        var make = types.Select(Known.GetValueOrDefault).FirstOrDefault(make => make is not null);
        var exception = make is null ? new RemoteException($"{(types is [var own, ..] ? own : "an exception")}: {message}") : make(message);
        RemoteCalls.Note(exception, calls);
        return trace.Length == 0 ? exception : ExceptionDispatchInfo.SetRemoteStackTrace(exception, trace);
    }
}

/// <summary>An exception of a type that the judge does not know.</summary>
public sealed class RemoteException(string message) : Exception(message);
