namespace Kata.Harness.Diagnosis.Probes;

/// <summary>Whether arguments that make no sense are refused: 1 for an ArgumentException, 0 for an answer or another exception.</summary>
internal static class RejectionProbe
{
    /// <param name="what">What is to be refused, as in "a label that is no class".</param>
    /// <param name="call">The call that should throw.</param>
    internal static Probe Of(string what, Action<Steps> call) =>
        new($"the refusal of {what}", steps => Answer.Of(Refuses(() => call(steps))));

    private static bool Refuses(Action call)
    {
        try
        {
            call();
            return false;
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            return thrown.GetType() == typeof(ArgumentException);
        }
    }
}
