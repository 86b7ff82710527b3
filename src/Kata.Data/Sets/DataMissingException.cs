namespace Kata.Data.Sets;

/// <summary>A data set cannot be had; the message is one sentence with what to do about it.</summary>
/// <param name="message">The sentence.</param>
/// <param name="reasons">Why, without what to do about it, a clause each; the sentence itself unless told.</param>
public sealed class DataMissingException(string message, IReadOnlyList<string>? reasons = null) : IOException(message)
{
    /// <summary>Why, without what to do about it: sets that are missing for the same reasons can be told together.</summary>
    public IReadOnlyList<string> Reasons { get; } = reasons ?? [message];
}
