namespace Kata.Harness.Diagnosis.Probes;

/// <summary>
/// Whether arguments that make no sense are rejected: 1 for an ArgumentException of any kind, 0 for an answer or another exception.
/// </summary>
internal static class RejectionProbe
{
    /// <param name="what">What must be rejected, e.g. "a label that is no class".</param>
    /// <param name="call">The call that must throw.</param>
    internal static Probe Of(string what, Action<Steps> call) =>
        new($"the rejection of {what}", steps => Answer.Of(Rejects(() => call(steps)))) { IsOfArguments = true };

    private static bool Rejects(Action call)
    {
        try
        {
            call();
            return false;
        }
        // An unwritten function rejects nothing and accepts nothing.
        catch (Exception thrown) when (thrown is not (OutOfMemoryException or NotImplementedException))
        {
            return thrown is ArgumentException;
        }
    }
}
