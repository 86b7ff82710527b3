namespace Kata.Verify.Judging;

/// <summary>A sandbox does not answer: it has ended, was stopped, or sent what is no answer.</summary>
public sealed class SandboxException(string message) : Exception(message);
