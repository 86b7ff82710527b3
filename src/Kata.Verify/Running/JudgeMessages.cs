using System.Text.Json;
using System.Text.Json.Serialization;
using Kata.Runner.Compiling;
using Kata.Runner.Workers;
using Kata.Verify.Isolating;
using Kata.Verify.Judging;

namespace Kata.Verify.Running;

/// <summary>
/// What a judge is told first. It comes over its input: what stands on a command line, everybody on the machine can read.
/// </summary>
/// <param name="Level">How well sandboxes are isolated.</param>
/// <param name="IsRoot">Whether sandboxes get a user of their own.</param>
/// <param name="Slot">A number that no other judge has.</param>
/// <param name="Sandbox">What a sandbox may take.</param>
/// <param name="Times">How long a check and a step may take.</param>
/// <param name="Submissions">How long a submission and its compilations may take.</param>
/// <param name="Secret">From which seeds are drawn.</param>
internal sealed record JudgeSettings(
    IsolationLevel Level, bool IsRoot, int Slot, SandboxLimits Sandbox, Limits Times, SubmissionTimes Submissions, byte[] Secret);

/// <summary>A submission to judge.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Problems">The files that were refused.</param>
/// <param name="Before">What another judge found before it ended.</param>
internal sealed record JudgeJob(IReadOnlyList<SourceFile> Files, IReadOnlyList<CompileError> Problems, JudgedBefore Before);

/// <summary>What a judge reports.</summary>
[JsonDerivedType(typeof(CompilingParts), "compiling")]
[JsonDerivedType(typeof(RunningStep), "running")]
[JsonDerivedType(typeof(StepJudged), "judged")]
[JsonDerivedType(typeof(SubmissionJudged), "done")]
[JsonDerivedType(typeof(JudgeFailed), "failed")]
internal abstract record JudgeMessage;

/// <summary>It begins to compile.</summary>
internal sealed record CompilingParts(Step Step, Parts Parts) : JudgeMessage;

/// <summary>It begins to run the checks of a step.</summary>
internal sealed record RunningStep(Step Step) : JudgeMessage;

/// <summary>A step is judged.</summary>
internal sealed record StepJudged(JudgedStep Step) : JudgeMessage;

/// <summary>All steps are judged.</summary>
internal sealed record SubmissionJudged : JudgeMessage;

/// <summary>It cannot go on, by no fault of the submission's.</summary>
internal sealed record JudgeFailed(string Reason) : JudgeMessage;

/// <summary>Messages are lines of JSON, and so are verdicts on the disk.</summary>
internal static class RunJson
{
    private static readonly JsonSerializerOptions Style = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        // What is computed from the rest.
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions Indented = new(Style) { WriteIndented = true, NewLine = "\n" };

    public static string Line<T>(T value) => JsonSerializer.Serialize(value, Style);

    public static string Document<T>(T value) => JsonSerializer.Serialize(value, Indented) + "\n";

    /// <exception cref="JsonException">It is something else.</exception>
    public static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, Style) ?? throw new JsonException("null is no value here.");
}
