using System.Runtime.ExceptionServices;

namespace Kata.Runner.Suites;

/// <summary>Notes exceptions as a submission throws them, whatever a check makes of them afterwards.</summary>
internal sealed class ThrownBySubmission : IDisposable
{
    public ThrownBySubmission() => AppDomain.CurrentDomain.FirstChanceException += Note;

    /// <summary>The first function that was not written yet, e.g. "Cost.Of"; null if none was called.</summary>
    public string? Unwritten { get; private set; }

    /// <summary>Whether memory ran out.</summary>
    public bool OutOfMemory { get; private set; }

    /// <summary>Forgets what was noted: another check begins.</summary>
    public void Clear() => (Unwritten, OutOfMemory) = (null, false);

    public void Dispose() => AppDomain.CurrentDomain.FirstChanceException -= Note;

    private void Note(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is OutOfMemoryException) OutOfMemory = true;
        if (thrown.Exception is not NotImplementedException || Unwritten is not null) return;
        if (RemoteCalls.Of(thrown.Exception) is { } calls)
        {
            Unwritten = calls is [var innermost, ..] ? innermost : null;
            return;
        }

        var method = thrown.Exception.TargetSite;
        var type = method?.DeclaringType;
        while (type?.DeclaringType is { } outer) type = outer;
        if (type?.Assembly.GetName().Name == "Kata") Unwritten = $"{type.Name}.{method!.Name}";
    }
}
