using Kata.Verify.Results;

namespace Kata.Verify.Judging;

/// <summary>What of a submission is compiled at a time.</summary>
public enum Parts
{
    /// <summary>A step, with those of the reference's that it uses.</summary>
    Alone,

    /// <summary>A step, with those of the submission's that it uses.</summary>
    Used,

    /// <summary>All steps.</summary>
    All,

    /// <summary>The files that are not named for a step, with the reference's steps.</summary>
    Helpers,
}

/// <summary>A step as it was judged.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Printed">The beginning of what it printed alone. Untrusted text.</param>
/// <param name="IsCompilerBomb">Whether compiling it alone took all the time or memory that it may take.</param>
public sealed record JudgedStep(StepVerdict Verdict, string Printed, bool IsCompilerBomb);

/// <summary>A compilation that ended the judge.</summary>
/// <param name="Step">The step that was to be judged.</param>
/// <param name="Parts">What was compiled.</param>
/// <param name="Sentence">What happened.</param>
public sealed record CompilerBomb(Step Step, Parts Parts, string Sentence);

/// <summary>What is known of a submission from a judge that did not come to its end.</summary>
/// <param name="Steps">The first steps.</param>
/// <param name="Bombs">What is not compiled again.</param>
public sealed record JudgedBefore(IReadOnlyList<JudgedStep> Steps, IReadOnlyList<CompilerBomb> Bombs)
{
    /// <summary>Nothing.</summary>
    public static JudgedBefore Nothing { get; } = new([], []);
}

/// <summary>Follows a judge.</summary>
/// <param name="Compiling">Receives what is compiled next, and for which step.</param>
/// <param name="Running">Receives the step whose checks are run next.</param>
/// <param name="Judged">Receives each step in its turn.</param>
public sealed record JudgeListener(Action<Step, Parts> Compiling, Action<Step> Running, Action<JudgedStep> Judged);
