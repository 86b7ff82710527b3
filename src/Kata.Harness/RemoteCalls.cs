namespace Kata.Harness;

/// <summary>Which functions led to an exception that was thrown in another process.</summary>
public static class RemoteCalls
{
    private const string Key = "Kata.RemoteCalls";

    /// <summary>The functions, the innermost first, e.g. "Cost.Of"; null if it was thrown in this process.</summary>
    public static IReadOnlyList<string>? Of(Exception thrown) => thrown.Data[Key] as IReadOnlyList<string>;

    /// <summary>Notes them.</summary>
    /// <param name="thrown">The exception as it was made again here.</param>
    /// <param name="calls">The functions, the innermost first.</param>
    public static void Note(Exception thrown, IReadOnlyList<string> calls) => thrown.Data[Key] = calls;
}
