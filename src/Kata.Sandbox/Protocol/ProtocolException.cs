namespace Kata.Sandbox.Protocol;

/// <summary>A frame is not what the protocol allows.</summary>
public sealed class ProtocolException(string message) : Exception(message);
