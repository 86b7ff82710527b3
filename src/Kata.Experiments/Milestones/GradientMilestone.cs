using Kata.Experiments.Gradients;
using Kata.Gradients;

namespace Kata.Experiments.Milestones;

/// <summary>For step 8: the gradient under the gradient check, and a picture of its errors.</summary>
internal static class GradientMilestone
{
    public static void Give(Steps steps, Action<ExperimentEvent> tell)
    {
        var plan = new GradientCheckPlan([4, 6, 3], Activation.Sigmoid, Loss.CrossEntropy, 20, 1, 1);
        var about = $"Your own gradient of {plan.Network}, sigmoid and cross-entropy, "
            + $"{plan.Parameters} parameters, {plan.Examples} examples, lambda {plan.Lambda}";
        tell(new() { Line = $"{about}:" });

        var problem = plan.Problem(steps);
        var report = GradientCheck.Verify(problem.Cost, problem.Gradient, problem.At, problem.Options(plan.Seed));
        foreach (var line in report.ToString().Split('\n')) tell(new() { Line = line });
        var share = report.Agrees ? "all" : "not all";
        tell(new() { Reached = $"{share} {plan.Parameters} slopes of a network agree with the measured ones" });
        tell(new() { Picture = new("gradient.svg", GradientCheckPicture.Draw(about, problem, report, new(problem, report, () => { }))) });
    }
}
