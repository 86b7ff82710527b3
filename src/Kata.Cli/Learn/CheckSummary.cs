using System.Text.Json;
using Kata.Runner.Checking;
using Kata.Runner.Compiling;
using Kata.Runner.Repairs;

namespace Kata.Cli.Learn;

/// <summary>What `kata check --json` and `kata list --json` print.</summary>
internal sealed record CheckSummary(CheckSummary.Judged Subject, IReadOnlyList<CheckSummary.StepSummary> Steps)
{
    public static CheckSummary Of(Workspace workspace, Submission code, IEnumerable<StepResult> verdicts) => new(
        new(workspace.Folder, code.Sha256),
        [
            .. verdicts.Select(verdict => new StepSummary(
                (int)verdict.Step,
                $"{verdict.Step}",
                Name(verdict.Verdict),
                verdict.InIsolation is { } alone ? Name(alone) : null,
                verdict.MissingArgumentChecks,
                [.. verdict.CausedBy.Select(step => $"{step}")],
                [.. verdict.Checks.Select(check => new Check(check.Name, Name(check.Group), Name(check.Verdict), check.Message))],
                [.. verdict.Diagnosis?.Names.SelectMany(names => names.Select(mistake => mistake.Id)).Distinct() ?? []],
                verdict.Repairs,
                [.. verdict.Errors.Select(error => error.ToString())])),
        ]);

    /// <summary>What is known without a check: the verdict is null if the step was never checked, or has passed with other code.</summary>
    public static CheckSummary Of(Workspace workspace, Submission code, Progress progress) => new(
        new(workspace.Folder, code.Sha256),
        [
            .. Enum.GetValues<Step>().Select(step => new StepSummary(
                (int)step,
                $"{step}",
                progress.VerdictOn(step, code) is { } verdict ? Name(verdict) : null,
                null,
                0,
                [],
                [],
                [],
                [],
                [])),
        ]);

    private static string Name(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    internal sealed record Judged(string Path, string Sha256);

    internal sealed record StepSummary(
        int Number,
        string Name,
        string? Verdict,
        string? Alone,
        int MissingArgumentChecks,
        IReadOnlyList<string> Because,
        IReadOnlyList<Check> Checks,
        IReadOnlyList<string> Mistakes,
        IReadOnlyList<Repair> Repairs,
        IReadOnlyList<string> Errors);

    internal sealed record Check(string Name, string Group, string Verdict, string Message);
}
