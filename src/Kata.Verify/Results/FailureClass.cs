namespace Kata.Verify.Results;

/// <summary>Why a check or a step did not pass. The classes never mix the submission's fault with ours.</summary>
public enum FailureClass
{
    /// <summary>It passed.</summary>
    Pass,

    /// <summary>A wrong answer, or an exception.</summary>
    Fail,

    /// <summary>The stub still throws.</summary>
    NotStarted,

    /// <summary>It computed or waited for too long.</summary>
    Timeout,

    /// <summary>It used more memory than it may.</summary>
    Memory,

    /// <summary>Its process ended.</summary>
    Crash,

    /// <summary>It called itself without end.</summary>
    StackOverflow,

    /// <summary>It uses what the policy does not allow.</summary>
    Policy,

    /// <summary>It does not compile.</summary>
    Compile,

    /// <summary>The step's file is missing.</summary>
    MissingFile,

    /// <summary>The judge's own failure: it never costs a point, and is tried again.</summary>
    Infrastructure,
}
