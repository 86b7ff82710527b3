namespace Kata.Data;

/// <summary>A data set cannot be had; the message is one sentence with what to do about it.</summary>
/// <param name="message">The sentence.</param>
public sealed class DataMissingException(string message) : IOException(message);
