using Kata.Gradients;
using Kata.Harness.Diagnosis;
using Kata.Harness.Oracle;
using MathNet.Numerics;

namespace Kata.Experiments.Gradients;

/// <summary>Checks the gradient of the steps against the slopes of their own cost.</summary>
/// <param name="Plan">What to check.</param>
/// <param name="Picture">The line above the picture; null for no picture.</param>
public sealed record GradientCheckExperiment(GradientCheckPlan Plan, string? Picture) : Experiment
{
    /// <summary>The steps that a gradient passes through, in order.</summary>
    public static IReadOnlyList<Step> OnTheWay { get; } = [Step.Serialize, Step.Activations, Step.Forward, Step.Cost, Step.Backprop];

    /// <inheritdoc/>
    public override Step LastStep => Step.Backprop;

    /// <inheritdoc/>
    public override ExperimentResult Run(ExperimentContext context)
    {
        // The order of summation must not depend on the number of threads.
        Control.UseSingleThread();
        var problem = Plan.Problem(context.Steps, ScalarOracle.Steps);
        var report = GradientCheck.Verify(problem.Cost, problem.Gradient, problem.At, problem.Options(Plan.Seed));
        var diagnosis = report.Agrees ? null
            : OnTheWay.Select(step => StepDiagnosis.Of(step, context.Steps)).FirstOrDefault(diagnosis => !diagnosis.IsRight);
        return new GradientCheckResult(report, diagnosis, Picture is null ? null : Drawn(Picture, problem, report, context));
    }

    // A large network takes a while.
    private static string Drawn(string title, GradientCheckProblem problem, GradientReport report, ExperimentContext context)
    {
        var (done, every) = (0, Math.Max(1, problem.At.Count / 100));
        return GradientCheckPicture.Draw(title, problem, report, new(problem, report, () =>
        {
            if (++done % every == 0)
                context.Report(new() { Progress = new($"entry {done} of {problem.At.Count}", (double)done / problem.At.Count) });
        }));
    }
}

/// <summary>What a gradient check found.</summary>
/// <param name="Report">The report.</param>
/// <param name="Diagnosis">The diagnosis of the first wrong step; null if all are right or the gradient is.</param>
/// <param name="Svg">The picture; null if none was asked for.</param>
public sealed record GradientCheckResult(GradientReport Report, StepDiagnosis? Diagnosis, string? Svg) : ExperimentResult;
