using Kata.Runner;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>The steps, a line each.</summary>
internal static class StepList
{
    /// <summary>How the steps stand as far as is known without running them.</summary>
    /// <param name="progress">What has passed.</param>
    /// <param name="code">What is written.</param>
    /// <param name="here">The current step.</param>
    public static IReadOnlyList<StyledLine> Of(Progress progress, Submission code, Step here) => [.. Enum.GetValues<Step>().Select(step =>
    {
        var state = progress.VerdictOn(step, code)?.InWords()
            ?? (progress.HasEverPassed(step) ? "passed before; the code has changed since" : "begun");
        return Row(step, step == here ? $"{state}  <- you are here" : state, state == "passed");
    })];

    /// <summary>A step on a line of a table.</summary>
    public static StyledLine Row(Step step, string state, bool passed) =>
        new($"{(int)step,2}  {step,-18} {state}", passed ? LineStyle.Good : LineStyle.Code);
}
