using Kata.Cli.Output;
using Kata.Learning;
using Kata.Runner.Compiling;

namespace Kata.Cli.Learn;

/// <summary>The steps, a line each.</summary>
internal static class StepList
{
    /// <summary>How the steps stand as far as is known without running them.</summary>
    /// <param name="progress">What has passed.</param>
    /// <param name="code">What is written.</param>
    /// <param name="here">The step at hand.</param>
    public static IReadOnlyList<StyledLine> Of(Progress progress, Submission code, int here) => [.. Enumerable.Range(1, Reference.StepNames.Count).Select(step =>
    {
        var state = progress.HasPassed(step, code.HashOf(step)) ? "passed"
            : code.Files.FirstOrDefault(file => file.Name == Reference.StepName(step))?.Text == Stubs.Of(step).Text ? "not started"
            : progress.HasEverPassed(step) ? "passed before; the code has changed since: c checks all"
            : "begun";
        return Row(step, step == here ? $"{state}  <- you are here" : state, state == "passed");
    })];

    /// <summary>A step on a line of a table.</summary>
    public static StyledLine Row(int step, string state, bool passed) =>
        new($"{step,2}  {Reference.StepName(step),-18} {state}", passed ? LineStyle.Good : LineStyle.Code);
}
