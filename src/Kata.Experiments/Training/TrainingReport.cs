namespace Kata.Experiments.Training;

/// <summary>What came out of a training. Its names are those of `kata train --json`.</summary>
/// <param name="Dataset">What was trained on.</param>
/// <param name="Examples">m.</param>
/// <param name="Parameters">How many weights and biases there are.</param>
/// <param name="Optimizer">"lbfgs", "gd" or "sgd".</param>
/// <param name="Evaluations">How often cost and gradient were computed; null for SGD.</param>
/// <param name="Epochs">How often the training set was gone through; null for L-BFGS.</param>
/// <param name="Cost">J with the penalty at the end.</param>
/// <param name="Accuracy">On the training set, 0 … 1.</param>
/// <param name="TestAccuracy">On the test set, or null where there is none.</param>
/// <param name="Seconds">How long the training took.</param>
/// <param name="Seed">Of the plan.</param>
/// <param name="Lambda">λ.</param>
/// <param name="Stopped">Whether it was asked to end early.</param>
/// <param name="Note">What a reader should know of the data, or null.</param>
/// <param name="History">A moment for each evaluation or epoch.</param>
public sealed record TrainingReport(
    string Dataset,
    int Examples,
    int Parameters,
    string Optimizer,
    int? Evaluations,
    int? Epochs,
    double Cost,
    double Accuracy,
    double? TestAccuracy,
    double Seconds,
    int Seed,
    double Lambda,
    bool Stopped,
    string? Note,
    IReadOnlyList<HistoryEntry> History) : ExperimentResult
{
    /// <summary>Measures the network reached on the training set, and on the test set where there is one.</summary>
    internal static TrainingReport Of(Steps steps, TrainingPlan plan, TrainingData data, TrainingResult trained, double seconds)
    {
        var (network, train) = (trained.Network, data.Train);
        var y = steps.Encode(train.Labels, data.Classes);
        return new(
            plan.DataSet,
            train.Labels.Length,
            network.Layers.Sum(layer => layer.Theta.RowCount * layer.Theta.ColumnCount),
            plan.Method.ToString().ToLowerInvariant(),
            plan.Method == TrainingMethod.Sgd ? null : trained.History.Count,
            plan.Method switch
            {
                TrainingMethod.Lbfgs =>
                null,
                TrainingMethod.Gd => Math.Max(0, trained.History.Count - 1),
                _ => trained.History.Count
            },
            steps.Cost(network, train.X, y, plan.Lambda),
            steps.Accuracy(steps.Classes(network, train.X), train.Labels),
            data.Test is { } test ? steps.Accuracy(steps.Classes(network, test.X), test.Labels) : null,
            seconds,
            plan.Seed,
            plan.Lambda,
            trained.Stopped,
            data.Note,
            trained.History);
    }
}
