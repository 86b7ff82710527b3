using Kata.Gradients;
using MathNet.Numerics;

namespace Kata.Experiments.Gradients;

/// <summary>
/// Checks a gradient of logistic regression: by the learner's own step 7 on the lesson's examples, then by the harness on drawn ones.
/// Step 8 stands for it, for a network of one layer without biases.
/// </summary>
public sealed record WarmupExperiment : Experiment
{
    // As the lesson says.
    private const double Distance = 1e-4;

    /// <inheritdoc/>
    public override Step LastStep => Step.Backprop;

    /// <inheritdoc/>
    public override ExperimentResult Run(ExperimentContext context)
    {
        Control.UseSingleThread();
        var (lesson, drawn) = (LogisticRegression.OfTheLesson, LogisticRegression.Drawn);
        var claimed = Claimed(context.Steps, lesson, lesson.Theta);
        var measured = Measured(context.Steps, lesson);
        var report = GradientCheck.Verify(drawn.Cost, theta => Claimed(context.Steps, drawn, theta)!, drawn.Theta);
        return new WarmupResult(claimed?.ToArray(), measured?.ToArray(), report);
    }

    // Null if the function returned null.
    private static Vector<double>? Claimed(Steps steps, LogisticRegression problem, Vector<double> theta)
    {
        var carrier = new Network([new(theta.ToRowMatrix(), Activation.Sigmoid)], Loss.CrossEntropy);
        var answer = steps.Backprop(carrier, problem.X.Clone(), problem.Y.ToColumnMatrix(), 0);
        return answer.Gradient is [var gradient] ? gradient.Row(0) : null;
    }

    private static Vector<double>? Measured(Steps steps, LogisticRegression problem)
    {
        try
        {
            return steps.Central(problem.Cost, problem.Theta.Clone(), Distance);
        }
        catch (NotImplementedException)
        {
            return null;
        }
    }
}

/// <summary>What was found out about the warm-up.</summary>
/// <param name="Claimed">The learner's gradient on the lesson's examples; null if the function returned none.</param>
/// <param name="Measured">The slopes there by the learner's step 7; null if that is not written yet.</param>
/// <param name="Report">The harness's check on drawn examples.</param>
public sealed record WarmupResult(IReadOnlyList<double>? Claimed, IReadOnlyList<double>? Measured, GradientReport Report)
    : ExperimentResult;
