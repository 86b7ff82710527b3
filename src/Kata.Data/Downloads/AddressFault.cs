namespace Kata.Data.Downloads;

/// <summary>An address did not give a file.</summary>
/// <param name="reason">What it did instead, as the predicate of a sentence.</param>
/// <param name="again">Whether asking it once more may help.</param>
internal sealed class AddressFault(string reason, bool again = false) : Exception(reason)
{
    /// <summary>Whether asking it once more may help.</summary>
    public bool Again => again;
}
