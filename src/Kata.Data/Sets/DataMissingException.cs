namespace Kata.Data.Sets;

/// <summary>A data set is not on this machine, or cannot be downloaded.</summary>
/// <param name="message">One sentence, with what to do about it.</param>
public sealed class DataMissingException(string message) : IOException(message);
