namespace Kata.Runner;

/// <summary>What a worker needs to know of a reward besides the step and the subject.</summary>
/// <param name="Size">How much is done.</param>
/// <param name="Watched">For step 12: the subject once more, with an adapter in the place of step 8; null where that does not compile.</param>
internal sealed record RewardJob(RewardSize Size, byte[]? Watched);

/// <summary>How much of everything a reward does.</summary>
/// <param name="Examples">At most so many are trained on.</param>
/// <param name="Steps">Of gradient descent on the moons.</param>
/// <param name="Epochs">Of mini-batches.</param>
/// <param name="Evaluations">Of the optimizer.</param>
/// <param name="ShippedOnly">Whether to do without data sets that do not ship.</param>
internal sealed record RewardSize(int Examples, int Steps, int Epochs, int Evaluations, bool ShippedOnly)
{
    /// <summary>Enough to learn well: the reference takes seconds, but a minute on all of MNIST.</summary>
    public static RewardSize Standard { get; } = new(int.MaxValue, 1500, 3, 200, false);
}
