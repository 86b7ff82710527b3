using System.Diagnostics;
using Kata.Runner;
using Kata.Runner.Compiling;
using Kata.Verify.Results;

namespace Kata.Verify.Judging;

/// <summary>Judges all steps of submissions: each alone, with the reference's other steps, and in the whole.</summary>
/// <param name="steps">Runs the checks.</param>
/// <param name="known">Verdicts that were found before.</param>
/// <param name="seeds">The seed of a check's random cases, by what is judged and the check's name.</param>
/// <param name="times">How long it may take.</param>
public sealed class SubmissionJudge(StepJudge steps, VerdictCache known, Func<string, string, ulong> seeds, SubmissionTimes times)
{
    /// <summary>Judges a submission.</summary>
    /// <param name="submission">Its files.</param>
    /// <param name="listener">Follows the judge; it receives every step.</param>
    /// <param name="before">What is known already.</param>
    /// <exception cref="IOException">No sandbox can be started, which is not the submission's fault.</exception>
    public void Judge(Submission submission, JudgeListener listener, JudgedBefore before)
    {
        var parts = new SubmissionParts(submission, steps, known, seeds, times, listener, before);
        var judged = before.Steps.ToDictionary(step => step.Verdict.Step, step => step);
        var (computed, began) = (Computed(), Stopwatch.GetTimestamp());
        foreach (var step in Enum.GetValues<Step>().Where(step => !judged.ContainsKey(step)))
        {
            var isLate = Computed() - computed > times.Submission
                || Stopwatch.GetElapsedTime(began) > times.Submission * SubmissionTimes.ClockFactor;
            judged[step] = isLate ? Late(step) : Judged(step, submission, parts, judged);
            listener.Judged(judged[step]);
        }

        steps.End();
    }

    private TimeSpan Computed() => Environment.CpuUsage.TotalTime + steps.Computed;

    private JudgedStep Late(Step step) => new(
        new(step, Verdict.TimedOut, Verdict.TimedOut, FailureClass.Timeout, []) { Errors = [times.SubmissionTooLong] }, "", false);

    private static JudgedStep Judged(
        Step step, Submission submission, SubmissionParts parts, Dictionary<Step, JudgedStep> judged)
    {
        if (!submission.Files.Any(file => file.Step == step)) return Missing(step, submission);
        var alone = parts.Alone(step);
        var bomb = alone.IsCompilerBomb ? alone : judged.Values.Where(other => other.IsCompilerBomb)
            .Select(other => StepOutcome.Bomb(other.Verdict.Errors[0])).FirstOrDefault();
        var whole = bomb ?? parts.Whole(step);
        var verdict = new StepVerdict(step, alone.Verdict, whole.Verdict, alone.Class, alone.Checks)
        {
            Errors = alone.Errors,
            Mistakes = alone.Mistakes,
            FirstWrong = alone.FirstWrong,
            CausedBy = alone.Verdict == Verdict.Passed && whole.Verdict != Verdict.Passed
                ? [.. parts.Used(step).Where(other => other < step && IsCause(judged[other].Verdict)).Order()] : [],
        };
        return new(verdict, alone.Printed, alone.IsCompilerBomb);
    }

    // The reference stands in for a step that has no file.
    private static bool IsCause(StepVerdict other) =>
        other.Alone != Verdict.Passed && other.Class != FailureClass.MissingFile;

    // A file that was refused is not missing.
    private static JudgedStep Missing(Step step, Submission submission)
    {
        string[] refused =
            [.. submission.Problems.Where(problem => SourceFile.StepOf(problem.Path) == step).Select(problem => problem.Message)];
        var verdict = refused.Length == 0
            ? new StepVerdict(step, Verdict.NotStarted, Verdict.NotStarted, FailureClass.MissingFile, [])
            : new(step, Verdict.Refused, Verdict.Refused, FailureClass.Policy, []) { Errors = refused };
        return new(verdict, "", false);
    }
}
