namespace Kata.Runner;

/// <summary>How a check, or a step with all its checks, can end.</summary>
public enum Verdict
{
    /// <summary>The subject does what is asked.</summary>
    Passed,

    /// <summary>It does something else, or throws.</summary>
    Failed,

    /// <summary>It could not be checked, for want of data.</summary>
    Ignored,

    /// <summary>A function still throws NotImplementedException.</summary>
    NotStarted,

    /// <summary>It took longer than it may, and was ended.</summary>
    TimedOut,

    /// <summary>
    /// The process ended in the middle: the stack overflowed, an exception was thrown on another thread, or the code ended it.
    /// </summary>
    Crashed,

    /// <summary>It wanted more memory than it may have.</summary>
    OutOfMemory,

    /// <summary>There is nothing to run: the compiler refuses it, or a function is not declared as the checks need it.</summary>
    DoesNotCompile,

    /// <summary>It uses what strangers' code may not use, and was not run.</summary>
    Refused,

    /// <summary>It could not be judged, by no fault of the subject's.</summary>
    Infrastructure,
}

/// <summary>Verdicts as people read them.</summary>
public static class VerdictNames
{
    /// <summary>A verdict in words, e.g. "timed out".</summary>
    public static string InWords(this Verdict verdict) => verdict switch
    {
        Verdict.NotStarted => "not started",
        Verdict.TimedOut => "timed out",
        Verdict.OutOfMemory => "out of memory",
        Verdict.DoesNotCompile => "does not compile",
        Verdict.Infrastructure => "could not be checked",
        _ => verdict.ToString().ToLowerInvariant(),
    };
}
