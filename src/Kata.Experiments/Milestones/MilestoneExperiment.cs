using Kata.Experiments.Published;

namespace Kata.Experiments.Milestones;

/// <summary>What a learner's own code does once a step passes.</summary>
/// <param name="Step">A step that has a milestone.</param>
/// <param name="Size">How much is done.</param>
public sealed record MilestoneExperiment(Step Step, MilestoneSize Size) : Experiment
{
    /// <inheritdoc/>
    public override Step LastStep => Step;

    /// <summary>The steps that have a milestone, and what happens there in a sentence.</summary>
    public static IReadOnlyDictionary<Step, string> Descriptions { get; } = new SortedDictionary<Step, string>
    {
        [Step.Predict] = "your own code reads 5,000 digits with weights that somebody else has trained.",
        [Step.Cost] = "your own cost meets the published numbers.",
        [Step.Backprop] = "your own gradient is put to the test, and its errors are drawn.",
        [Step.GradientDescent] = "your own code learns to tell two moons apart.",
        [Step.MiniBatch] = "your own code learns to read MNIST's digits, a few examples a step.",
        [Step.Optimizer] = "your own code learns to read 5,000 digits with your own optimizer.",
        [Step.FastBackprop] = "your own gradient races your step 8, NumPy and your earlier attempts.",
    };

    /// <inheritdoc/>
    public override ExperimentResult? Run(ExperimentContext context)
    {
        switch (Step)
        {
            case Step.Predict:
                ReadingMilestone.Give(context.Steps, ReferenceModel.From(context.Store), context.Report);
                break;
            case Step.Cost:
                CostMilestone.Give(context.Steps, ReferenceModel.From(context.Store), context.Report);
                break;
            case Step.Backprop:
                GradientMilestone.Give(context.Steps, context.Report);
                break;
            case Step.GradientDescent or Step.MiniBatch or Step.Optimizer:
                var (plan, data) = LearningMilestone.Choice(Step, context.Store, Size);
                LearningMilestone.Give(context.Steps, plan, data, context.Report);
                break;
            case Step.FastBackprop:
                RaceMilestone.Give(context.Steps, Size.Examples, context.Report);
                break;
            default:
                throw new InvalidOperationException($"{Step} has no milestone.");
        }

        return null;
    }
}

/// <summary>How much a milestone does.</summary>
/// <param name="Examples">How many examples are used at most.</param>
/// <param name="Steps">Steps of gradient descent on the moons.</param>
/// <param name="Epochs">Epochs of mini-batches.</param>
/// <param name="Evaluations">Evaluations of the optimizer.</param>
public sealed record MilestoneSize(int Examples, int Steps, int Epochs, int Evaluations)
{
    /// <summary>Enough to learn well: the reference takes seconds, but a minute on all of MNIST.</summary>
    public static MilestoneSize Standard { get; } = new(int.MaxValue, 1500, 3, 200);
}
