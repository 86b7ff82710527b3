namespace Kata.Runner;

/// <summary>The reward for a step.</summary>
/// <param name="Step">A step that has one.</param>
/// <param name="Size">How much is done.</param>
internal sealed record RewardUse(int Step, RewardSize Size) : Use
{
    public override int LastStep => Step;

    public override bool Optimizes => Step == 12;

    public override void Run(Desk desk)
    {
        switch (Step)
        {
            case 5:
                ReadingReward.Give(desk.Steps, GivenDigits.From(desk.Store), desk.Tell);
                break;
            case 6:
                CostReward.Give(desk.Steps, GivenDigits.From(desk.Store), desk.Tell);
                break;
            case 8:
                GradientReward.Give(desk.Steps, desk.Tell);
                break;
            default:
                var (plan, data) = LearningReward.Choice(Step, desk.Store, Size);
                LearningReward.Give(desk.Steps, desk.Optimizer, plan, data, desk.Tell);
                break;
        }
    }
}

/// <summary>How much of everything a reward does.</summary>
/// <param name="Examples">At most so many are trained on.</param>
/// <param name="Steps">Of gradient descent on the moons.</param>
/// <param name="Epochs">Of mini-batches.</param>
/// <param name="Evaluations">Of the optimizer.</param>
internal sealed record RewardSize(int Examples, int Steps, int Epochs, int Evaluations)
{
    /// <summary>Enough to learn well: the reference takes seconds, but a minute on all of MNIST.</summary>
    public static RewardSize Standard { get; } = new(int.MaxValue, 1500, 3, 200);
}
