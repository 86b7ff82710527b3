namespace Kata.Sandbox.Protocol;

/// <summary>What a frame says. The judge's kinds come first.</summary>
public enum FrameKind : byte
{
    /// <summary>To the sandbox: the compiled submission, and the functions that will be called.</summary>
    Load,

    /// <summary>To the sandbox: call a function.</summary>
    Call,

    /// <summary>To the sandbox: what the judge's function returned.</summary>
    Returned,

    /// <summary>To the sandbox: the judge's function threw.</summary>
    Failed,

    /// <summary>From the sandbox: it runs, and nothing of the submission is loaded yet.</summary>
    Ready,

    /// <summary>From the sandbox: the submission is loaded.</summary>
    Loaded,

    /// <summary>From the sandbox: the value that a function of the submission returned.</summary>
    Result,

    /// <summary>From the sandbox: the exception that it threw.</summary>
    Thrown,

    /// <summary>From the sandbox: the submission calls a function that is among its arguments.</summary>
    Callback,

    /// <summary>Judge to sandbox: has the submission printed anything? And the answer.</summary>
    Printed,
}
