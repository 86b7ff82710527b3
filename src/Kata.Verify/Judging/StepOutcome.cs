using Kata.Runner;
using Kata.Verify.Results;

namespace Kata.Verify.Judging;

/// <summary>What came of judging a step with whatever stood around it.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Class">Why it does not pass.</param>
/// <param name="Checks">Each check; empty if none could be run.</param>
public sealed record StepOutcome(Verdict Verdict, FailureClass Class, IReadOnlyList<CheckVerdict> Checks)
{
    /// <summary>Why nothing could be run.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <inheritdoc cref="StepVerdict.Mistakes"/>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <inheritdoc cref="StepVerdict.FirstWrong"/>
    public string FirstWrong { get; init; } = "";

    /// <summary>The beginning of what the submission printed meanwhile. Untrusted text.</summary>
    public string Printed { get; init; } = "";

    /// <summary>Whether compiling it took all the time or memory that it may take: it is not tried again.</summary>
    public bool IsCompilerBomb { get; init; }

    internal static StepOutcome Of(Verdict verdict, FailureClass reason, params IReadOnlyList<string> errors) =>
        new(verdict, reason, []) { Errors = errors };

    internal static StepOutcome Bomb(string sentence) =>
        Of(Verdict.DoesNotCompile, FailureClass.Compile, sentence) with { IsCompilerBomb = true };
}
