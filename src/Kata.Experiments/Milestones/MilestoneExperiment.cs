using Kata.Experiments.Published;

namespace Kata.Experiments.Milestones;

/// <summary>The reward for a step.</summary>
/// <param name="Step">A step that has one.</param>
/// <param name="Size">How much is done.</param>
public sealed record MilestoneExperiment(int Step, MilestoneSize Size) : Experiment
{
    /// <inheritdoc/>
    public override int LastStep => Step;

    /// <inheritdoc/>
    public override bool Optimizes => Step == 12;

    /// <inheritdoc/>
    public override void Run(ExperimentContext desk)
    {
        switch (Step)
        {
            case 5:
                ReadingMilestone.Give(desk.Steps, ReferenceModel.From(desk.Store), desk.Report);
                break;
            case 6:
                CostMilestone.Give(desk.Steps, ReferenceModel.From(desk.Store), desk.Report);
                break;
            case 8:
                GradientMilestone.Give(desk.Steps, desk.Report);
                break;
            default:
                var (plan, data) = LearningMilestone.Choice(Step, desk.Store, Size);
                LearningMilestone.Give(desk.Steps, desk.Optimizer, plan, data, desk.Report);
                break;
        }
    }
}

/// <summary>How much of everything a reward does.</summary>
/// <param name="Examples">At most so many are trained on.</param>
/// <param name="Steps">Of gradient descent on the moons.</param>
/// <param name="Epochs">Of mini-batches.</param>
/// <param name="Evaluations">Of the optimizer.</param>
public sealed record MilestoneSize(int Examples, int Steps, int Epochs, int Evaluations)
{
    /// <summary>Enough to learn well: the reference takes seconds, but a minute on all of MNIST.</summary>
    public static MilestoneSize Standard { get; } = new(int.MaxValue, 1500, 3, 200);
}
