using Kata.Gradients;
using Kata.Pictures.Charts;
using Kata.Pictures.Svg;

namespace Kata.Experiments.Gradients;

/// <summary>The picture of a gradient check: where the gradient is off, and how much of it plain differences could have seen.</summary>
public static class GradientCheckPicture
{
    /// <summary>Draws the picture as SVG.</summary>
    /// <param name="about">What was checked, in a line.</param>
    /// <param name="problem">The cost and the gradient.</param>
    /// <param name="report">What the check found.</param>
    /// <param name="errors">The numbers to draw.</param>
    public static string Draw(string about, GradientCheckProblem problem, GradientReport report, DifferenceErrors errors)
    {
        var steps = errors.OfSteps();
        return Picture.Of(
            report.Agrees ? "The claimed gradient is the cost's" : "The claimed gradient is not shown to be the cost's",
            $"{about}\n{report.Sentence}",
            "The relative error of each entry of a claimed gradient as fields of colour, one for each Theta; below them "
                + $"the error of plain differences against their step size. {report.Sentence}",
            Fields(problem.Shapes, errors).Draw(),
            Curves(steps, errors.Tried.Count, problem.At.Count, report.Resolution).Draw());
    }

    private static HeatMaps Fields(IReadOnlyList<Shape> shapes, DifferenceErrors errors)
    {
        var values = errors.OfEntries().ToArray();
        var panels = new List<HeatPanel>();
        var start = 0;
        foreach (var (rows, columns) in shapes)
        {
            double[][] entries = [.. values[start..(start + (rows * columns))].Chunk(columns)];
            panels.Add(new($"Theta{panels.Count + 1} · {rows} × {columns}", entries, "bias"));
            start += rows * columns;
        }

        return new(
            "Where the claimed gradient is off",
            errors.ByCheck
                ? "Slopes: the harness's own, extrapolated entry by entry."
                : "Slopes: plain central differences with h = 1e-5 · max(1, |θ|), since the harness did not go through every entry. "
                    + "Their own errors, mostly 1e-10 to 1e-7, are what a right gradient shows.",
            "relative error: |claimed − slope| / max(|claimed|, |slope|, largest slope / 1000)",
            panels,
            -12,
            0)
        {
            Undefined = "undefined: a number is missing, infinite or NaN, or all slopes are 0",
        };
    }

    private static LineChart Curves(IReadOnlyList<StepError> steps, int tried, int parameters, double? resolution) => new(
        "What plain differences see, by step size",
        "Differences of the cost against the claimed gradient "
            + $"at {(tried == parameters ? $"all {tried}" : FormattableString.Invariant($"{tried} of {parameters:N0}"))} entries. "
            + "Large steps miss the cost's bend: an error that falls with h² (central) or h (forward). "
            + "Small steps meet its rounding: an error that grows as 1/h. "
            + "A floor that no step gets below is an error of the claimed gradient itself.",
        new("step size h, in units of a weight", true),
        new("relative error", true),
        [
            new("central, median", [.. steps.Select(step => (step.Step, step.CentralMedian))]),
            new("central, largest", [.. steps.Select(step => (step.Step, step.CentralLargest))]),
            new("forward, median", [.. steps.Select(step => (step.Step, step.ForwardMedian))]),
            new("forward, largest", [.. steps.Select(step => (step.Step, step.ForwardLargest))]),
        ])
    {
        Levels = resolution is { } seen ? [new(FormattableString.Invariant($"the harness resolves {seen:0e-0}"), seen)] : [],
    };
}
