namespace Kata.Harness.Mistakes;

/// <summary>Argument checks left out: where the right function throws, the faulty one returns something of a plausible shape.</summary>
internal static class MissingGuards
{
    /// <summary>The result of a call, or another value where the call throws an <see cref="ArgumentException"/>.</summary>
    internal static T Unchecked<T>(Func<T> call, Func<T> otherwise)
    {
        try
        {
            return call();
        }
        catch (ArgumentException)
        {
            return otherwise();
        }
    }
}
